package dev.dragoman.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.staff.AgentId;
import dev.dragoman.staff.Role;
import dev.dragoman.staff.Staff;
import java.io.IOException;
import java.util.UUID;
import okhttp3.Response;
import okio.BufferedSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LiveStreamTests {

    static ConsoleHouse house;

    @BeforeAll
    static void open() {
        house = ConsoleHouse.open();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void bringsWhatHappensAndResumesAfterACut() throws IOException {
        Browser browser = house.administrator();
        Live live = house.get(Live.class);
        String cursor = live.cursor();
        try (Response response = browser.open("/live?cursor=" + cursor)) {
            assertThat(response.header("Content-Type")).startsWith("text/event-stream");
            live.publish("inbox", "first");
            assertThat(until(response.body().source(), "data: first")).contains("data: inbox");
        }
        live.publish("inbox", "second");

        try (Response response = browser.open("/live?cursor=" + cursor)) {
            assertThat(until(response.body().source(), "data: second"))
                    .contains("data: first")
                    .doesNotContain("reset");
        }
    }

    @Test
    void endsForSomebodyWhoWasDisabled() throws IOException {
        Staff staff = house.get(Staff.class);
        Browser browser = house.browser().signIn("goes", staff.create(null, "goes", "Goes", Role.AGENT));
        try (Response response = browser.open("/live")) {
            until(response.body().source(), "data: hello");
            staff.disable(
                    new AgentId(UUID.randomUUID()),
                    staff.find("goes").orElseThrow().id());

            house.get(Live.class).publish("inbox", "secret");

            assertThat(response.body().source().readUtf8()).doesNotContain("secret");
        }
    }

    @Test
    void doesNotHoldUpTheEndOfTheHouse() throws IOException {
        var closing = ConsoleHouse.open();
        try (Response response = closing.administrator().open("/live")) {
            until(response.body().source(), "data: hello");
            long start = System.nanoTime();

            closing.close();

            assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
        }
    }

    private static String until(BufferedSource source, String last) throws IOException {
        var heard = new StringBuilder();
        while (!heard.toString().contains(last)) {
            heard.append(source.readUtf8LineStrict()).append('\n');
        }
        return heard.toString();
    }
}
