package dev.dragoman.simulator.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dragoman.simulator.Line;
import dev.dragoman.simulator.Play;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TelegramSimulatorTests extends TelegramHarness {

    @Test
    void refusesAnotherToken() throws IOException {
        assertThat(post("/simulator/api/telegram/bot42:guessed/getMe", "{}")
                        .path("error_code")
                        .intValue())
                .isEqualTo(401);
        assertThat(call("getMe", "{}").path("result").path("id").intValue()).isEqualTo(42);
        assertThat(call("getMagic", "{}").path("error_code").intValue()).isEqualTo(404);
    }

    @Test
    void tellsWhoAsksAndForgetsWhatIsBehindThePlace() throws IOException {
        simulator.write(1, "Hello");
        simulator.write(1, "Is anybody there?");

        JsonNode first = call("getUpdates", "{\"limit\": 1}").path("result");
        assertThat(first).hasSize(1);
        assertThat(first.path(0).path("message").path("text").asString()).isEqualTo("Hello");
        assertThat(call("getUpdates", "{}").path("result"))
                .as("nothing was confirmed")
                .hasSize(2);

        long next = first.path(0).path("update_id").longValue() + 1;
        assertThat(call("getUpdates", "{\"offset\": " + next + "}").path("result"))
                .hasSize(1);
        assertThat(simulator.undelivered()).isOne();
    }

    @Test
    void letsWhoAsksWaitForNews() throws Exception {
        CompletableFuture<JsonNode> asked = later("getUpdates", "{\"timeout\": 20}");

        simulator.write(1, "Hello");

        assertThat(asked.get(10, TimeUnit.SECONDS).path("result")).hasSize(1);
    }

    @Test
    void letsOnlyTheLastOneAsk() throws Exception {
        CompletableFuture<JsonNode> first = later("getUpdates", "{\"timeout\": 20}");
        JsonNode second;
        do {
            second = call("getUpdates", "{}");
        } while (!first.isDone());

        assertThat(first.get().path("error_code").intValue()).isEqualTo(409);
        assertThat(second.path("ok").booleanValue()).isTrue();
    }

    @Test
    void postsWithTheWordAndLetsNobodyAskMeanwhile() throws Exception {
        product.enqueue(new MockResponse.Builder().build());
        setWebhook();
        simulator.write(1, "Hello");

        RecordedRequest post = posted();
        assertThat(post.getHeaders().get("X-Telegram-Bot-Api-Secret-Token")).isEqualTo("the-word");
        assertThat(textOf(post)).isEqualTo("Hello");
        assertThat(call("getUpdates", "{}").path("error_code").intValue()).isEqualTo(409);
    }

    @Test
    void keepsTheOrderOfAChatUntilItIsThankedFor() throws Exception {
        product.enqueue(new MockResponse.Builder().code(503).build());
        product.enqueue(new MockResponse.Builder().build());
        product.enqueue(new MockResponse.Builder().build());
        setWebhook();
        simulator.write(1, "one");
        simulator.write(1, "two");

        assertThat(textOf(posted())).isEqualTo("one");
        assertThat(textOf(posted())).as("repeated").isEqualTo("one");
        assertThat(textOf(posted())).isEqualTo("two");
    }

    @Test
    void honoursRetryAfter() throws Exception {
        product.enqueue(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", "1")
                .build());
        product.enqueue(new MockResponse.Builder().build());
        setWebhook();
        simulator.write(1, "one");
        posted();
        long before = System.nanoTime();

        posted();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(800));
    }

    @Test
    void takesMessagesOnlyForPeopleWhoTurnedToTheBot() throws IOException {
        assertThat(send("Hello").path("description").asString()).isEqualTo("Bad Request: chat not found");

        simulator.play(new Play("start", 1, null, null, null));
        assertThat(send("Good day").path("result").path("message_id").longValue())
                .isPositive();
        assertThat(simulator.conversation(1)).extracting(Line::text).containsExactly("/start", "Good day");

        simulator.play(new Play("block", 1, null, null, null));
        assertThat(send("Hello?").path("description").asString()).contains("blocked by the user");
        assertThat(last().path("my_chat_member")
                        .path("new_chat_member")
                        .path("status")
                        .asString())
                .isEqualTo("kicked");
    }

    @Test
    void refusesWhatTheContractRefuses() throws IOException {
        simulator.write(1, "Hello");

        assertThat(send("x".repeat(4097)).path("description").asString()).endsWith("message is too long");
        assertThat(send(" ").path("description").asString()).endsWith("message text is empty");
        assertThat(button("x".repeat(65)).path("description").asString()).endsWith("BUTTON_DATA_INVALID");
        assertThat(button("/yes").path("ok").booleanValue()).isTrue();
    }

    @Test
    void waitsForAnAnswerToAPressAndTakesItOnce() throws IOException {
        simulator.write(1, "Hello");
        button("/yes");
        String asked = simulator.conversation(1).getLast().id();

        String press = simulator.play(new Play("press", 1, asked, null, "/yes"));

        assertThat(last().path("callback_query").path("data").asString()).isEqualTo("/yes");
        String answer = "{\"callback_query_id\": \"" + press + "\"}";
        assertThat(call("answerCallbackQuery", answer).path("ok").booleanValue())
                .isTrue();
        assertThat(call("answerCallbackQuery", answer).path("description").asString())
                .contains("query is too old");
    }

    @Test
    void changesItsOwnMessagesOnly() throws IOException {
        String own = simulator.write(1, "Hello");
        String sent = String.valueOf(
                send("Good day").path("result").path("message_id").longValue());

        assertThat(edit(own, "Changed").path("description").asString()).contains("message to edit not found");
        assertThat(edit(sent, "Good day").path("description").asString()).contains("message is not modified");
        assertThat(edit(sent, "Good evening").path("ok").booleanValue()).isTrue();
        assertThat(simulator.conversation(1).getLast().text()).isEqualTo("Good evening");
    }

    @Test
    void misbehavesAsItIsTold() throws IOException {
        simulator.write(1, "Hello");

        simulator.change(Map.of("throttle", 1, "retryAfter", 3));
        assertThat(send("one").path("parameters").path("retry_after").intValue())
                .isEqualTo(3);
        simulator.change(Map.of("failAfterAccepting", 1));
        assertThat(send("two").isMissingNode()).isTrue();
        assertThat(simulator.conversation(1).getLast().text()).isEqualTo("two");
        simulator.change(Map.of("tokenDead", true));
        assertThat(send("three").path("error_code").intValue()).isEqualTo(401);
    }

    @Test
    void isDrivenByPrograms() throws IOException {
        String control = "/simulator/control/networks/telegram";

        post(control + "/acts", "{\"act\": \"write\", \"customer\": 2, \"text\": \"Hello\"}");
        post(control + "/traits", "{\"throttle\": 4}");

        JsonNode state = exchange(new Request.Builder().url(url(control + "?customer=2")));
        assertThat(state.path("conversation").path(0).path("text").asString()).isEqualTo("Hello");
        assertThat(state.path("traits").path("throttle").intValue()).isEqualTo(4);
        assertThat(post(control + "/acts", "{\"act\": \"dance\", \"customer\": 2}")
                        .path("message")
                        .asString())
                .isNotBlank();
        assertThat(post("/simulator/control/networks/nowhere/reset", "{}")
                        .path("message")
                        .asString())
                .contains("no pretend network");
    }

    @Test
    void refusesActsNobodyCanDo() {
        assertThatThrownBy(() -> simulator.play(new Play("edit", 1, "7", "x", null)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> simulator.change(Map.of("nonsense", 1))).isInstanceOf(IllegalArgumentException.class);
    }
}
