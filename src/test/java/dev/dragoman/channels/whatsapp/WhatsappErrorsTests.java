package dev.dragoman.channels.whatsapp;

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

class WhatsappErrorsTests {

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
        "1, TryLater SEND",
        "2, TryLater SEND",
        "131000, TryLater SEND",
        "131016, TryLater NETWORK",
        "133004, TryLater NETWORK",
        "130429, TryLater ACCOUNT",
        "131056, TryLater SEND",
        "80007, TryLater ACCOUNT",
        "4, TryLater ACCOUNT",
        "131047, Refused",
        "131026, OptedOut",
        "131049, OptedOut",
        "131050, OptedOut",
        "131021, OptedOut",
        "131051, Refused",
        "131008, Refused",
        "131009, Refused",
        "100, Refused",
        "132000, Refused",
        "132001, Refused",
        "132005, Refused",
        "132007, Refused",
        "132012, Refused",
        "132015, Refused",
        "131031, AccountStopped",
        "368, AccountStopped",
        "131048, AccountStopped",
        "131042, AccountStopped",
        "190, AccountStopped",
        "0, AccountStopped",
        "10, AccountStopped",
        "200, AccountStopped",
        "299, AccountStopped",
        "4711, Refused"
    })
    void decidesByTheCodeWhateverTheStatus(int code, String ending) {
        for (int status : new int[] {400, 401, 403, 404, 429}) {
            SendResult result = sent(status, """
                {"error": {"message": "token SECRET", "code": %d, "fbtrace_id": "Ab1"}}
                """.formatted(code));

            assertThat(name(result)).as("HTTP " + status).isEqualTo(ending);
            assertThat(result.toString()).doesNotContain("SECRET").contains("Meta's trace is Ab1.");
        }
    }

    private static String name(SendResult result) {
        String name = result.getClass().getSimpleName();
        return result instanceof TryLater later ? name + " " + later.scope() : name;
    }

    @ParameterizedTest
    @CsvSource({
        "throughput, TryLater",
        "pair-rate, TryLater",
        "business-calls, TryLater",
        "unavailable, TryLater",
        "temporary, TryLater",
        "outside-window, Refused",
        "unsupported, Refused",
        "template-missing, Refused",
        "template-parameters, Refused",
        "template-paused, Refused",
        "undeliverable, OptedOut",
        "marketing-cap, OptedOut",
        "marketing-unwanted, OptedOut",
        "account-locked, AccountStopped",
        "payment, AccountStopped",
        "spam, AccountStopped",
        "blocked-by-policy, AccountStopped",
        "permission-missing, AccountStopped",
        "token-expired, AccountStopped"
    })
    void understandsEveryErrorOfTheSamples(String sample, String ending) throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of("src/main/resources/simulator/whatsapp/error-" + sample + ".json"));

        SendResult result = sent(NetworkUnderTest.answer(bytes));

        assertThat(result.getClass().getSimpleName()).isEqualTo(ending);
    }

    @Test
    void waitsAsLongAsTheHeadersSay() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of("src/main/resources/simulator/whatsapp/error-business-calls.json"));

        assertThat(sent(NetworkUnderTest.answer(bytes)))
                .isInstanceOfSatisfying(
                        TryLater.class, later -> assertThat(later.pause()).isEqualTo(Duration.ofMinutes(7)));
    }

    @Test
    void doubtsAServerThatBrokeWithoutACode() {
        assertThat(sent(500, "<html>")).isInstanceOf(SendResult.Doubtful.class);
        assertThat(sent(200, "<html>")).isInstanceOf(SendResult.Doubtful.class);
        assertThat(sent(401, "{\"error\":{\"code\":null}}")).isInstanceOf(SendResult.Refused.class);
    }

    private SendResult sent(int status, String body) {
        return sent(new MockResponse.Builder().code(status).body(body).build());
    }

    private SendResult sent(MockResponse answer) {
        server.enqueue(answer);
        return WhatsappFixture.channel(server.url("/").toString())
                .send(WhatsappFixture.to(WhatsappFixture.ANA, new Act.Say("Hello.", List.of())));
    }
}
