package dev.dragoman.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Quota.Unit;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeardQuotasTests {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant SOON = NOW.plusSeconds(60);

    private final HeardQuotas<String> heard = new HeardQuotas<>("x-limit-");

    @Test
    void tellsOfTheScarcestLimit() {
        note("posts", "300", "150");
        note("reads", "15", "7");
        note("others", "10", "0");

        assertThat(heard.scarcest(limit -> !limit.equals("others"), NOW)).contains(new Quota(Unit.CALLS, 7, 15, SOON));
    }

    @Test
    void forgetsWhatHasBegunAnew() {
        note("posts", "300", "0");

        assertThat(heard.scarcest(limit -> true, SOON)).isEmpty();
    }

    @Test
    void believesTheLastAnswer() {
        note("posts", "300", "2");
        note("posts", "300", "299");

        assertThat(heard.scarcest(limit -> true, NOW))
                .get()
                .extracting(Quota::left)
                .isEqualTo(299L);
    }

    @ParameterizedTest
    @CsvSource({"'',''", "300,''", "'',3", "many,few", "-1,-1", "9999999999999,1"})
    void leavesAloneWhatIsNoNumber(String most, String left) {
        note("posts", most, left);

        assertThat(heard.scarcest(limit -> true, NOW)).isEmpty();
    }

    @Test
    void readsANumberBeforeItsPolicy() {
        note("pins", "1000, 1000;w=86400", "999");

        assertThat(heard.scarcest(limit -> true, NOW)).contains(new Quota(Unit.CALLS, 999, 1000, SOON));
    }

    @Test
    void neverTellsOfMoreThanAll() {
        assertThat(new Quota(Unit.UNITS, 7, 5, null).left()).isEqualTo(5);
        assertThat(new Quota(Unit.UNITS, -7, 5, null).isSpent()).isTrue();
    }

    private void note(String limit, String most, String left) {
        heard.note(limit, Map.of("x-limit-limit", most, "x-limit-remaining", left), SOON);
    }
}
