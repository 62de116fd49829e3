package dev.dragoman.simulator;

import java.time.Duration;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What the pretend network and the product must agree on, read from the product's own settings below
 * {@code dragoman.channels.facebook}. What is not set gets a harmless default, so that the network also works alone.
 */
@Component
@WhenSimulating
final class SimulatorSettings {

    private static final String CHANNEL = "dragoman.channels.facebook.";
    private static final String OURS = "dragoman.simulator.";

    private final Environment environment;

    SimulatorSettings(Environment environment) {
        this.environment = environment;
    }

    String appId() {
        return environment.getProperty(CHANNEL + "app-id", "400000000000001");
    }

    /** The secret every delivery is signed with. */
    String appSecret() {
        return environment.getProperty(CHANNEL + "app-secret", "simulated-app-secret");
    }

    String verifyToken() {
        return environment.getProperty(CHANNEL + "verify-token", "simulated-verify-token");
    }

    String pageId() {
        return environment.getProperty(CHANNEL + "accounts[0].id", "1000000000000001");
    }

    String pageName() {
        return environment.getProperty(CHANNEL + "accounts[0].name", "Page");
    }

    String token() {
        return environment.getProperty(CHANNEL + "accounts[0].token", "simulated-page-token");
    }

    /** Where deliveries go: {@code dragoman.simulator.target}, or this server itself. */
    String webhook() {
        String here = "http://127.0.0.1:"
                + environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return environment.getProperty(OURS + "target", here) + "/webhooks/facebook";
    }

    /** Ids made by this run start from it; by default the time of the start, so that a new run never repeats ids. */
    long seed() {
        return environment.getProperty(OURS + "seed", Long.class, System.currentTimeMillis());
    }

    /** The pause before a failed delivery is tried again; each further pause is twice as long. */
    Duration retryPause() {
        return Duration.ofMillis(environment.getProperty(OURS + "retry-pause-millis", Long.class, 500L));
    }
}
