package dev.dragoman.channels.youtube;

import dev.dragoman.channels.RenewsTokens.TokenAge;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.AccountStopped;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.channels.SendResult.TryLater.Scope;
import dev.dragoman.system.HttpOut;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Gives the access token of one account, renewed from its refresh token (RFC 6749, section 6) before it ends. Never throws
 * for the network, follows no redirect, and nothing of a token is ever in a reason.
 */
final class AccessTokens {

    private static final Duration EARLY = Duration.ofMinutes(1);
    private static final Duration TEMPORARY = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(15);
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final int LONGEST_LIFE = 86_400;

    private final OkHttpClient http;
    private final String url;
    private final YouTubeSettings.Account account;
    private final Clock clock;
    private @Nullable String token;
    private Instant ends = Instant.EPOCH;
    private volatile @Nullable TokenAge age;

    AccessTokens(YouTubeSettings settings, YouTubeSettings.Account account, Duration deadline, Clock clock) {
        this.http = HttpOut.within(deadline);
        this.url = settings.tokenUrl();
        this.account = account;
        this.clock = clock;
    }

    /** A token, or why there is none. */
    sealed interface Access {

        /** It may be used now. */
        record Granted(String token) implements Access {
            @Override
            public String toString() {
                return "Granted";
            }
        }

        /** There is none, and nothing was sent. */
        record Denied(SendResult ending) implements Access {}
    }

    /** How old the token at hand is; empty before the first one. Waits for nobody. */
    Optional<TokenAge> age() {
        return Optional.ofNullable(age);
    }

    /** The token at hand, or a new one when it ends within a minute. */
    synchronized Access get() {
        String held = token;
        return held != null && clock.instant().isBefore(ends.minus(EARLY)) ? new Access.Granted(held) : renewed();
    }

    /** A new token, since the network no longer takes this one; the one at hand if it is another already. */
    synchronized Access instead(String refused) {
        if (refused.equals(token)) {
            token = null;
        }
        return get();
    }

    private Access renewed() {
        var form = new FormBody.Builder()
                .add("grant_type", "refresh_token")
                .add("client_id", account.clientId())
                .add("client_secret", account.clientSecret())
                .add("refresh_token", account.refreshToken())
                .build();
        try (Response response =
                http.newCall(new Request.Builder().url(url).post(form).build()).execute()) {
            String body = new String(response.peekBody(LONGEST_ANSWER).bytes(), StandardCharsets.UTF_8);
            return read(response.code(), YouTubeFields.json(body));
        } catch (IOException e) {
            return later("Google's token address could not be reached.");
        }
    }

    private Access read(int status, JsonNode body) {
        String granted = YouTubeFields.text(body, "access_token");
        if (status == 200 && granted.matches("[!-~]{1,4096}")) {
            int life = Math.clamp(body.path("expires_in").intValue(3600), 1, LONGEST_LIFE);
            token = granted;
            Instant now = clock.instant();
            ends = now.plusSeconds(life);
            age = new TokenAge(now, ends);
            return new Access.Granted(granted);
        }
        return switch (YouTubeFields.text(body, "error")) {
            case "invalid_grant" ->
                stopped("Google no longer takes the refresh token: let the owner consent again, and set the new one.");
            case "invalid_client", "unauthorized_client", "deleted_client" ->
                stopped("Google does not know the OAuth client or its secret: compare both with the Google console.");
            case "invalid_scope", "access_denied", "admin_policy_enforced" ->
                stopped("Google does not let this OAuth client act for the channel: let its owner consent again.");
            default -> byStatus(status);
        };
    }

    private static Access byStatus(int status) {
        if (status == 429 || status >= 500) {
            return later("Google gives no access token for the moment (HTTP " + status + ").");
        }
        return new Access.Denied(new TryLater(
                LONG,
                "The token address gives no access token (HTTP " + status + "): check it in the settings.",
                Scope.NETWORK));
    }

    private static Access later(String why) {
        return new Access.Denied(new TryLater(TEMPORARY, why, Scope.NETWORK));
    }

    private static Access stopped(String why) {
        return new Access.Denied(new AccountStopped(why));
    }

    @Override
    public String toString() {
        return "AccessTokens[" + account.id() + "]";
    }
}
