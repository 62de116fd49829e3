package dev.dragoman.simulator.youtube;

import dev.dragoman.simulator.ApiAnswer;
import dev.dragoman.simulator.ApiCall;
import dev.dragoman.simulator.NetworkClock;
import dev.dragoman.simulator.WhenSimulating;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** Gives access tokens of one hour for the refresh token; the last 20 are known. Called under the lock. */
@Component
@WhenSimulating
final class GoogleTokens {

    private static final int LIFE_SECONDS = 3599;
    private static final int MOST = 20;

    private final OwnChannel channel;
    private final NetworkClock clock;
    private final Map<String, Instant> given = new LinkedHashMap<>();
    private long number;

    GoogleTokens(OwnChannel channel, NetworkClock clock) {
        this.channel = channel;
        this.clock = clock;
    }

    ApiAnswer give(ApiCall call, boolean isDead) {
        if (!call.text("client_id").equals(channel.clientId())
                || !call.text("client_secret").equals(channel.clientSecret())) {
            return GoogleAnswer.noToken(401, "invalid_client");
        }
        if (!call.text("grant_type").equals("refresh_token")) {
            return GoogleAnswer.noToken(400, "unsupported_grant_type");
        }
        if (isDead || !call.text("refresh_token").equals(channel.refreshToken())) {
            return GoogleAnswer.noToken(400, "invalid_grant");
        }
        String token = "ya29.simulated-" + channel.seed() + "-" + ++number;
        given.put(token, clock.now().plusSeconds(LIFE_SECONDS));
        if (given.size() > MOST) {
            given.remove(given.keySet().iterator().next());
        }
        return ApiAnswer.ok(JsonNodeFactory.instance
                .objectNode()
                .put("access_token", token)
                .put("expires_in", LIFE_SECONDS)
                .put("scope", "https://www.googleapis.com/auth/youtube.force-ssl")
                .put("token_type", "Bearer"));
    }

    boolean takes(ApiCall call) {
        String token = call.header("authorization").replaceFirst("^Bearer ", "");
        return given.getOrDefault(token, Instant.MIN).isAfter(clock.now());
    }
}
