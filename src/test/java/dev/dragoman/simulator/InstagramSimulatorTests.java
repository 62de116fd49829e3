package dev.dragoman.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dragoman.channels.Signature;
import dev.dragoman.simulator.instagram.InstagramSimulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class InstagramSimulatorTests extends SimulatorHarness {

    private static final String ACCOUNT = "1000000000000001";
    private static final String CUSTOMER = "9000000000000001";

    @Autowired
    InstagramSimulator instagram;

    @BeforeEach
    void startOver() {
        instagram.reset();
    }

    @Test
    void signsWhatItTells() throws Exception {
        String id = instagram.write(1, "Größe 42?");

        RecordedRequest request = nextRequest();
        byte[] body = request.getBody().toByteArray();
        assertThat(request.getUrl().encodedPath()).isEqualTo("/webhooks/instagram");
        assertThat(request.getHeaders().get("X-Hub-Signature-256"))
                .isEqualTo("sha256=" + Signature.hexHmacSha256("simulated-app-secret", body));
        assertThat(new String(body, StandardCharsets.US_ASCII))
                .contains("\"object\":\"instagram\"", "\"mid\":\"" + id + "\"", "Gr\\u00f6\\u00dfe 42?");
    }

    @Test
    void countsTheBytesOfAMessage() throws IOException {
        instagram.write(1, "Hello");

        assertThat(send("ü".repeat(500)).status()).isEqualTo(200);
        assertThat(send("ü".repeat(501)).error()).isEqualTo("100/0");
        assertThat(instagram.conversation(1)).hasSize(2);
    }

    @Test
    void echoesWhatTheAccountSentAndTellsThatItWasSeen() throws Exception {
        instagram.write(1, "Hello");
        String id = send("Good day").json().path("message_id").asString();

        assertThat(delivered("message").path("message").path("text").asString()).isEqualTo("Hello");
        JsonNode echo = delivered("echo");
        assertThat(echo.path("sender").path("id").asString()).isEqualTo(ACCOUNT);
        assertThat(echo.path("message").path("mid").asString()).isEqualTo(id);
        assertThat(echo.path("message").has("app_id")).isFalse();
        assertThat(delivered("read").path("read").path("mid").asString()).isEqualTo(id);
    }

    @Test
    void closesTheWindowAfterADay() throws IOException {
        assertThat(send("Hello?").error()).isEqualTo("100/2534014");
        instagram.write(1, "Hello");
        simulator.change(Map.of("aheadSeconds", 90_000));

        assertThat(send("Good day").error()).isEqualTo("10/2534022");
    }

    @Test
    void tellsCommentsInThreeShapes() throws Exception {
        for (String shape : new String[] {"changes", "comment_id", "entry"}) {
            instagram.change(Map.of("commentShape", shape));
            String id = comment(1, "", "Is it " + shape + "?");

            JsonNode entry = nextDelivery().path("entry").path(0);
            JsonNode change =
                    shape.equals("entry") ? entry : entry.path("changes").path(0);
            assertThat(change.path("field").asString()).isEqualTo("comments");
            assertThat(change.path("value")
                            .path(shape.equals("comment_id") ? "comment_id" : "id")
                            .asString())
                    .isEqualTo(id);
        }
        assertThatThrownBy(() -> instagram.change(Map.of("commentShape", "round")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void attachesRepliesToTheRoot() throws IOException {
        String root = comment(1, "", "Is it waterproof?");
        String reply = comment(2, root, "I wonder, too");

        String ours = api("POST", "/" + reply + "/replies", "{\"message\": \"It is.\"}")
                .json()
                .path("id")
                .asString();

        assertThat(instagram.comments())
                .filteredOn(it -> it.id().equals(ours))
                .singleElement()
                .satisfies(it -> assertThat(it.parent()).isEqualTo(root));
        JsonNode list = api("GET", "/17900000000000021/comments", "").json().path("data");
        assertThat(list).hasSize(1);
        assertThat(list.path(0).path("replies").path("data")).hasSize(2);
        assertThat(api("POST", "/" + root, "{\"hide\": true}").status()).isEqualTo(200);
        assertThat(api("DELETE", "/" + root, "").status()).isEqualTo(200);
        assertThat(api("GET", "/" + root, "").error()).isEqualTo("100/33");
    }

    @Test
    void takesOnePrivateReplyToAComment() throws IOException {
        String comment = comment(1, "", "Is it waterproof?");
        String reply = "{\"recipient\": {\"comment_id\": \"" + comment + "\"}, \"message\": {\"text\": \"Yes.\"}}";

        Answer first = api("POST", "/" + ACCOUNT + "/messages", reply);

        assertThat(first.json().path("recipient_id").asString()).isEqualTo(CUSTOMER);
        assertThat(api("POST", "/" + ACCOUNT + "/messages", reply).error()).isEqualTo("100/2534025");
    }

    @Test
    void givesTheWordsOfAMentionOnlyWhenAsked() throws Exception {
        String mention = instagram.play(new Play("mention", 1, null, "Have you tried @them?", null));

        JsonNode told = nextDelivery().path("entry").path(0).path("changes").path(0);
        assertThat(told.path("value").toString()).contains(mention).doesNotContain("tried");
        JsonNode asked = api(
                        "GET", "/" + ACCOUNT + "?fields=mentioned_comment.comment_id(" + mention + ")%7Bid,text%7D", "")
                .json();
        assertThat(asked.path("mentioned_comment").path("text").asString()).isEqualTo("Have you tried @them?");
    }

    @Test
    void misbehavesOnDemand() throws IOException {
        instagram.write(1, "Hello");

        instagram.change(Map.of("throttle", 1));
        assertThat(send("one").error()).isEqualTo("613/2534040");
        instagram.change(Map.of("failAfterAccepting", 1));
        assertThat(send("two").status()).isEqualTo(500);
        instagram.change(Map.of("tokenDead", true));
        assertThat(send("three").error()).isEqualTo("190/463");
        assertThat(instagram.conversation(1)).extracting(Line::text).containsExactly("Hello", "two");
    }

    private String comment(int customer, String target, String text) {
        return instagram.play(new Play("comment", customer, target, text, null));
    }

    @Override
    Answer send(String text) throws IOException {
        return api("POST", "/" + ACCOUNT + "/messages", """
            {"recipient": {"id": "%s"}, "message": {"text": "%s"}}\
            """.formatted(CUSTOMER, text));
    }

    private Answer api(String method, String path, String json) throws IOException {
        return call(method, "/simulator/api/instagram/v25.0" + path, json, "simulated-token");
    }
}
