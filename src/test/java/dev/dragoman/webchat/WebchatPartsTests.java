package dev.dragoman.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The small parts, alone. */
class WebchatPartsTests {

    @Test
    void countsEachCallerInAWindowOfItsOwn() {
        var seconds = new AtomicLong();
        var limit = new RateLimit(2, Duration.ofMinutes(1), () -> Instant.EPOCH.plusSeconds(seconds.get()));
        limit.count("anna");
        limit.count("anna");
        seconds.set(20);

        assertThat(limit.count("anna")).isEqualTo(Duration.ofSeconds(40));
        assertThat(limit.count("ben")).isZero();
        seconds.set(60);
        assertThat(limit.count("anna")).isZero();
    }

    @Test
    void doesNotWaitForAStoreThatHangs() {
        var store = new StoreDeadline();
        var never = new CountDownLatch(1);
        long began = System.nanoTime();

        assertThatThrownBy(() -> store.within(() -> {
                    never.await();
                    return 1;
                }))
                .isInstanceOfSatisfying(ChatRefusal.class, refusal -> assertThat(refusal.status())
                        .isEqualTo(503));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
        store.stop();
    }

    @Test
    void refusesASettingThatIsNoOrigin() {
        assertThat(new WebchatSettings(true, List.of("https://a.example", "http://localhost:3000", "*")).allowedOrigins())
                .hasSize(3);
        for (String wrong : List.of("a.example", "https://a.example/", "https://a.example/shop", "ftp://a.example", "")) {
            assertThatThrownBy(() -> new WebchatSettings(true, List.of(wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("allowed-origins");
        }
    }
}
