package dev.dragoman.channels.x;

import static dev.dragoman.message.Visibility.PRIVATE;
import static dev.dragoman.message.Visibility.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.SendResult;
import dev.dragoman.message.Act;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.Outbound;
import java.io.IOException;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each error of the API means for a message, a reply and a hide, over a real socket. */
class XErrorsTests {

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
        "throttled,TryLater,TryLater",
        "throttled-problem,TryLater,TryLater",
        "usage-capped,AccountStopped,AccountStopped",
        "no-credit,AccountStopped,AccountStopped",
        "token,AccountStopped,AccountStopped",
        "suspended,AccountStopped,AccountStopped",
        "locked,AccountStopped,AccountStopped",
        "closed,OptedOut,Refused",
        "closed-unnamed,OptedOut,Refused",
        "closed-code,OptedOut,OptedOut",
        "permission,Refused,Refused",
        "client-forbidden,Refused,Refused",
        "not-summoned,OptedOut,Refused",
        "duplicate,Refused,Refused",
        "duplicate-code,Refused,Refused",
        "gone,Refused,Refused",
        "invalid,Refused,Refused",
        "partial,Refused,Refused",
        "out-of-service,TryLater,TryLater",
        "internal,Doubtful,Doubtful",
    })
    void sortsErrors(String sample, String toAPerson, String belowAPost) {
        assertThat(ending(sample, XFixture.say(PRIVATE, "Hello."))).isEqualTo(toAPerson);
        assertThat(ending(sample, XFixture.say(PUBLIC, "Hello."))).isEqualTo(belowAPost);
        assertThat(ending(sample, XFixture.outbound(PUBLIC, new Act.Moderate(Moderation.HIDE))))
                .isEqualTo(belowAPost);
    }

    private String ending(String sample, Outbound outbound) {
        server.enqueue(NetworkUnderTest.answer(XFixture.sample("error-" + sample)));
        return channel().send(outbound).getClass().getSimpleName();
    }

    @ParameterizedTest
    @CsvSource({
        "200,Doubtful",
        "302,TryLater",
        "400,Refused",
        "401,AccountStopped",
        "403,OptedOut",
        "404,Refused",
        "409,Refused",
        "429,TryLater",
        "500,Doubtful",
        "502,Doubtful",
        "503,TryLater",
        "504,Doubtful"
    })
    void goesByTheStatusWhenNobodySpeaks(int status, String ending) {
        for (String body : List.of("", "<html>", "[]", "{}", "{\"errors\":[]}", "{\"data\":7}")) {
            server.enqueue(new MockResponse.Builder().code(status).body(body).build());

            SendResult result = channel().send(XFixture.say(PRIVATE, "Hello."));

            assertThat(result.getClass().getSimpleName()).as(body).isEqualTo(ending);
        }
    }

    @Test
    void doubtsWhatGotNoId() {
        server.enqueue(
                new MockResponse.Builder().code(201).body("{\"data\":{}}").build());

        assertThat(channel().send(XFixture.say(PUBLIC, "Hello."))).isInstanceOf(SendResult.Doubtful.class);
    }

    @Test
    void doubtsNoHideThatIsNotDone() {
        server.enqueue(
                new MockResponse.Builder().body("{\"data\":{\"hidden\":false}}").build());

        assertThat(channel().send(XFixture.outbound(PUBLIC, new Act.Moderate(Moderation.HIDE))))
                .isInstanceOf(SendResult.Refused.class);
    }

    @Test
    void showsADeadTokenUntilASendSucceeds() {
        server.enqueue(NetworkUnderTest.answer(XFixture.sample("error-token")));
        server.enqueue(NetworkUnderTest.answer(XFixture.sample("answer-message")));
        XChannel channel = channel();

        channel.send(XFixture.say(PRIVATE, "Hello."));
        assertThat(channel.accounts().getFirst().missing()).contains("token", "developer portal");
        channel.send(XFixture.say(PRIVATE, "Hello."));

        assertThat(channel.accounts().getFirst().missing()).isNull();
    }

    private XChannel channel() {
        return XFixture.channel(server.url("/").toString());
    }
}
