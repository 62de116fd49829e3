package dev.dragoman.simulator.mastodon;

import dev.dragoman.simulator.NetworkSettings;
import org.springframework.core.env.Environment;

/** What the pretend instance and the product must agree on, from {@code dragoman.channels.mastodon}. */
final class InstanceSettings extends NetworkSettings {

    InstanceSettings(Environment environment) {
        super(environment, MastodonSimulator.NAME);
    }

    /** The number of the account. */
    String account() {
        return get("accounts[0].id", "109000000000000001");
    }

    /** The account's name on the instance, by which it is called. */
    String username() {
        String name = get("accounts[0].name", "").replaceAll("[^A-Za-z0-9_]", "");
        return name.isEmpty() ? "brand" : name;
    }

    String token() {
        return get("accounts[0].token", "simulated-token");
    }

    /** How many characters a post may have. */
    int longest() {
        return Integer.parseInt(get("longest", "500"));
    }
}
