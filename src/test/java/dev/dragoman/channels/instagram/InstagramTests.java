package dev.dragoman.channels.instagram;

import static dev.dragoman.channels.NetworkUnderTest.bodyOf;
import static dev.dragoman.channels.instagram.InstagramFixture.ACCOUNT;
import static dev.dragoman.channels.instagram.InstagramFixture.ANA;
import static dev.dragoman.channels.instagram.InstagramFixture.COMMENT;
import static dev.dragoman.channels.instagram.InstagramFixture.MEDIA;
import static dev.dragoman.channels.instagram.InstagramFixture.REPLY;
import static dev.dragoman.channels.instagram.InstagramFixture.SECRET;
import static dev.dragoman.channels.instagram.InstagramFixture.TOKEN;
import static dev.dragoman.channels.instagram.InstagramFixture.WORD;
import static dev.dragoman.message.Visibility.PRIVATE;
import static dev.dragoman.message.Visibility.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.ChannelContract;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.Webhook;
import dev.dragoman.message.Act;
import dev.dragoman.message.Attachment;
import dev.dragoman.message.Choice;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import dev.dragoman.system.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class InstagramTests implements ChannelContract {

    private static final String MENTION = "mention_17900000000000061_17900000000000062";

    private final MockWebServer server = new MockWebServer();

    private final MockResponse nothing = new MockResponse.Builder().code(404).build();

    /** Webhooks of mentions make the channel ask for their words; nobody needs to wait for an answer to that. */
    InstagramTests() {
        server.setDispatcher(new QueueDispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                boolean asksForWords = String.valueOf(request.getTarget()).contains("fields=mentioned_");
                return asksForWords ? nothing : super.dispatch(request);
            }
        });
    }

    @Override
    public MockWebServer server() {
        return server;
    }

    @Override
    public InstagramChannel channel() {
        return InstagramFixture.channel(baseUrl(), ACCOUNT);
    }

    @Override
    public String network() {
        return "instagram";
    }

    @Override
    public List<String> secrets() {
        return List.of(SECRET, WORD, TOKEN);
    }

    @Override
    public Webhook signed(byte[] body) {
        return InstagramFixture.signed(body);
    }

    @Override
    public Webhook unsigned(byte[] body) {
        return InstagramFixture.post(body, List.of());
    }

    @Override
    public Webhook forged(byte[] body) {
        return InstagramFixture.signedWith("another-secret", body);
    }

    @Override
    public Optional<Webhook> handshake() {
        return Optional.of(InstagramFixture.handshake(WORD));
    }

    @Override
    public String handshakeAnswer() {
        return "730021";
    }

    @Override
    public Map<String, List<String>> kinds() {
        return InstagramSamples.KINDS;
    }

    @Override
    public Map<String, Place> threads() {
        return Map.of(
                "dm-text", new Place(PRIVATE, ANA, null),
                "dm-reply-to", new Place(PRIVATE, ANA, "aWdfSampleText1"),
                "dm-story-reply", new Place(PRIVATE, ANA, null),
                "echo", new Place(PRIVATE, ANA, null),
                "comment-in-entry", new Place(PUBLIC, COMMENT, null),
                "comment-reply", new Place(PUBLIC, COMMENT, COMMENT),
                "live-comment", new Place(PUBLIC, "17900000000000036", null),
                "own-comment", new Place(PUBLIC, COMMENT, COMMENT),
                "mention-in-comment", new Place(PUBLIC, MENTION, null),
                "mention-in-caption", new Place(PUBLIC, "mention_17900000000000061", null));
    }

    @Override
    public Map<String, Optional<String>> echoes() {
        return Map.of("echo", Optional.empty(), "standby-echo", Optional.empty(), "own-comment", Optional.empty());
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
        return InstagramFixture.outbound(visibility, act);
    }

    @Override
    public MockResponse answers(Ending ending, Visibility visibility) {
        return switch (ending) {
            case TAKEN -> answer(visibility == PRIVATE ? "answer-sent" : "answer-comment");
            case THROTTLED -> answer("error-throttled");
            case OPTED_OUT -> answer("error-person-unavailable");
            case REFUSED -> answer("error-outside-window");
        };
    }

    @Test
    void readsACommentInAllThreeShapesAsOne() {
        assertThat(events("comment-in-entry")).isEqualTo(events("comment"));
        assertThat(events("comment-on-ad")).isEqualTo(events("comment"));
        assertThat(events("comment")).singleElement().isInstanceOfSatisfying(Inbound.Said.class, said -> {
            assertThat(said.event().id()).isEqualTo(new NetworkId(COMMENT));
            assertThat(said.post()).isEqualTo(new NetworkId(MEDIA));
            assertThat(said.author().name()).isEqualTo("ana.sample");
        });
    }

    @Test
    void recognisesItsOwnCommentByTheUserName() {
        String body = new String(sample("own-comment"), StandardCharsets.UTF_8)
                .replaceFirst("\"from\": \\{\\s*\"id\": \"" + ACCOUNT, "\"from\": {\"id\": \"4711");

        Reception reception = channel().accept(signed(body.getBytes(StandardCharsets.UTF_8)));

        assertThat(body).contains("4711");
        assertThat(reception)
                .isInstanceOfSatisfying(
                        Reception.Taken.class,
                        taken -> assertThat(taken.events()).singleElement().isInstanceOf(Inbound.Echoed.class));
    }

    @Test
    void showsTheStoryThatAMessageAnswersOrMentions() {
        assertThat(attachments("dm-story-reply"))
                .containsExactly(new Attachment("story", "https://media.example/story.jpg", null));
        assertThat(attachments("dm-story-mention"))
                .containsExactly(new Attachment("story_mention", "https://media.example/mention.jpg", null));
        assertThat(attachments("mention-in-comment")).containsExactly(new Attachment("mention", null, null));
    }

    private Inbound.Said said(String sample) {
        return (Inbound.Said) events(sample).getFirst();
    }

    private List<Attachment> attachments(String sample) {
        return said(sample).content().attachments();
    }

    @Test
    void countsTheBytesOfAMessage() {
        server.enqueue(answer("answer-sent"));

        assertThat(say(PRIVATE, "ü".repeat(500))).isInstanceOf(SendResult.Sent.class);
        assertThat(say(PRIVATE, "ü".repeat(501)))
                .isEqualTo(new SendResult.Refused("The text has 1002 bytes and Instagram takes 1000."));
        assertThat(say(PRIVATE, "😀".repeat(251))).isInstanceOf(SendResult.Refused.class);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void sendsQuickRepliesWithAMessage() {
        server.enqueue(answer("answer-sent"));

        SendResult result =
                channel().send(outbound(PRIVATE, new Act.Say("Again?", List.of(new Choice("Yes", "/yes")))));

        assertThat(result).isEqualTo(new SendResult.Sent(new NetworkId("aWdfSampleSent1")));
        expectCall(ACCOUNT + "/messages", """
                {"recipient": {"id": "8800000000000011"}, "message": {"text": "Again?", "quick_replies": [
                  {"content_type": "text", "title": "Yes", "payload": "/yes"}]}}
                """);
    }

    @Test
    void letsAPersonAloneUseTheHumanAgentTag() {
        server.enqueue(answer("answer-sent"));
        Outbound say = outbound(PRIVATE, new Act.Say("A person here.", List.of()));
        Outbound late = InstagramFixture.byPerson(say, Duration.ofDays(6));
        Outbound lateBot =
                new Outbound(late.address(), late.answers(), late.act(), false, late.key(), late.lastHeard());

        assertThat(channel().send(lateBot)).isInstanceOf(SendResult.Refused.class);
        assertThat(channel().send(InstagramFixture.byPerson(say, Duration.ofDays(7))))
                .isInstanceOf(SendResult.Refused.class);
        assertThat(channel().send(late)).isInstanceOf(SendResult.Sent.class);
        expectCall(ACCOUNT + "/messages", """
                {"recipient": {"id": "8800000000000011"}, "messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT",
                 "message": {"text": "A person here."}}
                """);
    }

    @Test
    void answersACommentPrivatelyForSevenDays() {
        server.enqueue(answer("answer-sent"));
        Outbound reply = outbound(PUBLIC, new Act.ReplyPrivately("Let us talk here.", List.of()));

        SendResult result = channel().send(reply);
        SendResult tooLate = channel().send(InstagramFixture.byPerson(reply, Duration.ofDays(7)));

        assertThat(result).isEqualTo(new SendResult.Sent(new NetworkId("aWdfSampleSent1"), new NetworkId(ANA)));
        assertThat(tooLate).isInstanceOf(SendResult.Refused.class);
        expectCall(ACCOUNT + "/messages", """
                {"recipient": {"comment_id": "17900000000000032"}, "message": {"text": "Let us talk here."}}
                """);
    }

    @Test
    void repliesToACommentAndHidesIt() {
        server.enqueue(answer("answer-comment"));
        server.enqueue(answer("answer-done"));

        assertThat(say(PUBLIC, "Yes, it is.")).isEqualTo(new SendResult.Sent(new NetworkId("17900000000000033")));
        expectCall(REPLY + "/replies", "{\"message\": \"Yes, it is.\"}");
        assertThat(channel().send(outbound(PUBLIC, new Act.Moderate(Moderation.HIDE))))
                .isInstanceOf(SendResult.Sent.class);
        expectCall(REPLY, "{\"hide\": true}");
    }

    @Test
    void remembersThatMetaStoppedTheAccount() {
        server.enqueue(answer("error-token-expired"));
        InstagramChannel channel = channel();

        SendResult result = channel.send(outbound(PRIVATE, new Act.Say("Hello.", List.of())));

        assertThat(result).isInstanceOf(SendResult.AccountStopped.class);
        assertThat(channel.accounts())
                .singleElement()
                .satisfies(account -> assertThat(account.missing()).contains("access token"));
    }

    @Test
    void showsTyping() {
        server.enqueue(answer("answer-typing"));

        channel().typing(outbound(PRIVATE, new Act.Moderate(Moderation.HIDE)).address());

        expectCall(ACCOUNT + "/messages", """
                {"recipient": {"id": "8800000000000011"}, "sender_action": "typing_on"}
                """);
    }

    private void expectCall(String path, String json) {
        RecordedRequest call = called();
        assertThat(call.getUrl().encodedPath()).isEqualTo("/v25.0/" + path);
        assertThat(call.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(Json.MAPPER.readTree(bodyOf(call))).isEqualTo(Json.MAPPER.readTree(json));
    }
}
