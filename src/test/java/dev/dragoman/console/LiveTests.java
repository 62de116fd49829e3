package dev.dragoman.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LiveTests {

    private final Live live = new Live();

    @Test
    void tellsEverybody() {
        var one = new Listener("");
        var two = new Listener("");

        live.publish("inbox", "7");

        assertThat(one.heard()).contains("data: inbox\ndata: 7\n\n");
        assertThat(two.heard()).contains("data: inbox\ndata: 7\n\n");
    }

    @Test
    void resumesWithWhatWasMissed() {
        live.publish("inbox", "seen");
        String cursor = live.cursor();
        live.publish("inbox", "missed");

        String heard = new Listener(cursor).heard();

        assertThat(heard).contains("missed").doesNotContain("seen").doesNotContain("reset");
    }

    @Test
    void asksForEverythingAnewAfterTooLongAnAbsence() {
        String cursor = live.cursor();
        for (int i = 0; i < 501; i++) {
            live.publish("inbox", "" + i);
        }

        assertThat(new Listener(cursor).heard()).contains("data: reset").doesNotContain("data: inbox");
    }

    @Test
    void asksForEverythingAnewAfterARestart() {
        live.publish("inbox", "1");

        assertThat(new Listener("otherlife.1").heard()).contains("data: reset");
        assertThat(new Listener("nonsense").heard()).contains("data: reset");
        assertThat(new Listener(live.cursor() + "0").heard()).contains("data: reset");
    }

    @Test
    void cutsOffWhoReadsTooSlowly() {
        live.join(new LiveClient(OutputStream.nullOutputStream(), Duration.ofSeconds(1), () -> true), "");

        for (int i = 0; i < 700; i++) {
            live.publish("inbox", "" + i);
        }

        assertThat(live.listeners()).isZero();
    }

    @Test
    void stopsTellingThoseWhoAreNoLongerWelcome() {
        var welcome = new AtomicBoolean(false);
        var out = new ByteArrayOutputStream();
        var client = new LiveClient(out, Duration.ofMillis(1), welcome::get);
        live.join(client, "");

        client.run();

        assertThat(out.size()).isZero();
    }

    @Test
    void keepsDataOfSeveralLinesTogether() {
        var listener = new Listener("");

        live.publish("inbox", "one\ntwo\r\nevent: forged");

        assertThat(listener.heard()).contains("data: one\ndata: two\ndata: event: forged\n\n");
    }

    @Test
    void refusesATopicThatIsNone() {
        assertThatThrownBy(() -> live.publish("in box\n", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> live.publish("reset", "")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Reads until nothing is left to read. */
    private final class Listener {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final LiveClient client;

        Listener(String cursor) {
            client = new LiveClient(
                    out,
                    Duration.ofMillis(1),
                    () -> !out.toString(StandardCharsets.UTF_8).endsWith(":\n\n"));
            live.join(client, cursor);
        }

        String heard() {
            client.run();
            return out.toString(StandardCharsets.UTF_8);
        }
    }
}
