package dev.dragoman.channels.facebook;

import static dev.dragoman.channels.NetworkUnderTest.bodyOf;
import static dev.dragoman.channels.facebook.FacebookFixture.ANA;
import static dev.dragoman.channels.facebook.FacebookFixture.COMMENT;
import static dev.dragoman.channels.facebook.FacebookFixture.PAGE;
import static dev.dragoman.channels.facebook.FacebookFixture.POST;
import static dev.dragoman.channels.facebook.FacebookFixture.REPLY;
import static dev.dragoman.channels.facebook.FacebookFixture.SECRET;
import static dev.dragoman.channels.facebook.FacebookFixture.TOKEN;
import static dev.dragoman.channels.facebook.FacebookFixture.WORD;
import static dev.dragoman.message.Visibility.PRIVATE;
import static dev.dragoman.message.Visibility.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.ChannelContract;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.Signature;
import dev.dragoman.channels.Webhook;
import dev.dragoman.message.Act;
import dev.dragoman.message.Choice;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import dev.dragoman.system.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FacebookTests implements ChannelContract {

    private final MockWebServer server = new MockWebServer();

    @Override
    public MockWebServer server() {
        return server;
    }

    @Override
    public FacebookChannel channel() {
        return FacebookFixture.channel(baseUrl(), PAGE);
    }

    @Override
    public String network() {
        return "facebook";
    }

    @Override
    public List<String> secrets() {
        return List.of(SECRET, WORD, TOKEN);
    }

    @Override
    public Webhook signed(byte[] body) {
        return FacebookFixture.signed(body);
    }

    @Override
    public Webhook unsigned(byte[] body) {
        return FacebookFixture.post(body, List.of());
    }

    @Override
    public Webhook forged(byte[] body) {
        return FacebookFixture.signedWith("another-secret", body);
    }

    @Override
    public Optional<Webhook> handshake() {
        return Optional.of(FacebookFixture.handshake("subscribe", WORD, "730021"));
    }

    @Override
    public String handshakeAnswer() {
        return "730021";
    }

    @Override
    public Map<String, List<String>> kinds() {
        return FacebookSamples.KINDS;
    }

    @Override
    public Map<String, Place> threads() {
        return Map.of(
                "dm-text", new Place(PRIVATE, ANA, null),
                "dm-reply-to", new Place(PRIVATE, ANA, "m_sample-text-1"),
                "echo-ours", new Place(PRIVATE, ANA, null),
                "delivery", new Place(PRIVATE, ANA, null),
                "comment", new Place(PUBLIC, COMMENT, null),
                "comment-reply", new Place(PUBLIC, COMMENT, COMMENT),
                "comment-edited", new Place(PUBLIC, COMMENT, null),
                "comment-reply-removed", new Place(PUBLIC, COMMENT, null),
                "own-comment", new Place(PUBLIC, COMMENT, COMMENT),
                "visitor-post", new Place(PUBLIC, PAGE + "_330000000000022", null));
    }

    @Override
    public Map<String, Optional<String>> echoes() {
        return Map.of(
                "echo-ours", Optional.of("key-of-our-send"),
                "echo-from-inbox", Optional.empty(),
                "standby-echo", Optional.empty(),
                "own-comment", Optional.empty());
    }

    @Override
    public String emojiSample() {
        return "dm-text-emoji-rtl";
    }

    @Override
    public List<Visibility> speaks() {
        return List.of(PRIVATE, PUBLIC);
    }

    @Override
    public Outbound outbound(Visibility visibility, Act act) {
        return FacebookFixture.outbound(visibility, act);
    }

    @Override
    public MockResponse answers(Ending ending, Visibility visibility) {
        return switch (ending) {
            case TAKEN -> answer(visibility == PRIVATE ? "answer-sent" : "answer-comment");
            case THROTTLED -> answer("error-throttled-messenger");
            case OPTED_OUT -> answer("error-person-unavailable");
            case REFUSED -> answer("error-outside-window");
        };
    }

    private JsonNode bodyOfCall() {
        return Json.MAPPER.readTree(bodyOf(called()));
    }

    @Test
    void refusesTwoSignaturesAndOtherSpellings() {
        byte[] body = sample("dm-text");
        String good = "sha256=" + Signature.hexHmacSha256(SECRET, body);

        for (List<String> signatures : List.of(
                List.of(good, good), List.of(good.toUpperCase(Locale.ROOT)), List.of(good.substring(7)), List.of(""))) {
            assertThat(channel().accept(FacebookFixture.post(body, signatures)))
                    .isEqualTo(new Reception.Refused(401, "the signature is missing or wrong"));
        }
    }

    @Test
    void refusesAHandshakeWithoutTheWord() {
        for (Webhook wrong : List.of(
                FacebookFixture.handshake("subscribe", "guess", "1"),
                FacebookFixture.handshake("unsubscribe", WORD, "1"),
                FacebookFixture.handshake("subscribe", WORD, "1".repeat(257)),
                new Webhook("GET", "facebook", Map.of(), Map.of(), new byte[0]))) {
            assertThat(channel().accept(wrong))
                    .isInstanceOfSatisfying(
                            Reception.Refused.class,
                            refused -> assertThat(refused.status()).isEqualTo(403));
        }
    }

    @Test
    void keepsACommentWhoseAuthorIsHidden() {
        assertThat(events("comment-without-author"))
                .singleElement()
                .isInstanceOfSatisfying(Inbound.Said.class, said -> {
                    assertThat(said.author()).isEqualTo(Party.UNKNOWN);
                    assertThat(said.post()).isEqualTo(new NetworkId(POST));
                });
    }

    @Test
    void readsWhatWasPressed() {
        assertThat(events("dm-quick-reply")).singleElement().isInstanceOfSatisfying(Inbound.Pressed.class, pressed -> {
            assertThat(pressed.payload()).isEqualTo("/track_order");
            assertThat(pressed.title()).isEqualTo("Track my order");
        });
    }

    @Test
    void showsAPersonThatSomethingCameThatCannotBeShown() {
        assertThat(events("dm-unsupported"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Inbound.Said.class,
                        said -> assertThat(said.content().attachments())
                                .singleElement()
                                .satisfies(attachment ->
                                        assertThat(attachment.kind()).isEqualTo("unsupported")));
    }

    @Test
    void saysThatAPageIsNotConfigured() {
        byte[] body = new String(sample("dm-text"), StandardCharsets.UTF_8)
                .replace(PAGE, "999")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(channel().accept(signed(body)))
                .isEqualTo(new Reception.Unreadable("the page 999 is not configured"));
    }

    @Test
    void losesNoNeighbourOfABrokenItem() {
        String good = new String(sample("dm-text"), StandardCharsets.UTF_8);
        String broken = good.replace("\"messaging\": [", "\"messaging\": [null, 7, {\"message\": []},");

        assertThat(channel().accept(signed(broken.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(new Reception.Taken(events("dm-text"), 3));
    }

    @Test
    void sendsQuickRepliesAndOurKeyWithAMessage() {
        server.enqueue(answer("answer-sent"));
        var choices = List.of(new Choice("Yes", "/yes"), new Choice("A title that is far too long", "/no"));

        SendResult result = channel().send(outbound(PRIVATE, new Act.Say("Again?", choices)));

        assertThat(result).isEqualTo(new SendResult.Sent(new NetworkId("m_sample-sent-1")));
        RecordedRequest call = called();
        assertThat(call.getUrl().encodedPath()).isEqualTo("/v25.0/" + PAGE + "/messages");
        assertThat(call.getUrl().queryParameter("appsecret_proof"))
                .isEqualTo(Signature.hexHmacSha256(SECRET, TOKEN.getBytes(StandardCharsets.UTF_8)));
        assertThat(call.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(Json.MAPPER.readTree(bodyOf(call))).isEqualTo(Json.MAPPER.readTree("""
            {"recipient": {"id": "7200000000000011"}, "messaging_type": "RESPONSE",
             "message": {"text": "Again?", "metadata": "key-of-our-send", "quick_replies": [
               {"content_type": "text", "title": "Yes", "payload": "/yes"},
               {"content_type": "text", "title": "A title that is far…", "payload": "/no"}]}}
            """));
    }

    @Test
    void letsAPersonAnswerForSevenDays() {
        server.enqueue(answer("answer-sent"));
        Outbound say = outbound(PRIVATE, new Act.Say("A person here.", List.of()));

        SendResult late = channel().send(FacebookFixture.byPerson(say, Duration.ofDays(6)));
        SendResult tooLate = channel().send(FacebookFixture.byPerson(say, Duration.ofDays(7)));

        assertThat(late).isInstanceOf(SendResult.Sent.class);
        assertThat(bodyOfCall().path("tag").asString()).isEqualTo("HUMAN_AGENT");
        assertThat(tooLate).isInstanceOf(SendResult.Refused.class);
    }

    @Test
    void answersACommentPrivatelyAndLearnsTheThread() {
        server.enqueue(answer("answer-sent"));

        SendResult result = channel().send(outbound(PUBLIC, new Act.ReplyPrivately("Let us talk here.", List.of())));

        assertThat(result).isEqualTo(new SendResult.Sent(new NetworkId("m_sample-sent-1"), new NetworkId(ANA)));
        assertThat(bodyOfCall().path("recipient").toString()).isEqualTo("{\"comment_id\":\"" + REPLY + "\"}");
    }

    @Test
    void likesAComment() {
        server.enqueue(answer("answer-done"));

        assertThat(channel().send(outbound(PUBLIC, new Act.Like()))).isInstanceOf(SendResult.Sent.class);
        assertThat(called().getUrl().encodedPath()).isEqualTo("/v25.0/" + REPLY + "/likes");
    }

    @Test
    void showsTyping() {
        server.enqueue(answer("answer-typing"));

        channel().typing(outbound(PRIVATE, new Act.Like()).address());

        assertThat(bodyOfCall().path("sender_action").asString()).isEqualTo("typing_on");
    }

    @Test
    void remembersThatMetaStoppedTheAccount() {
        server.enqueue(answer("error-token-expired"));
        FacebookChannel channel = channel();

        SendResult result = channel.send(outbound(PRIVATE, new Act.Say("Hello.", List.of())));

        assertThat(result).isInstanceOf(SendResult.AccountStopped.class);
        assertThat(channel.accounts())
                .singleElement()
                .satisfies(account -> assertThat(account.missing()).contains("access token"));
    }
}
