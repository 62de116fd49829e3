package dev.dragoman.simulator.telegram;

import dev.dragoman.simulator.WhenSimulating;
import java.time.Duration;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What the pretend Telegram and the product must agree on, read from the product's own settings below
 * {@code dragoman.channels.telegram}. What is not set gets a harmless default, so that the network also works alone.
 */
@Component
@WhenSimulating
final class BotSettings {

    private static final String CHANNEL = "dragoman.channels.telegram.";
    private static final String OURS = "dragoman.simulator.";

    private final Environment environment;

    BotSettings(Environment environment) {
        this.environment = environment;
    }

    /** The bot's number: that in front of its token, or a made-up one. */
    long id() {
        String number = token().replaceFirst(":.*", "");
        return number.matches("[1-9][0-9]{0,17}") ? Long.parseLong(number) : 7_000_000_001L;
    }

    String name() {
        return environment.getProperty(CHANNEL + "accounts[0].name", "Bot");
    }

    String token() {
        return environment.getProperty(CHANNEL + "accounts[0].token", "7000000001:simulated-token");
    }

    /** The word every update carries. */
    String secret() {
        return environment.getProperty(CHANNEL + "accounts[0].webhook-secret", "");
    }

    /** Whether the product asks for updates, so that no webhook is set in the beginning. */
    boolean polls() {
        return environment.getProperty(CHANNEL + "mode", "webhook").equals("polling");
    }

    /** Where updates go in the beginning: {@code dragoman.simulator.target}, or this server itself. */
    String webhook() {
        String here = "http://127.0.0.1:"
                + environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return environment.getProperty(OURS + "target", here) + "/webhooks/telegram";
    }

    /** Numbers made by this run start from it; by default the time of the start, so that a new run never repeats any. */
    long seed() {
        return environment.getProperty(OURS + "seed", Long.class, System.currentTimeMillis());
    }

    /** The pause before a failed update is tried again; each further pause is twice as long. */
    Duration retryPause() {
        return Duration.ofMillis(environment.getProperty(OURS + "retry-pause-millis", Long.class, 500L));
    }
}
