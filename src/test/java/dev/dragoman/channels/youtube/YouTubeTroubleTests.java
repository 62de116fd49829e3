package dev.dragoman.channels.youtube;

import static dev.dragoman.channels.youtube.YouTubeFixture.ID;
import static dev.dragoman.channels.youtube.YouTubeFixture.NOW;
import static dev.dragoman.channels.youtube.YouTubeFixture.kinds;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Polled;
import dev.dragoman.message.AccountId;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Queue;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps a look at comments from telling all, over real sockets. */
class YouTubeTroubleTests {

    private static final String NEWEST = "order=time";

    private final MockWebServer server = new MockWebServer();
    private MockWebServer tokens = new MockWebServer();
    private final PlayedLists lists = new PlayedLists();
    private final Map<String, String> plays = lists.plays;
    private final Queue<String> asked = lists.asked;

    @BeforeEach
    void start() throws IOException {
        tokens = YouTubeFixture.tokens();
        server.setDispatcher(lists);
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        tokens.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"error-auth-error", "error-insufficient-permissions"})
    void showsWhatAPersonMustMend(String error) {
        plays.put(NEWEST, error);
        YouTubeChannel channel = channel(NOW);

        Polled polled = channel.poll(ID, null);

        assertThat(polled.trouble()).matches("[A-Z].{15,}\\.");
        assertThat(channel.accounts().getFirst().missing()).isEqualTo(polled.trouble());
        assertThat(polled.pause()).isEqualTo(Duration.ofMinutes(5));
        plays.remove(NEWEST);
        channel.poll(ID, polled.place());
        assertThat(channel.accounts().getFirst().missing()).isNull();
    }

    @Test
    void keepsTheDaysQuotaOverAStart() {
        plays.put(NEWEST, "error-quota-exceeded");
        Polled polled = poll(null, NOW);
        plays.put(NEWEST, "answer-threads");
        asked.clear();

        Polled after = poll(place(polled), NOW.plusSeconds(3600));

        assertThat(asked).isEmpty();
        assertThat(after.trouble()).contains("midnight Pacific");
        assertThat(after.pause()).isEqualTo(Duration.ofHours(1));
        assertThat(kinds(poll(place(after), NOW.plus(Duration.ofHours(20))))).hasSize(4);
    }

    @Test
    void looksMoreRarelyWhenTheQuotaRunsLow() {
        String low = "{\"since\":\"2026-03-02T12:00:00Z\",\"spent\":{\"day\":\"2026-03-02\",\"units\":9000},"
                + "\"older\":\"2026-03-02T12:29:00Z\",\"held\":\"2026-03-02T12:29:00Z\"}";

        assertThat(poll(low, NOW).pause()).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{", "[]", "{}", "{\"since\":7}", "\"\\u0000\""})
    void beginsAnewFromAPlaceItCannotRead(String place) {
        plays.put(NEWEST, "answer-threads");

        assertThat(kinds(poll(place, NOW))).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"items\":{}}", "<html>"})
    void tellsNothingWhenNobodySpeaks(String body) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder().body(body).build();
            }
        });

        Polled polled = poll(null, NOW);

        assertThat(polled.pages()).isEmpty();
        assertThat(polled.trouble()).isNotBlank();
        assertThat(polled.pause()).isPositive();
    }

    @Test
    void refusesAnAccountItDoesNotKnow() {
        assertThat(channel(NOW).poll(new AccountId("UCother"), null).trouble()).contains("not among");
    }

    private YouTubeChannel channel(Instant at) {
        return YouTubeFixture.channel(server, tokens, Clock.fixed(at, ZoneOffset.UTC));
    }

    private Polled poll(@Nullable String place, Instant at) {
        return channel(at).poll(ID, place);
    }

    private static String place(Polled polled) {
        return requireNonNull(polled.place());
    }
}
