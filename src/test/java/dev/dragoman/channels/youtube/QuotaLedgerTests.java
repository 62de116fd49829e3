package dev.dragoman.channels.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.youtube.QuotaLedger.Spent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class QuotaLedgerTests {

    private Instant now = Instant.parse("2026-07-01T06:59:00Z");
    private final QuotaLedger ledger = new QuotaLedger(1000, new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void keepsSomeUnitsForReading() {
        while (ledger.spend(QuotaLedger.WRITE)) {}

        assertThat(ledger.left()).isEqualTo(QuotaLedger.KEPT_FOR_READING);
        assertThat(ledger.spend(QuotaLedger.READ)).isTrue();
    }

    @Test
    void beginsAnewAtMidnightPacific() {
        ledger.exhaust();
        assertThat(ledger.spend(QuotaLedger.READ)).isFalse();
        assertThat(ledger.untilReset()).isEqualTo(Duration.ofMinutes(2));

        now = Instant.parse("2026-07-01T07:00:00Z");

        assertThat(ledger.spend(QuotaLedger.READ)).isTrue();
        assertThat(ledger.left()).isEqualTo(999);
    }

    @Test
    void knowsTheLongAndTheShortDay() {
        now = Instant.parse("2026-11-01T07:00:00Z");
        assertThat(ledger.untilReset()).isEqualTo(Duration.ofHours(25).plusMinutes(1));

        now = Instant.parse("2026-03-08T08:00:00Z");
        assertThat(ledger.untilReset()).isEqualTo(Duration.ofHours(23).plusMinutes(1));
    }

    @Test
    void takesOverWhatWasSpentBeforeAStart() {
        ledger.remember(new Spent("2026-06-30", 900));
        ledger.remember(new Spent("2026-06-30", 20));
        ledger.remember(new Spent("2026-06-29", 1000));

        assertThat(ledger.spent()).isEqualTo(new Spent("2026-06-30", 900));
        assertThat(ledger.isLow()).isTrue();
    }
}
