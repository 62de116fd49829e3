package dev.dragoman.simulator.x;

import dev.dragoman.simulator.ApiAnswer;
import dev.dragoman.simulator.ApiCall;
import dev.dragoman.simulator.WhenSimulating;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** Who may call: with the account's token, which a refresh token renews once. Called under the lock. */
@Component
@WhenSimulating
final class XPass {

    private static final int LIFE_SECONDS = 7200;

    private final BrandAccount account;
    private String token;
    private String refresh;
    private long number;

    XPass(BrandAccount account) {
        this.account = account;
        this.token = account.token();
        this.refresh = account.refreshToken();
    }

    /** A bearer's token; of a call that is signed by OAuth 1.0a the key and the token, not the signature itself. */
    boolean takes(ApiCall call) {
        String header = call.header("authorization");
        return call.carries("authorization", "Bearer " + token)
                || (header.startsWith("OAuth ")
                        && header.contains("oauth_consumer_key=\"" + account.consumerKey() + "\"")
                        && header.contains("oauth_token=\"" + account.token() + "\""));
    }

    ApiAnswer renew(ApiCall call) {
        String client = account.clientId() + ":" + account.clientSecret();
        String basic = "Basic " + Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8));
        if (!call.carries("authorization", basic)) {
            return refused(401, "unauthorized_client");
        }
        if (refresh.isEmpty() || !call.text("refresh_token").equals(refresh)) {
            return refused(400, "invalid_request");
        }
        String next = account.seed() + "-" + ++number;
        token = "simulated-access-" + next;
        refresh = "simulated-refresh-" + next;
        return ApiAnswer.ok(JsonNodeFactory.instance
                .objectNode()
                .put("token_type", "bearer")
                .put("expires_in", LIFE_SECONDS)
                .put("access_token", token)
                .put("refresh_token", refresh));
    }

    private static ApiAnswer refused(int status, String error) {
        return ApiAnswer.of(
                status,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("error", error)
                        .put("error_description", "Value passed for the token was invalid."));
    }
}
