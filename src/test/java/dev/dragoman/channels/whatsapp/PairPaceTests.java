package dev.dragoman.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.message.Act;
import dev.dragoman.message.Address;
import dev.dragoman.message.Moderation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PairPaceTests {

    private static final Address ANA = person(WhatsappFixture.ANA);

    private Instant now = WhatsappFixture.NOW;
    private final InstantSource source = () -> now;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final PairPace pace = new PairPace(clock);

    private static Address person(String id) {
        return WhatsappFixture.to(id, new Act.Moderate(Moderation.HIDE)).address();
    }

    private void spend(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(pace.pauseBeforeSending(ANA)).isEmpty();
        }
    }

    @Test
    void letsOneMessageThroughInSixSecondsAfterABurst() {
        spend(PairPace.BURST);

        assertThat(pace.pauseBeforeSending(ANA)).contains(Duration.ofSeconds(6));
        now = now.plusSeconds(5);
        assertThat(pace.pauseBeforeSending(ANA)).contains(Duration.ofSeconds(1));
        now = now.plusSeconds(1);
        spend(1);
        assertThat(pace.pauseBeforeSending(ANA)).contains(Duration.ofSeconds(6));
    }

    @Test
    void holdsBackNobodyElse() {
        spend(PairPace.BURST);

        assertThat(pace.pauseBeforeSending(person(WhatsappFixture.ANAS_PHONE))).isEmpty();
    }

    @Test
    void allowsTheWholeBurstAgainAfterASilence() {
        spend(PairPace.BURST);
        now = now.plus(PairPace.EVERY.multipliedBy(PairPace.BURST));

        spend(PairPace.BURST);

        assertThat(pace.pauseBeforeSending(ANA)).isPresent();
    }

    @Test
    void forgetsWhatWasUsedLongestAgo() {
        var recent = new Recent<String, Integer>(2);
        recent.put("one", 1);
        recent.put("two", 2);
        assertThat(recent.find("one")).contains(1);

        recent.put("three", 3);

        assertThat(recent.find("two")).isEmpty();
        assertThat(recent.find("one")).contains(1);
        assertThat(recent.find("three")).contains(3);
    }
}
