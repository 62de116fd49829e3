package dev.dragoman.simulator.discourse;

import dev.dragoman.simulator.NetworkSettings;
import org.springframework.core.env.Environment;

/** What the pretend forum and the product must agree on, from {@code dragoman.channels.discourse}. */
final class ForumSettings extends NetworkSettings {

    ForumSettings(Environment environment) {
        super(environment, DiscourseSimulator.NAME);
    }

    /** The user in whose name the API is called. */
    String bot() {
        return get("accounts[0].api-username", "brandbot");
    }

    String key() {
        return get("accounts[0].api-key", "simulated-key");
    }

    /** What signs the webhooks. */
    String secret() {
        return get("accounts[0].webhook-secret", "simulated-secret");
    }

    /** A person who answers for the brand under a name of their own; the bot's name when there is none. */
    String colleague() {
        return get("accounts[0].colleagues[0]", bot());
    }
}
