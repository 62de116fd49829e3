package dev.dragoman.channels.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.message.Act;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each error of the REST API means, over a real socket. */
class WordPressErrorsTests {

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
        "flood,TryLater",
        "duplicate,Refused",
        "closed,OptedOut",
        "empty,Refused",
        "too-long,Refused",
        "login-required,AccountStopped",
        "wrong-password,AccountStopped",
        "no-such-user,AccountStopped",
        "not-logged-in,AccountStopped",
        "may-not-edit,Refused",
        "may-not-edit-stranger,AccountStopped",
        "may-not-moderate,AccountStopped",
        "no-such-comment,Refused",
        "no-such-post,Refused",
        "post-trashed,Refused",
        "already-trashed,Refused",
        "author-data,Refused",
        "not-changed,Doubtful",
        "not-created,Doubtful",
        "no-route,TryLater",
        "throttled,TryLater",
    })
    void sortsErrors(String sample, String ending) {
        play("error-" + sample);
        play("answer-me");
        play("answer-no-comments");

        assertThat(send(channel()).getClass().getSimpleName()).isEqualTo(ending);
    }

    @ParameterizedTest
    @CsvSource({
        "200,Doubtful",
        "201,Doubtful",
        "302,TryLater",
        "400,Refused",
        "401,AccountStopped",
        "403,Refused",
        "404,TryLater",
        "413,Refused",
        "429,TryLater",
        "500,Doubtful",
        "502,Doubtful",
        "503,TryLater",
        "504,Doubtful"
    })
    void goesByTheStatusWhenNobodySpeaks(int status, String ending) {
        for (String body : List.of("", "<html>", "[]", "{}")) {
            server.enqueue(new MockResponse.Builder().code(status).body(body).build());

            assertThat(send(channel()).getClass().getSimpleName()).as(body).isEqualTo(ending);
        }
    }

    @Test
    void letsTheWholeBlogWait() {
        play("error-flood");
        play("error-throttled");

        assertThat(send(channel())).isInstanceOfSatisfying(TryLater.class, later -> {
            assertThat(later.pause()).isEqualTo(Duration.ofSeconds(15));
            assertThat(later.scope()).isEqualTo(TryLater.Scope.ACCOUNT);
        });
        assertThat(send(channel())).isInstanceOfSatisfying(TryLater.class, later -> {
            assertThat(later.pause()).isEqualTo(Duration.ofSeconds(40));
            assertThat(later.scope()).isEqualTo(TryLater.Scope.ACCOUNT);
        });
    }

    @Test
    void showsADeadPasswordUntilASendSucceeds() {
        play("error-wrong-password");
        play("answer-created");
        WordPressChannel channel = channel();

        send(channel);
        assertThat(channel.accounts().getFirst().missing()).contains("application password");
        send(channel);

        assertThat(channel.accounts().getFirst().missing()).isNull();
    }

    private void play(String sample) {
        server.enqueue(NetworkUnderTest.answer(WordPressFixture.bytes(sample)));
    }

    private WordPressChannel channel() {
        return WordPressFixture.channel(server.url("/").toString());
    }

    private static SendResult send(WordPressChannel channel) {
        return channel.send(WordPressFixture.outbound(new Act.Say("Hello.", List.of())));
    }
}
