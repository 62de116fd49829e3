package dev.dragoman.console.entrance;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** A sign-in that came before its time; the password was not looked at. */
final class TooSoon extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TooSoon(Duration wait) {
        super("too soon");
        this.wait = wait;
    }

    /** Whole seconds to wait, at least one. */
    long seconds() {
        return wait.toSeconds() + 1;
    }
}
