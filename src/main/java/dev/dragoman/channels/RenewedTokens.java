package dev.dragoman.channels;

import dev.dragoman.channels.RenewsTokens.TokenAge;
import dev.dragoman.system.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import tools.jackson.core.JacksonException;

/**
 * Gives the access token of one account, renewed from a refresh token (RFC 6749, section 6) before it ends. For networks
 * that replace the refresh token each time: the newest pair is kept, sealed, and one process renews it at a time.
 *
 * @param <F> how the channel tells of a failure
 */
public final class RenewedTokens<F> {

    private static final Duration EARLY = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(60);
    private static final String TOKEN = "[!-~]{1,4096}";

    private final Store store;
    private final Pair given;
    private final Function<String, Renewal<F>> renewer;
    private final Function<String, F> later;
    private final Clock clock;

    /**
     * Begins with the tokens of the settings.
     *
     * @param renewer asks the network for a new pair, by the refresh token; empty where there is none, so that it says
     *                what a person has to do
     * @param later   a failure that will pass, from a sentence
     */
    public RenewedTokens(Store store, Given given, Function<String, Renewal<F>> renewer, Function<String, F> later) {
        this.store = store;
        this.given = new Pair(given.fingerprint(), given.token(), given.refreshToken(), Instant.MAX, null);
        this.renewer = renewer;
        this.later = later;
        this.clock = store.clock();
    }

    /** Where and how the newest pair is kept. */
    public record Store(Kept kept, Kept.Key key, Seal seal, Clock clock) {}

    /** The tokens of the settings, each of which may be empty. Others than before begin anew. */
    public record Given(String token, String refreshToken) {

        private String fingerprint() {
            return Signature.hexHmacSha256(
                    "tokens of an account", (token + "\n" + refreshToken).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "Given";
        }
    }

    /** A token, or why there is none. */
    public sealed interface Access<F> {

        /** It may be used now. */
        record Granted<F>(String token) implements Access<F> {
            @Override
            public String toString() {
                return "Granted";
            }
        }

        /** There is none, and nothing was sent. */
        record Denied<F>(F why) implements Access<F> {}
    }

    /** What the network says when it is asked for a new pair. */
    public sealed interface Renewal<F> {

        /**
         * A new pair.
         *
         * @param refreshToken empty when the old one goes on being good
         */
        record Renewed<F>(String token, String refreshToken, Duration life) implements Renewal<F> {
            @Override
            public String toString() {
                return "Renewed";
            }
        }

        /** None. */
        record Failed<F>(F why) implements Renewal<F> {}
    }

    /** The token at hand, or a new one when it ends within a minute. */
    public Access<F> get() {
        return ask("");
    }

    /** A new token, since the network no longer takes this one; the one at hand if it was renewed already. */
    public Access<F> instead(String refused) {
        return ask(refused);
    }

    /** How old the token at hand is; empty while it is the one of the settings, or the database is away. */
    public Optional<TokenAge> age() {
        try {
            return store.kept()
                    .read(store.key())
                    .map(this::opened)
                    .filter(held -> held.ends().isBefore(Instant.MAX))
                    .map(held -> new TokenAge(held.renewed(), held.ends()));
        } catch (DataAccessException | TransactionException e) {
            return Optional.empty();
        }
    }

    private Access<F> ask(String refused) {
        if (given.refresh().isEmpty()) {
            return isGood(given, refused)
                    ? new Access.Granted<>(given.access())
                    : renewal("").access();
        }
        try {
            Pair held = store.kept().read(store.key()).map(this::opened).orElse(given);
            return isGood(held, refused) ? new Access.Granted<>(held.access()) : renewed(refused);
        } catch (DataAccessException | TransactionException e) {
            return new Access.Denied<>(later.apply("The database is away."));
        }
    }

    private boolean isGood(Pair pair, String refused) {
        return !pair.access().isEmpty()
                && !pair.access().equals(refused)
                && clock.instant().isBefore(pair.ends().minus(EARLY));
    }

    private Access<F> renewed(String refused) {
        var access = new AtomicReference<Access<F>>();
        store.kept().change(store.key(), before -> {
            Pair held = before.isEmpty() ? given : opened(before);
            Ending<F> ending = isGood(held, refused)
                    ? new Ending<>(new Access.Granted<>(held.access()), null)
                    : renewal(held.refresh());
            access.set(ending.access());
            return ending.pair() == null ? before : store.seal().close(Json.MAPPER.writeValueAsString(ending.pair()));
        });
        return Objects.requireNonNull(access.get());
    }

    private Ending<F> renewal(String refreshToken) {
        return switch (renewer.apply(refreshToken)) {
            case Renewal.Failed<F>(F why) -> new Ending<>(new Access.Denied<>(why), null);
            case Renewal.Renewed<F>(String token, String next, Duration life) ->
                token.matches(TOKEN)
                        ? new Ending<>(
                                new Access.Granted<>(token),
                                new Pair(
                                        given.given(),
                                        token,
                                        next.matches(TOKEN) ? next : refreshToken,
                                        clock.instant().plus(life.compareTo(LONGEST) > 0 ? LONGEST : life),
                                        clock.instant()))
                        : new Ending<>(
                                new Access.Denied<>(later.apply("The new access token could not be read.")), null);
        };
    }

    /** What is kept; other tokens in the settings are newer than what came from the ones before. */
    private Pair opened(String sealed) {
        try {
            return store.seal()
                    .open(sealed)
                    .map(open -> Json.MAPPER.readValue(open, Pair.class))
                    .filter(pair -> given.given().equals(pair.given()))
                    .orElse(given);
        } catch (JacksonException e) {
            return given;
        }
    }

    /**
     * Both tokens.
     *
     * @param given   which tokens of the settings they came from
     * @param renewed when the network gave them; null for those of the settings, and for pairs kept by older versions
     */
    private record Pair(
            String given,
            String access,
            String refresh,
            Instant ends,
            @Nullable Instant renewed) {
        @Override
        public String toString() {
            return "Pair";
        }
    }

    private record Ending<F>(Access<F> access, @Nullable Pair pair) {}

    @Override
    public String toString() {
        return "RenewedTokens";
    }
}
