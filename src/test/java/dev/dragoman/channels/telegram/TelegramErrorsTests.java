package dev.dragoman.channels.telegram;

import static dev.dragoman.channels.telegram.TelegramFixture.BOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.message.Act;
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

/** What each error of the Bot API means, over a real socket. */
class TelegramErrorsTests {

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
        "throttled,TryLater",
        "blocked,OptedOut",
        "deactivated,OptedOut",
        "never-started,OptedOut",
        "kicked,OptedOut",
        "no-rights,Refused",
        "chat-not-found,Refused",
        "migrated,Refused",
        "too-long,Refused",
        "empty,Refused",
        "buttons,Refused",
        "press-too-old,Refused",
        "not-modified,Refused",
        "token-revoked,AccountStopped",
        "no-such-bot,AccountStopped",
        "two-pollers,Refused",
        "internal,Doubtful",
    })
    void sortsErrors(String sample, String ending) throws IOException {
        byte[] error = Files.readAllBytes(Path.of("src/main/resources/simulator/telegram/error-" + sample + ".json"));
        server.enqueue(NetworkUnderTest.answer(error));

        assertThat(send(channel()).getClass().getSimpleName()).isEqualTo(ending);
    }

    @ParameterizedTest
    @CsvSource({
        "200,Doubtful",
        "302,TryLater",
        "401,AccountStopped",
        "403,Refused",
        "404,TryLater",
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
    void letsTheWholeBotWaitForAsLongAsTelegramSays() throws IOException {
        byte[] error = Files.readAllBytes(Path.of("src/main/resources/simulator/telegram/error-throttled.json"));
        server.enqueue(NetworkUnderTest.answer(error));
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "7")
                .build());

        assertThat(send(channel())).isInstanceOfSatisfying(TryLater.class, later -> {
            assertThat(later.pause()).isEqualTo(Duration.ofSeconds(12));
            assertThat(later.scope()).isEqualTo(TryLater.Scope.ACCOUNT);
        });
        assertThat(send(channel()))
                .isInstanceOfSatisfying(
                        TryLater.class, later -> assertThat(later.pause()).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void doubtsAMessageWithoutANumber() {
        server.enqueue(
                new MockResponse.Builder().body("{\"ok\":true,\"result\":{}}").build());

        assertThat(send(channel())).isInstanceOf(SendResult.Doubtful.class);
    }

    @Test
    void showsADeadTokenUntilASendSucceeds() throws IOException {
        Path samples = Path.of("src/main/resources/simulator/telegram");
        server.enqueue(NetworkUnderTest.answer(Files.readAllBytes(samples.resolve("error-token-revoked.json"))));
        server.enqueue(NetworkUnderTest.answer(Files.readAllBytes(samples.resolve("answer-sent.json"))));
        TelegramChannel channel = channel();

        send(channel);
        assertThat(channel.accounts().getFirst().missing()).contains("token", "BotFather");
        send(channel);

        assertThat(channel.accounts().getFirst().missing()).isNull();
    }

    private TelegramChannel channel() {
        return TelegramFixture.channel(server.url("/").toString(), "webhook", BOT);
    }

    private static SendResult send(TelegramChannel channel) {
        return channel.send(TelegramFixture.outbound(new Act.Say("Hello.", List.of())));
    }
}
