package dev.dragoman.simulator;

import java.time.Duration;
import org.springframework.core.env.Environment;

/**
 * What a pretend network and the product must agree on, read from the product's own settings below
 * {@code dragoman.channels.<name>}. What is not set gets a harmless default, so that the network also works alone.
 */
public abstract class NetworkSettings {

    private static final String CHANNELS = "dragoman.channels.";
    private static final String OURS = "dragoman.simulator.";

    private final Environment environment;
    private final String network;

    /** Reads the settings of the channel of this name. */
    protected NetworkSettings(Environment environment, String network) {
        this.environment = environment;
        this.network = network;
    }

    /** Its name, that of the channel. */
    public final String network() {
        return network;
    }

    /** A setting of the channel. */
    protected final String get(String name, String otherwise) {
        return environment.getProperty(CHANNELS + network + "." + name, otherwise);
    }

    /** Where deliveries go: {@code dragoman.simulator.target}, or this server itself. */
    public final String webhook() {
        return server() + "/webhooks/" + network;
    }

    private String server() {
        String here = "http://127.0.0.1:"
                + environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return environment.getProperty(OURS + "target", here);
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
