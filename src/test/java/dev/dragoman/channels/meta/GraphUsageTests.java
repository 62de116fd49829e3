package dev.dragoman.channels.meta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Quota;
import dev.dragoman.message.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphUsageTests {

    private static final AccountId PAGE = new AccountId("104800000000001");

    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private final InstantSource source = () -> now;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final GraphUsage usage = new GraphUsage(clock);

    @Test
    void callsFreelyBelowThreeQuarters() {
        usage.note(PAGE, app(74));

        assertThat(usage.pauseBeforeCalling(PAGE)).isEmpty();
        assertThat(usage.pauseBeforeCalling(PAGE)).isEmpty();
        assertThat(usage.isBusy(PAGE)).isFalse();
    }

    @Test
    void slowsDownFromThreeQuarters() {
        usage.note(PAGE, app(80));

        assertThat(usage.pauseBeforeCalling(PAGE)).contains(Duration.ofMillis(1500));
        now = now.plusMillis(1500);
        assertThat(usage.pauseBeforeCalling(PAGE)).isEmpty();
        assertThat(usage.pauseBeforeCalling(PAGE)).isPresent();
        assertThat(usage.isBusy(PAGE)).isTrue();
    }

    @Test
    void stopsAtNinetyFiveUntilThePauseIsOver() {
        usage.note(PAGE, app(95));

        assertThat(usage.pauseBeforeCalling(PAGE)).contains(GraphUsage.UNSTATED);
        now = now.plus(GraphUsage.UNSTATED);
        assertThat(usage.pauseBeforeCalling(PAGE)).isEmpty();
    }

    @Test
    void pausesForTheStatedMinutes() {
        usage.note(PAGE, Map.of("x-business-use-case-usage", """
            {"104800000000001": [{"type": "pages", "call_count": 3},
                                 {"type": "messenger", "call_count": 97, "estimated_time_to_regain_access": 19}]}
            """));

        assertThat(usage.throttled(PAGE, null)).isEqualTo(Duration.ofMinutes(19));
        assertThat(usage.pauseBeforeCalling(PAGE)).contains(Duration.ofMinutes(19));
        usage.note(PAGE, app(10));
        assertThat(usage.pauseBeforeCalling(PAGE)).contains(Duration.ofMinutes(19));
    }

    @Test
    void letsOtherAccountsGoOn() {
        usage.throttled(PAGE, null);

        assertThat(usage.pauseBeforeCalling(PAGE)).isPresent();
        assertThat(usage.pauseBeforeCalling(new AccountId("other"))).isEmpty();
    }

    @Test
    void ignoresHeadersItCannotRead() {
        for (String header : new String[] {"", "x", "[1]", "{\"a\":7}", "{\"call_count\":\"99\"}", "{\"a\":[null]}"}) {
            usage.note(PAGE, Map.of("x-app-usage", header, "x-business-use-case-usage", header));
        }

        assertThat(usage.pauseBeforeCalling(PAGE)).isEmpty();
    }

    @Test
    void addsTheVersionToAnAddressWithoutAPath() {
        assertThat(GraphApi.versioned("http://127.0.0.1:9999")).isEqualTo("http://127.0.0.1:9999/v25.0");
        assertThat(GraphApi.versioned("http://127.0.0.1:9999/")).isEqualTo("http://127.0.0.1:9999/v25.0");
        assertThat(GraphApi.versioned("http://127.0.0.1:9999/v25.0")).isEqualTo("http://127.0.0.1:9999/v25.0");
    }

    private static Map<String, String> app(int percent) {
        return Map.of("x-app-usage", "{\"call_count\":" + percent + ",\"total_time\":25,\"total_cputime\":25}");
    }

    @Test
    void tellsWhatIsLeft() {
        assertThat(usage.quota(PAGE)).isEmpty();

        usage.note(PAGE, app(28));
        assertThat(usage.quota(PAGE)).contains(new Quota(Quota.Unit.PERCENT, 72, 100, null));

        usage.note(PAGE, app(97));
        assertThat(usage.quota(PAGE)).contains(new Quota(Quota.Unit.PERCENT, 5, 100, now.plus(GraphUsage.UNSTATED)));

        now = now.plus(GraphUsage.UNSTATED);
        assertThat(usage.quota(PAGE)).isEmpty();
    }
}
