package dev.dragoman.console.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInDelayTests {

    private Instant now = Instant.parse("2026-01-05T08:00:00Z");
    private final SignInDelay delay = new SignInDelay(() -> now);

    @Test
    void letsThreeAttemptsPassAndDoublesFromThere() {
        attempts(3);

        assertThat(delay.begin("anna", "10.0.0.1")).isEqualTo(Duration.ofSeconds(1));
        now = now.plusSeconds(1);
        assertThat(delay.begin("anna", "10.0.0.1")).isZero();
        assertThat(delay.begin("anna", "10.0.0.1")).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void neverWaitsLongerThanAMinute() {
        for (int i = 0; i < 20; i++) {
            delay.begin("anna", "10.0.0.1");
            now = now.plusSeconds(60);
        }
        delay.begin("anna", "10.0.0.1");

        assertThat(delay.begin("anna", "10.0.0.1")).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void doesNotPunishTheOwnerForSomebodyElsewhere() {
        attempts(5);

        assertThat(delay.begin("anna", "10.0.0.2")).isZero();
    }

    @Test
    void slowsAnAddressThatTriesManyLogins() {
        for (int i = 0; i < 30; i++) {
            assertThat(delay.begin("login" + i, "10.0.0.1")).isZero();
        }

        assertThat(delay.begin("another", "10.0.0.1")).isPositive();
    }

    @Test
    void forgetsAfterSuccess() {
        attempts(3);

        delay.succeeded("anna", "10.0.0.1");

        assertThat(delay.begin("anna", "10.0.0.1")).isZero();
    }

    private void attempts(int count) {
        for (int i = 0; i < count; i++) {
            delay.begin("anna", "10.0.0.1");
        }
    }
}
