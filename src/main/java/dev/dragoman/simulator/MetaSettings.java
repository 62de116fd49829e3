package dev.dragoman.simulator;

import java.time.Duration;
import org.springframework.core.env.Environment;

/**
 * What a pretend network of Meta and the product must agree on, read from the product's own settings below
 * {@code dragoman.channels.<name>}, and the words by which it throttles. What is not set gets a harmless default, so that
 * the network also works alone.
 */
public abstract class MetaSettings {

    private static final String CHANNELS = "dragoman.channels.";
    private static final String OURS = "dragoman.simulator.";

    private final Environment environment;
    private final String network;

    /** Reads the settings of the channel of this name. */
    protected MetaSettings(Environment environment, String network) {
        this.environment = environment;
        this.network = network;
    }

    /** Its name, that of the channel. */
    public final String network() {
        return network;
    }

    /** What its webhooks call themselves. */
    public abstract String object();

    /** By which limit too many calls in an hour are refused. */
    public abstract GraphAnswer tooMany(GraphCall call);

    /** Under which name the usage header counts a call. */
    public abstract String useCase(GraphCall call);

    /** How the ids of messages begin. */
    public String messagePrefix() {
        return "m_";
    }

    /** One call too many in a short time. */
    public GraphAnswer throttled() {
        return GraphAnswer.refused(613, 2534040, "Calls to this api have exceeded the rate limit.");
    }

    /** A setting of the channel. */
    protected final String get(String name, String otherwise) {
        return environment.getProperty(CHANNELS + network + "." + name, otherwise);
    }

    /** The id of the app. */
    public final String appId() {
        return get("app-id", "400000000000001");
    }

    /** The secret every delivery is signed with. */
    public final String appSecret() {
        return get("app-secret", "simulated-app-secret");
    }

    /** The word of the handshake. */
    public final String verifyToken() {
        return get("verify-token", "simulated-verify-token");
    }

    /** The account the calls and deliveries are about. */
    public final String account() {
        return get("accounts[0].id", "1000000000000001");
    }

    /** What people call it. */
    public final String accountName() {
        return get("accounts[0].name", "Page");
    }

    /** What every call must carry. */
    public final String token() {
        return get("accounts[0].token", "simulated-token");
    }

    /** Where deliveries go: {@code dragoman.simulator.target}, or this server itself. */
    public final String webhook() {
        String here = "http://127.0.0.1:"
                + environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return environment.getProperty(OURS + "target", here) + "/webhooks/" + network;
    }

    /** Ids made by this run start from it; by default the time of the start, so that a new run never repeats ids. */
    public final long seed() {
        return environment.getProperty(OURS + "seed", Long.class, System.currentTimeMillis());
    }

    /** The pause before a failed delivery is tried again; each further pause is twice as long. */
    public final Duration retryPause() {
        return Duration.ofMillis(environment.getProperty(OURS + "retry-pause-millis", Long.class, 500L));
    }
}
