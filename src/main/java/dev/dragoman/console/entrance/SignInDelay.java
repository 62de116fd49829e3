package dev.dragoman.console.entrance;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Makes guessing passwords slow without locking anybody out: after three failures of a login from one address, or
 * thirty from the address, each further one doubles the wait, up to a minute. In memory, of bounded size.
 */
final class SignInDelay {

    private static final int FREE_PER_LOGIN = 3;
    private static final int FREE_PER_ADDRESS = 30;
    private static final int DOUBLINGS = 6;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Cache<String, Failures> failures = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofMinutes(30))
            .build();
    private final InstantSource clock;

    SignInDelay(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Begins an attempt, which counts as failed until it has succeeded, so that many at once gain nothing.
     *
     * @return zero, or how long to wait before the next attempt; then this one must not be tried
     */
    Duration begin(String login, String address) {
        Duration ofLogin = begin(keyOf(login, address), FREE_PER_LOGIN);
        return ofLogin.isZero() ? begin(address, FREE_PER_ADDRESS) : ofLogin;
    }

    void succeeded(String login, String address) {
        failures.invalidate(keyOf(login, address));
    }

    private Duration begin(String key, int free) {
        Instant now = clock.instant();
        var wait = new Duration[] {Duration.ZERO};
        failures.asMap().compute(key, (same, before) -> {
            Failures until = before == null ? new Failures(0, now) : before;
            if (now.isBefore(until.next)) {
                wait[0] = Duration.between(now, until.next);
                return until;
            }
            return until.oneMore(now, free);
        });
        return wait[0];
    }

    private static String keyOf(String login, String address) {
        return address + ' ' + login;
    }

    private record Failures(int count, Instant next) {

        Failures oneMore(Instant now, int free) {
            int over = count + 1 - free;
            return new Failures(count + 1, over < 0 ? now : now.plus(pause(over)));
        }

        private static Duration pause(int over) {
            return over >= DOUBLINGS ? LONGEST : Duration.ofSeconds(1L << over);
        }
    }
}
