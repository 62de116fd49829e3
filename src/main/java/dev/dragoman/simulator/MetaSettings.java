package dev.dragoman.simulator;

import org.springframework.core.env.Environment;

/**
 * What a pretend network of Meta and the product must agree on, and the words by which it throttles.
 */
public abstract class MetaSettings extends NetworkSettings {

    /** Reads the settings of the channel of this name. */
    protected MetaSettings(Environment environment, String network) {
        super(environment, network);
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
}
