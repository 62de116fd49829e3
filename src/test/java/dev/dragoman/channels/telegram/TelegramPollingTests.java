package dev.dragoman.channels.telegram;

import static dev.dragoman.channels.NetworkUnderTest.bodyOf;
import static dev.dragoman.channels.telegram.TelegramFixture.BOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.Polled;
import dev.dragoman.channels.Reception;
import dev.dragoman.message.AccountId;
import dev.dragoman.system.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Asking Telegram, over a real socket. */
class TelegramPollingTests {

    private static final AccountId ACCOUNT = new AccountId(BOT.id());

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void isAskedOnlyWhenItPolls() {
        assertThat(TelegramFixture.listening(BOT).polled()).isEmpty();
        assertThat(channel().polled()).containsExactly(ACCOUNT);
    }

    @Test
    void bringsEachUpdateAndThePlaceBehindTheLast() throws Exception {
        play("answer-updates");

        Polled polled = poll(null);

        JsonNode told = Json.MAPPER.readTree(sample("answer-updates")).path("result");
        assertThat(polled.trouble()).isNull();
        assertThat(polled.pause()).isZero();
        assertThat(polled.pages()).hasSize(2).allSatisfy(page -> {
            assertThat(page.reception()).isInstanceOf(Reception.Taken.class);
            assertThat(channel().read(page.body())).isEqualTo(page.reception());
        });
        assertThat(polled.place())
                .isEqualTo(String.valueOf(told.path(1).path("update_id").longValue() + 1));
        JsonNode asked = asked();
        assertThat(asked.has("offset")).isFalse();
        assertThat(asked.path("timeout").intValue()).isEqualTo(25);
        assertThat(asked.path("allowed_updates").toString()).contains("my_chat_member", "message_reaction");
    }

    @Test
    void goesOnWhereItWas() throws Exception {
        play("answer-no-updates");

        Polled polled = poll("880032");

        assertThat(asked().path("offset").longValue()).isEqualTo(880_032);
        assertThat(polled.place()).isEqualTo("880032");
        assertThat(polled.pause()).as("nobody held the call").isPositive();
    }

    @Test
    void passesAnUpdateItCannotRead() throws Exception {
        answer("{\"ok\":true,\"result\":[{\"update_id\":5,\"message\":7},{\"update_id\":6,\"message\":{}}]}");

        Polled polled = poll(null);

        assertThat(polled.pages())
                .hasSize(2)
                .allSatisfy(page -> assertThat(page.reception()).isInstanceOf(Reception.Unreadable.class));
        assertThat(polled.place()).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"error-webhook-active", "error-two-pollers", "error-token-revoked"})
    void saysWhatAPersonMustMend(String error) throws Exception {
        play(error);
        TelegramChannel channel = channel();

        Polled polled = channel.poll(ACCOUNT, "5");

        assertThat(polled.place()).isNull();
        assertThat(polled.pause()).isPositive();
        assertThat(polled.trouble()).matches("[A-Z].{15,}\\.");
        assertThat(channel.accounts().getFirst().missing()).isEqualTo(polled.trouble());
    }

    @Test
    void waitsAsLongAsTelegramSays() throws Exception {
        play("error-throttled");

        assertThat(poll("5").pause()).isEqualTo(Duration.ofSeconds(12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"ok\":true}", "{\"ok\":true,\"result\":{}}", "<html>"})
    void keepsItsPlaceWhenNobodySpeaks(String body) {
        answer(body);

        Polled polled = poll("5");

        assertThat(polled.pages()).isEmpty();
        assertThat(polled.place()).isNull();
        assertThat(polled.trouble()).isNotBlank().doesNotContain(BOT.token());
        assertThat(polled.pause()).isPositive();
    }

    @Test
    void keepsItsPlaceWhenTheNetworkIsAway() {
        TelegramChannel channel = channel();
        server.close();

        Polled polled = channel.poll(ACCOUNT, "5");

        assertThat(polled.trouble()).contains("could not be reached");
        assertThat(channel.accounts().getFirst().missing()).isNull();
    }

    private TelegramChannel channel() {
        return TelegramFixture.channel(server.url("/").toString(), "polling", BOT);
    }

    private Polled poll(@Nullable String place) {
        return channel().poll(ACCOUNT, place);
    }

    private JsonNode asked() throws InterruptedException {
        return Json.MAPPER.readTree(bodyOf(server.takeRequest()));
    }

    private void play(String sample) throws IOException {
        server.enqueue(NetworkUnderTest.answer(sample(sample)));
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    private static byte[] sample(String name) throws IOException {
        return Files.readAllBytes(Path.of("src/main/resources/simulator/telegram/" + name + ".json"));
    }
}
