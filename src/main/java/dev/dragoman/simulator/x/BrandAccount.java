package dev.dragoman.simulator.x;

import dev.dragoman.simulator.NetworkSettings;
import dev.dragoman.simulator.WhenSimulating;
import java.util.Locale;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What the pretend X and the product must agree on, from {@code dragoman.channels.x}. */
@Component
@WhenSimulating
final class BrandAccount extends NetworkSettings {

    BrandAccount(Environment environment) {
        super(environment, XSimulator.NAME);
    }

    String id() {
        return get("accounts[0].id", "1400000000000000001");
    }

    String name() {
        return get("accounts[0].name", "Brand");
    }

    /** The name in front of which people put an at sign. */
    String handle() {
        String handle = name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "");
        return handle.isEmpty() ? "brand" : handle;
    }

    String token() {
        return get("accounts[0].token", "simulated-token");
    }

    String refreshToken() {
        return get("accounts[0].refresh-token", "");
    }

    String consumerKey() {
        return get("consumer-key", "simulated-key");
    }

    String consumerSecret() {
        return get("consumer-secret", "simulated-secret");
    }

    String clientId() {
        return get("client-id", "simulated-client");
    }

    String clientSecret() {
        return get("client-secret", "simulated-client-secret");
    }
}
