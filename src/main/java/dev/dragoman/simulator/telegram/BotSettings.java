package dev.dragoman.simulator.telegram;

import dev.dragoman.simulator.NetworkSettings;
import dev.dragoman.simulator.WhenSimulating;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What the pretend Telegram and the product must agree on, from {@code dragoman.channels.telegram}. */
@Component
@WhenSimulating
final class BotSettings extends NetworkSettings {

    BotSettings(Environment environment) {
        super(environment, TelegramSimulator.NAME);
    }

    /** The bot's number: that in front of its token, or a made-up one. */
    long id() {
        String number = token().replaceFirst(":.*", "");
        return number.matches("[1-9][0-9]{0,17}") ? Long.parseLong(number) : 7_000_000_001L;
    }

    String name() {
        return get("accounts[0].name", "Bot");
    }

    String token() {
        return get("accounts[0].token", "7000000001:simulated-token");
    }

    /** The word every update carries. */
    String secret() {
        return get("accounts[0].webhook-secret", "");
    }

    /** Whether the product asks for updates, so that no webhook is set in the beginning. */
    boolean polls() {
        return get("mode", "webhook").equals("polling");
    }
}
