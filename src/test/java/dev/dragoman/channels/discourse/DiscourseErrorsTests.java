package dev.dragoman.channels.discourse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.channels.SendResult.TryLater.Scope;
import dev.dragoman.message.Act;
import dev.dragoman.message.Visibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each error of a forum means, over a real socket. */
class DiscourseErrorsTests {

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "too-short,Refused",
        "too-long,Refused",
        "too-similar,TryLater",
        "not-accepting,OptedOut",
        "title,Refused",
        "topic-closed,Refused",
        "other-language,Refused",
        "throttled,TryLater",
        "throttled-for-the-day,TryLater",
        "invalid-key,AccountStopped",
        "no-access,Refused",
        "not-found,Refused",
        "gone,Refused",
        "bad-parameters,Refused",
        "read-only,TryLater",
    })
    void sortsErrors(String sample, String ending) throws IOException {
        server.enqueue(NetworkUnderTest.answer(sample("error-" + sample)));

        assertThat(send(channel()).getClass().getSimpleName()).isEqualTo(ending);
    }

    @ParameterizedTest
    @CsvSource({
        "200,Doubtful",
        "302,TryLater",
        "400,Refused",
        "401,AccountStopped",
        "403,Refused",
        "404,TryLater",
        "410,Refused",
        "413,Refused",
        "422,Refused",
        "429,TryLater",
        "500,Doubtful",
        "502,Doubtful",
        "503,TryLater",
        "504,Doubtful"
    })
    void goesByTheStatusWhenNobodySpeaks(int status, String ending) {
        for (String body : List.of("", "<html>", "[]", "{}", "null")) {
            server.enqueue(new MockResponse.Builder().code(status).body(body).build());

            assertThat(send(channel()).getClass().getSimpleName()).as(body).isEqualTo(ending);
        }
    }

    @Test
    void letsTheBotWaitForAsLongAsTheForumSays() throws IOException {
        server.enqueue(NetworkUnderTest.answer(sample("error-throttled")));
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "7")
                .body("Slow down, too many requests from this IP address.")
                .build());

        assertThat(send(channel())).isInstanceOfSatisfying(TryLater.class, later -> {
            assertThat(later.pause()).isEqualTo(Duration.ofSeconds(12));
            assertThat(later.scope()).isEqualTo(Scope.ACCOUNT);
        });
        assertThat(send(channel()))
                .isInstanceOfSatisfying(
                        TryLater.class, later -> assertThat(later.pause()).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void holdsUpOnlyWhatALimitOfTheDayIsAbout() throws IOException {
        server.enqueue(NetworkUnderTest.answer(sample("error-throttled-for-the-day")));

        assertThat(send(channel())).isInstanceOfSatisfying(TryLater.class, later -> {
            assertThat(later.pause()).isEqualTo(Duration.ofHours(12));
            assertThat(later.scope()).isEqualTo(Scope.SEND);
        });
    }

    @Test
    void showsADeadKeyUntilASendSucceeds() throws IOException {
        server.enqueue(NetworkUnderTest.answer(sample("error-invalid-key")));
        server.enqueue(NetworkUnderTest.answer(sample("answer-posted")));
        DiscourseChannel channel = channel();

        send(channel);
        assertThat(channel.accounts().getFirst().missing()).contains("API key");
        send(channel);

        assertThat(channel.accounts().getFirst().missing()).isNull();
    }

    private DiscourseChannel channel() {
        return DiscourseFixture.channel(server.url("/").toString());
    }

    private static SendResult send(DiscourseChannel channel) {
        return channel.send(DiscourseFixture.outbound(Visibility.PUBLIC, new Act.Say("Hello.", List.of())));
    }

    private static byte[] sample(String name) throws IOException {
        return Files.readAllBytes(Path.of("src/main/resources/simulator/discourse/" + name + ".json"));
    }
}
