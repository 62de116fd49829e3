package dev.dragoman.simulator.youtube;

import dev.dragoman.simulator.NetworkSettings;
import dev.dragoman.simulator.WhenSimulating;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What the pretend YouTube and the product must agree on, from {@code dragoman.channels.youtube}. */
@Component
@WhenSimulating
final class OwnChannel extends NetworkSettings {

    OwnChannel(Environment environment) {
        super(environment, YouTubeSimulator.NAME);
    }

    String id() {
        return get("accounts[0].id", "UCsimulated0000000000001");
    }

    String name() {
        return get("accounts[0].name", "Brand");
    }

    String refreshToken() {
        return get("accounts[0].refresh-token", "simulated-refresh-token");
    }

    String clientId() {
        return get("accounts[0].client-id", get("client-id", "simulated-client"));
    }

    String clientSecret() {
        return get("accounts[0].client-secret", get("client-secret", "simulated-secret"));
    }
}
