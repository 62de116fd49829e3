package dev.dragoman.channels.discourse;

import static dev.dragoman.channels.NetworkUnderTest.bodyOf;
import static dev.dragoman.channels.discourse.DiscourseFixture.BOT;
import static dev.dragoman.channels.discourse.DiscourseFixture.KEY;
import static dev.dragoman.channels.discourse.DiscourseFixture.MESSAGE_TOPIC;
import static dev.dragoman.channels.discourse.DiscourseFixture.POST;
import static dev.dragoman.channels.discourse.DiscourseFixture.SECRET;
import static dev.dragoman.channels.discourse.DiscourseFixture.TOPIC;
import static dev.dragoman.message.Visibility.PRIVATE;
import static dev.dragoman.message.Visibility.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.ChannelContract;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.Signature;
import dev.dragoman.channels.Webhook;
import dev.dragoman.message.Act;
import dev.dragoman.message.Attachment;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import dev.dragoman.system.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class DiscourseTests implements ChannelContract {

    private final MockWebServer server = new MockWebServer();

    @Override
    public MockWebServer server() {
        return server;
    }

    @Override
    public DiscourseChannel channel() {
        return DiscourseFixture.channel(baseUrl());
    }

    @Override
    public String network() {
        return "discourse";
    }

    @Override
    public List<String> secrets() {
        return List.of(SECRET, KEY);
    }

    @Override
    public Webhook signed(byte[] body) {
        return DiscourseFixture.signed(body);
    }

    @Override
    public Webhook unsigned(byte[] body) {
        return DiscourseFixture.post(body, List.of());
    }

    @Override
    public Webhook forged(byte[] body) {
        return DiscourseFixture.signedWith("another-secret", body);
    }

    @Override
    public Optional<Webhook> handshake() {
        return Optional.empty();
    }

    @Override
    public String handshakeAnswer() {
        return "";
    }

    @Override
    public Map<String, List<String>> kinds() {
        return DiscourseSamples.KINDS;
    }

    @Override
    public Map<String, Place> threads() {
        return Map.of(
                "topic-started", new Place(PUBLIC, TOPIC, null),
                "reply", new Place(PUBLIC, TOPIC, TOPIC + "_1"),
                "edited", new Place(PUBLIC, TOPIC, null),
                "destroyed", new Place(PUBLIC, TOPIC, null),
                "own-post", new Place(PUBLIC, TOPIC, POST),
                "liked", new Place(PUBLIC, TOPIC, null),
                "private-message", new Place(PRIVATE, MESSAGE_TOPIC, null),
                "private-reply", new Place(PRIVATE, MESSAGE_TOPIC, MESSAGE_TOPIC + "_2"),
                "own-private-message", new Place(PRIVATE, MESSAGE_TOPIC, null));
    }

    @Override
    public Map<String, Optional<String>> echoes() {
        return Map.of(
                "own-post", Optional.empty(),
                "own-private-message", Optional.empty(),
                "colleague", Optional.empty());
    }

    @Override
    public String emojiSample() {
        return "text-emoji-rtl";
    }

    @Override
    public List<Visibility> speaks() {
        return List.of(PRIVATE, PUBLIC);
    }

    @Override
    public Outbound outbound(Visibility visibility, Act act) {
        return DiscourseFixture.outbound(visibility, act);
    }

    @Override
    public MockResponse answers(Ending ending, Visibility visibility) {
        return switch (ending) {
            case TAKEN -> answer("answer-posted");
            case THROTTLED -> answer("error-throttled");
            case OPTED_OUT -> answer("error-not-accepting");
            case REFUSED -> answer("error-too-short");
        };
    }

    /** Discourse names a post by its topic and its number there, in two fields. */
    @Test
    @Override
    public void answersOnTheRightThread() {
        server.enqueue(answer("answer-posted"));
        server.enqueue(answer("answer-posted"));

        say(PUBLIC, "Here.");
        say(PRIVATE, "Here.");

        assertThat(bodyOf(called())).isEqualTo("{\"raw\":\"Here.\",\"topic_id\":4100,\"reply_to_post_number\":2}");
        assertThat(bodyOf(called())).isEqualTo("{\"raw\":\"Here.\",\"topic_id\":4200,\"reply_to_post_number\":1}");
    }

    @Test
    void speaksInTheNameOfTheBot() {
        server.enqueue(answer("answer-posted"));

        SendResult result = say(PUBLIC, "Here.");

        assertThat(result).isEqualTo(new SendResult.Sent(new NetworkId("4100_3")));
        RecordedRequest call = called();
        assertThat(call.getTarget()).isEqualTo("/posts.json");
        assertThat(call.getHeaders().get("Api-Key")).isEqualTo(KEY);
        assertThat(call.getHeaders().get("Api-Username")).isEqualTo(BOT);
    }

    @Test
    void sentHasTheIdOfItsEcho() {
        server.enqueue(answer("answer-posted"));

        SendResult result = say(PUBLIC, "Here.");

        assertThat(result)
                .isEqualTo(new SendResult.Sent(
                        events("own-post").getFirst().event().id()));
    }

    @Test
    void writesANewPrivateMessageToTheAuthorOfAPost() {
        server.enqueue(answer("answer-post"));
        server.enqueue(answer("answer-message"));

        SendResult result = channel().send(outbound(PUBLIC, new Act.ReplyPrivately("Let us talk here.", List.of())));

        assertThat(result).isEqualTo(new SendResult.Sent(new NetworkId("4300_1"), new NetworkId("4300")));
        assertThat(called().getTarget()).isEqualTo("/posts/by_number/4100/2.json");
        assertThat(Json.MAPPER.readTree(bodyOf(called()))).isEqualTo(Json.MAPPER.readTree("""
                {"title": "About your post", "raw": "Let us talk here.", "archetype": "private_message",
                 "external_id": "key-of-our-send", "target_recipients": "mara"}
                """));
    }

    @Test
    void writesToNobodyWhenThePostIsGone() {
        server.enqueue(answer("error-not-found"));

        SendResult result = channel().send(outbound(PUBLIC, new Act.ReplyPrivately("Let us talk here.", List.of())));

        assertThat(result).isInstanceOf(SendResult.Refused.class);
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void isInNoDoubtWhenOnlyALookFailed() {
        server.enqueue(answer("error-no-access").newBuilder().code(500).build());

        SendResult result = channel().send(outbound(PUBLIC, new Act.Like()));

        assertThat(result).isInstanceOf(SendResult.TryLater.class);
    }

    @Test
    void likesAPost() {
        server.enqueue(answer("answer-post"));
        server.enqueue(answer("answer-liked"));

        SendResult result = channel().send(outbound(PUBLIC, new Act.Like()));

        assertThat(result).isEqualTo(new SendResult.Sent(new NetworkId(POST)));
        called();
        assertThat(Json.MAPPER.readTree(bodyOf(called())))
                .isEqualTo(Json.MAPPER.readTree("{\"id\": 9001, \"post_action_type_id\": 2}"));
    }

    @Test
    void doubtsAPostThatAModeratorHolds() {
        server.enqueue(answer("answer-held"));

        assertThat(say(PUBLIC, "Here.")).isInstanceOf(SendResult.Doubtful.class);
    }

    @Test
    void keepsUploadsByTheirAddress() {
        Inbound.Said said = (Inbound.Said) events("picture").getFirst();

        assertThat(said.content().attachments())
                .containsExactly(
                        new Attachment("image", baseUrl() + "/uploads/short-url/made1Up2Base62.jpeg", "broken cup"),
                        new Attachment("file", baseUrl() + "/uploads/short-url/another3One.pdf", "invoice.pdf"));
        assertThat(said.content().text()).startsWith("It came like this:").doesNotContain("upload://");
    }

    @Test
    void refusesTwoSignaturesAndOtherSpellings() {
        byte[] sample = sample("reply");
        String good = "sha256=" + Signature.hexHmacSha256(SECRET, DiscourseFixture.body(sample));

        for (List<String> signatures : List.of(
                List.of(good, good), List.of(good.toUpperCase(Locale.ROOT)), List.of(good.substring(7)), List.of(""))) {
            assertThat(channel().accept(DiscourseFixture.post(sample, signatures)))
                    .isEqualTo(new Reception.Refused(401, "the signature is missing or wrong"));
        }
    }

    @Test
    void refusesWhatIsNotPosted() {
        var get = new Webhook("GET", "discourse", Map.of(), Map.of(), new byte[0]);

        assertThat(channel().accept(get)).isInstanceOf(Reception.Refused.class);
    }

    @Test
    void knowsAForumByItsSecret() {
        DiscourseChannel two = DiscourseFixture.channel(
                DiscourseFixture.bot("one", baseUrl(), SECRET),
                DiscourseFixture.bot("two", baseUrl(), "another-long-secret"));

        Reception reception = two.accept(DiscourseFixture.signedWith("another-long-secret", sample("reply")));

        assertThat(reception)
                .isInstanceOfSatisfying(
                        Reception.Taken.class,
                        taken -> assertThat(taken.events())
                                .singleElement()
                                .satisfies(event -> assertThat(event.event()
                                                .address()
                                                .account()
                                                .value())
                                        .isEqualTo("two")));
        assertThat(two.read(sample("reply"))).isInstanceOf(Reception.Unreadable.class);
    }

    @Test
    void readsFromQuarantineWhatHappenedByThePostAlone() {
        for (String sample : List.of("reply", "edited", "destroyed", "own-post", "deleted-by-author", "whisper")) {
            Reception reception = channel().read(DiscourseFixture.body(sample(sample)));

            assertThat(((Reception.Taken) reception).events()).as(sample).isEqualTo(events(sample));
        }
    }

    @Test
    void tellsEditsApart() {
        String first = events("edited").getFirst().event().version();
        String second = events("private-edited").getFirst().event().version();

        assertThat(first).startsWith("2-").isNotEqualTo(second);
    }
}
