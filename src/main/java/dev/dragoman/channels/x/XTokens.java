package dev.dragoman.channels.x;

import dev.dragoman.channels.Kept;
import dev.dragoman.channels.NetworkAnswer;
import dev.dragoman.channels.NetworkAnswer.Answered;
import dev.dragoman.channels.NetworkAnswer.NotSent;
import dev.dragoman.channels.NetworkAnswer.Unclear;
import dev.dragoman.channels.NetworkClient;
import dev.dragoman.channels.Seal;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.AccountStopped;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.channels.Signature;
import dev.dragoman.message.AccountId;
import dev.dragoman.system.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Gives the access token of an account with OAuth 2.0. It lasts two hours and is renewed from a refresh token that X
 * takes once and replaces by another, so both are kept, sealed, and renewed by one process at a time.
 */
final class XTokens {

    private static final Duration EARLY = Duration.ofMinutes(1);
    private static final int LONGEST_LIFE = 86_400;
    private static final String TOKEN = "[!-~]{1,4096}";

    private final XSettings settings;
    private final NetworkClient client;
    private final Kept kept;
    private final Seal seal;
    private final Clock clock;

    XTokens(XSettings settings, NetworkClient client, Kept kept, Clock clock) {
        this.settings = settings;
        this.client = client;
        this.kept = kept;
        this.seal = new Seal(settings.consumerSecret());
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

    /** The token at hand, or a new one when it ends within a minute. */
    Access get(XSettings.Account account) {
        return ask(account, null);
    }

    /** A new token, since X no longer takes this one; the one at hand if another process has renewed it already. */
    Access instead(XSettings.Account account, String refused) {
        return ask(account, refused);
    }

    private Access ask(XSettings.Account account, @Nullable String refused) {
        if (account.refreshToken().isEmpty()) {
            return refused == null ? new Access.Granted(account.token()) : dead();
        }
        try {
            Pair held = kept.read(key(account)).map(it -> read(account, it)).orElseGet(() -> given(account));
            return isGood(held, refused) ? new Access.Granted(held.access()) : renewed(account, refused);
        } catch (DataAccessException | TransactionException e) {
            return new Access.Denied(new TryLater(XErrors.TEMPORARY, "The database is away."));
        }
    }

    private boolean isGood(Pair pair, @Nullable String refused) {
        return !pair.access().isEmpty()
                && !pair.access().equals(refused)
                && clock.instant().isBefore(pair.ends().minus(EARLY));
    }

    private Access renewed(XSettings.Account account, @Nullable String refused) {
        var outcome = new Object() {
            Access access = dead();
        };
        kept.change(key(account), before -> {
            Pair held = before.isEmpty() ? given(account) : read(account, before);
            if (isGood(held, refused)) {
                outcome.access = new Access.Granted(held.access());
                return before;
            }
            Renewal renewal = renewal(account, held);
            outcome.access = renewal.access();
            return renewal.pair() == null ? before : seal.close(Json.MAPPER.writeValueAsString(renewal.pair()));
        });
        return outcome.access;
    }

    private Renewal renewal(XSettings.Account account, Pair held) {
        String basic = settings.clientId() + ":" + settings.clientSecret();
        NetworkAnswer answer = client.postForm(
                "2/oauth2/token",
                Map.of(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8))),
                Map.of(
                        "grant_type", "refresh_token",
                        "refresh_token", held.refresh(),
                        "client_id", settings.clientId()));
        return switch (answer) {
            case Answered answered -> read(account, held, answered);
            case NotSent(String why) -> new Renewal(later("X could not be reached (" + why + ")."), null);
            case Unclear(String why) -> new Renewal(later("X's answer got lost (" + why + ")."), null);
        };
    }

    private Renewal read(XSettings.Account account, Pair held, Answered answered) {
        JsonNode body = XFields.json(answered.body());
        String access = body.path("access_token").stringValue("");
        if (answered.status() == 200 && access.matches(TOKEN)) {
            String next = body.path("refresh_token").stringValue(held.refresh());
            int life = Math.clamp(body.path("expires_in").intValue(7200), 1, LONGEST_LIFE);
            Instant ends = clock.instant().plusSeconds(life);
            return new Renewal(new Access.Granted(access), new Pair(fingerprint(account), access, next, ends));
        }
        return answered.status() == 429 || answered.status() >= 500
                ? new Renewal(later("X gives no access token for the moment (HTTP " + answered.status() + ")."), null)
                : new Renewal(dead(), null);
    }

    private static Access later(String why) {
        return new Access.Denied(new TryLater(XErrors.TEMPORARY, why, TryLater.Scope.NETWORK));
    }

    private static Access dead() {
        return new Access.Denied(new AccountStopped(
                "X no longer takes the account's tokens: let its owner consent again, and set the new ones."));
    }

    private Pair given(XSettings.Account account) {
        return new Pair(fingerprint(account), account.token(), account.refreshToken(), Instant.MAX);
    }

    /** What is kept; other tokens in the settings are newer than what came from the ones before. */
    private Pair read(XSettings.Account account, String sealed) {
        try {
            return seal.open(sealed)
                    .map(open -> Json.MAPPER.readValue(open, Pair.class))
                    .filter(pair -> Objects.equals(pair.given(), fingerprint(account)))
                    .orElseGet(() -> given(account));
        } catch (JacksonException e) {
            return given(account);
        }
    }

    private static String fingerprint(XSettings.Account account) {
        return Signature.hexHmacSha256(account.refreshToken(), account.token().getBytes(StandardCharsets.UTF_8));
    }

    private static Kept.Key key(XSettings.Account account) {
        return new Kept.Key(XChannel.ID, new AccountId(account.id()), "tokens");
    }

    /**
     * Both tokens.
     *
     * @param given which tokens of the settings they came from
     */
    private record Pair(String given, String access, String refresh, Instant ends) {}

    private record Renewal(Access access, @Nullable Pair pair) {}

    @Override
    public String toString() {
        return "XTokens";
    }
}
