package dev.dragoman.channels.pinterest;

import dev.dragoman.channels.NetworkAnswer;
import dev.dragoman.channels.NetworkAnswer.Answered;
import dev.dragoman.channels.NetworkAnswer.NotSent;
import dev.dragoman.channels.NetworkAnswer.Unclear;
import dev.dragoman.channels.NetworkClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import okhttp3.Credentials;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Gives the access token of one account, and renews it at {@code POST /oauth/token} with the app's id and secret. What is
 * renewed is kept in memory alone: a new start begins with the configured tokens. Nothing of a token is ever in a reason.
 */
final class PinterestTokens {

    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final String TOKEN = "[!-~]{1,4096}";

    /** Pinterest's access tokens live for 30 days; what it does not state is renewed the next day. */
    private static final int UNSTATED = 86_400;

    private static final int LONGEST = 60 * 86_400;

    private final NetworkClient client;
    private final String credentials;
    private final Clock clock;
    private @Nullable String token;
    private String refreshToken;
    private Instant ends = Instant.MAX;

    PinterestTokens(NetworkClient client, PinterestSettings settings, PinterestSettings.Account account, Clock clock) {
        this.client = client;
        this.credentials = Credentials.basic(settings.clientId(), settings.clientSecret());
        this.clock = clock;
        this.token = account.token().isBlank() ? null : account.token();
        this.refreshToken = account.refreshToken();
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

        /** There is none. */
        record Denied(PinterestTrouble trouble) implements Access {}
    }

    /** The token at hand, or a new one when it is about to end. */
    synchronized Access get() {
        String held = token;
        return held != null && clock.instant().isBefore(ends.minus(EARLY)) ? new Access.Granted(held) : renewed();
    }

    /** A new token, since Pinterest no longer takes this one; the one at hand if it is another already. */
    synchronized Access instead(String refused) {
        if (refused.equals(token)) {
            token = null;
        }
        return get();
    }

    private Access renewed() {
        if (refreshToken.isBlank()) {
            return new Access.Denied(PinterestTrouble.lasting(
                    "Pinterest no longer takes the access token: set a new one, or a refresh token that renews it."));
        }
        NetworkAnswer answer = client.postForm(
                "oauth/token",
                Map.of("Authorization", credentials),
                Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
        return switch (answer) {
            case Answered answered -> read(answered);
            case NotSent(String why) -> new Access.Denied(PinterestTrouble.unreached(why));
            case Unclear(String why) -> new Access.Denied(PinterestTrouble.unreached(why));
        };
    }

    private Access read(Answered answered) {
        JsonNode body = PinterestPin.json(answered.body());
        String granted = body.path("access_token").stringValue("");
        if (answered.status() != 200) {
            return new Access.Denied(trouble(answered));
        }
        if (!granted.matches(TOKEN)) {
            return new Access.Denied(PinterestTrouble.passing("Pinterest's new access token could not be read."));
        }
        String next = body.path("refresh_token").stringValue("");
        refreshToken = next.matches(TOKEN) ? next : refreshToken;
        token = granted;
        ends = clock.instant().plusSeconds(Math.clamp(body.path("expires_in").intValue(UNSTATED), 60, LONGEST));
        return new Access.Granted(granted);
    }

    private PinterestTrouble trouble(Answered answered) {
        return switch (answered.status()) {
            case 400, 401, 403 ->
                PinterestTrouble.lasting("Pinterest does not renew the access token (HTTP " + answered.status()
                        + "): compare client-id and client-secret with the app, or consent again and set the new"
                        + " refresh token.");
            default -> PinterestTrouble.of(answered, clock.instant());
        };
    }

    @Override
    public String toString() {
        return "PinterestTokens";
    }
}
