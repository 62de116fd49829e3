package dev.dragoman.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The API of the widget, over a real socket. */
class ChatApiTests extends WebchatHouse {

    private static final String ID = "0b9b6a56-3b44-4d52-9c3c-0b3d1f4f2a11";

    @Test
    void storesAMessageOnTheBusBeforeItSaysSo() {
        String token = visitor();

        Answer answer = say(token, ID, "Wo bleibt mein Paket?");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("cursor").asLong()).isEqualTo(1);
        String conversation = "webchat:site:m:" + idOf(token);
        var payload = jdbc.sql("select payload from inbound_log where conversation = ? and kind = 'Said'")
                .param(conversation)
                .query(String.class)
                .single();
        assertThat(payload).contains("Wo bleibt mein Paket?", ID);
    }

    @Test
    void takesTheSameIdOnce() {
        String token = visitor();
        Answer first = say(token, ID, "once");

        Answer again = say(token, ID, "once");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(events(token)).isEqualTo(1);
    }

    @Test
    void takesTheSameIdOnceInFiftyPostsAtTheSameTime() throws Exception {
        String token = visitor();
        Callable<Answer> post = () -> say(token, ID, "all at once");
        List<Answer> answers;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = callers.invokeAll(java.util.Collections.nCopies(50, post)).stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());
        assertThat(events(token)).isEqualTo(1);
        assertThat(rows("webchat_message", "visitor = ?", idOf(token))).isEqualTo(1);
    }

    @Test
    void storesNothingWhenTheBusCannot() {
        String token = visitor();
        jdbc.sql("alter table raw_request rename to raw_request_away").update();
        Answer refused;
        try {
            refused = say(token, ID, "too early");
        } finally {
            jdbc.sql("alter table raw_request_away rename to raw_request").update();
        }

        Answer again = say(token, ID, "too early");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.headers().get("Retry-After")).isNotNull();
        assertThat(refused.error()).doesNotContain("raw_request").isNotBlank();
        assertThat(again.status()).isEqualTo(200);
        assertThat(events(token)).isEqualTo(1);
    }

    @Test
    void keepsStorableWhatPostgresCouldNotStore() {
        String token = visitor();

        Answer answer = post("/chat/v1/messages", token, "{\"id\":\"" + ID + "\",\"text\":\"a\\u0000b\\ud800c\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(get("/chat/v1/messages", token).json().at("/messages/0/text").asString())
                .isEqualTo("a\uFFFDb\uFFFDc");
    }

    @Test
    void takesAPressedChoiceThatWasOffered() {
        String token = visitor();

        Answer person = post(
                "/chat/v1/messages",
                token,
                "{\"id\":\"" + ID + "\",\"payload\":\"/talk_to_a_person\",\"title\":\"A person, please\"}");
        Answer forged = post(
                "/chat/v1/messages", token, "{\"id\":\"" + newId() + "\",\"payload\":\"/grant_refund\",\"title\":\"x\"}");

        assertThat(person.status()).isEqualTo(200);
        assertThat(rows("inbound_log", "kind = 'Pressed' and conversation = ?", "webchat:site:m:" + idOf(token)))
                .isEqualTo(1);
        assertThat(forged.status()).isEqualTo(400);
        assertThat(forged.error()).contains("not offered");
    }

    @Test
    void keepsTheTokenToItself() {
        String token = visitor();

        assertThat(token).hasSizeGreaterThanOrEqualTo(43);
        assertThat(rows("webchat_visitor", "encode(token_hash, 'escape') = ?", token)).isZero();
    }

    static Stream<Arguments> badInput() {
        String tooLong = "x".repeat(4001);
        return Stream.of(
                        "",
                        "null",
                        "[]",
                        "{",
                        "{} {}",
                        "{\"text\":\"no id\"}",
                        "{\"id\":\"1\",\"text\":\"short id\"}",
                        "{\"id\":5,\"text\":\"number\"}",
                        "{\"id\":\"" + ID + "\"}",
                        "{\"id\":\"" + ID + "\",\"text\":\"  \\n \"}",
                        "{\"id\":\"" + ID + "\",\"text\":7}",
                        "{\"id\":\"" + ID + "\",\"text\":{\"a\":1}}",
                        "{\"id\":\"" + ID + "\",\"text\":\"" + tooLong + "\"}",
                        "{\"id\":\"" + ID + "\",\"payload\":\"/talk_to_a_person\"}",
                        "{\"id\":\"" + ID + "\",\"payload\":[],\"title\":\"t\"}",
                        "[".repeat(3000))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .flatMap(body -> Stream.of(Arguments.of((Object) body)));
    }

    @ParameterizedTest
    @MethodSource
    void badInput(byte[] body) {
        String token = visitor();

        Answer answer = post("/chat/v1/messages", token, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isNotBlank().doesNotContain("Exception", "tools.jackson");
        assertThat(events(token)).isZero();
    }

    @Test
    void refusesBrokenUtf8() {
        byte[] broken = ("{\"id\":\"" + ID + "\",\"text\":\"\u00e9\"}").getBytes(StandardCharsets.ISO_8859_1);

        Answer answer = post("/chat/v1/messages", visitor(), broken);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).contains("UTF-8");
    }

    @Test
    void takesFourThousandCharactersEvenOutsideTheBasicPlane() {
        assertThat(say(visitor(), ID, "\uD83D\uDE42".repeat(4000)).status()).isEqualTo(200);
    }

    @Test
    void refusesMoreThan64Kilobytes() {
        Answer answer = post("/chat/v1/messages", visitor(), new byte[64 * 1024 + 1]);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.error()).contains("64 KB");
    }

    @Test
    void refusesStrangers() {
        for (String path : List.of("/chat/v1/messages", "/chat/v1/stream")) {
            assertThat(get(path, null).status()).isEqualTo(401);
            assertThat(get(path, "made-up").status()).isEqualTo(401);
        }
        assertThat(say("made-up", ID, "hello").error()).isNotBlank();
        assertThat(post("/chat/v1/typing", "made-up", "").status()).isEqualTo(401);
    }

    @Test
    void refusesACursorThatIsNone() {
        String token = visitor();

        for (String after : List.of("-1", "abc", "99999999999999999999", "")) {
            assertThat(get("/chat/v1/messages?after=" + after, token).status()).isEqualTo(400);
        }
        assertThat(get("/chat/v1/messages?after=999", token).json().get("messages").isEmpty()).isTrue();
    }

    @Test
    void slowsDownWhoWritesTooMuch() {
        String token = visitor();
        for (int i = 0; i < 30; i++) {
            assertThat(say(token, newId(), "again").status()).isEqualTo(200);
        }

        Answer answer = say(token, newId(), "again");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(Integer.parseInt(String.valueOf(answer.headers().get("Retry-After")))).isBetween(1, 60);
        assertThat(events(token)).isEqualTo(30);
    }

    @Test
    void letsOnlyNamedPagesIn() {
        Answer named = call(preflight("https://shop.example"));
        Answer foreign = call(preflight("https://evil.example"));
        Answer same = call(request("/chat/v1/visitors", null)
                .header("Origin", "http://127.0.0.1:" + port)
                .post(RequestBody.create(new byte[] {'{', '}'})));

        assertThat(named.status()).isEqualTo(200);
        assertThat(named.headers().get("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
        assertThat(named.headers().get("Access-Control-Allow-Headers")).containsIgnoringCase("authorization");
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.headers().get("Access-Control-Allow-Origin")).isNull();
        assertThat(same.status()).isEqualTo(200);
    }

    private Request.Builder preflight(String origin) {
        return request("/chat/v1/messages", null)
                .method("OPTIONS", null)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization");
    }

    private long events(String token) {
        return rows("inbound_log", "conversation = ?", "webchat:site:m:" + idOf(token));
    }
}
