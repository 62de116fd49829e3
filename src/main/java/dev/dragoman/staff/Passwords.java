package dev.dragoman.staff;

import dev.dragoman.staff.StaffRefusal.Reason;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes and compares passwords with Argon2id: 19 MiB, two rounds, one lane; two at a time, so that it starves nobody. */
@Component
class Passwords {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 128;
    private static final int FEWEST_DIFFERENT = 5;
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final Argon2PasswordEncoder argon = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Semaphore atOnce = new Semaphore(2);
    private final SecureRandom random = new SecureRandom();
    private final String nobodys = hash(generate());

    /** A password of 20 letters and digits, about 116 bits. */
    String generate() {
        var password = new StringBuilder();
        random.ints(20, 0, LETTERS.length()).forEach(at -> password.append(LETTERS.charAt(at)));
        return password.toString();
    }

    String hash(String password) {
        return oneOfTwo(() -> String.valueOf(argon.encode(password)));
    }

    /** Whether the password is right; takes as long when there is none to compare with. */
    boolean matches(String password, @Nullable String hash) {
        boolean same = oneOfTwo(() -> argon.matches(cut(password), hash == null ? nobodys : hash));
        return same && hash != null;
    }

    void mustBeGood(String password, String login) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new StaffRefusal(Reason.PASSWORD_LENGTH);
        }
        if (password.toLowerCase(Locale.ROOT).contains(login)
                || password.chars().distinct().count() < FEWEST_DIFFERENT) {
            throw new StaffRefusal(Reason.PASSWORD_GUESSABLE);
        }
    }

    private static String cut(String password) {
        return password.length() > LONGEST ? password.substring(0, LONGEST + 1) : password;
    }

    private <T> T oneOfTwo(Supplier<T> work) {
        try {
            if (!atOnce.tryAcquire(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("too many people sign in at this moment");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a free place", e);
        }
        try {
            return work.get();
        } finally {
            atOnce.release();
        }
    }
}
