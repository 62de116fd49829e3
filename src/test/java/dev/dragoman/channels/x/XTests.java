package dev.dragoman.channels.x;

import static dev.dragoman.channels.NetworkUnderTest.bodyOf;
import static dev.dragoman.channels.x.XFixture.ACCOUNT;
import static dev.dragoman.channels.x.XFixture.ANA;
import static dev.dragoman.channels.x.XFixture.POST;
import static dev.dragoman.channels.x.XFixture.REPLY;
import static dev.dragoman.channels.x.XFixture.SECRET;
import static dev.dragoman.channels.x.XFixture.SHOP;
import static dev.dragoman.channels.x.XFixture.THREAD;
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
import dev.dragoman.message.Content;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import dev.dragoman.system.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XTests implements ChannelContract {

    private final MockWebServer server = new MockWebServer();

    @Override
    public MockWebServer server() {
        return server;
    }

    @Override
    public XChannel channel() {
        return XFixture.channel(baseUrl());
    }

    @Override
    public String network() {
        return "x";
    }

    @Override
    public List<String> secrets() {
        return List.of(SECRET, ACCOUNT.token(), ACCOUNT.tokenSecret());
    }

    @Override
    public Webhook signed(byte[] body) {
        return XFixture.signed(body);
    }

    @Override
    public Webhook unsigned(byte[] body) {
        return XFixture.post(body, List.of());
    }

    @Override
    public Webhook forged(byte[] body) {
        return XFixture.signedWith("another-secret", body);
    }

    @Override
    public Optional<Webhook> handshake() {
        return Optional.of(XFixture.challenge("made-up-challenge"));
    }

    @Override
    public String handshakeAnswer() {
        return "{\"response_token\":\"sha256=FqL/giOLEst3VF2nhS7K+CgC8fSMUd17xXJ93smc8GU=\"}";
    }

    @Override
    public Map<String, List<String>> kinds() {
        return XSamples.KINDS;
    }

    @Override
    public Map<String, Place> threads() {
        return Map.ofEntries(
                Map.entry("dm-text", new Place(PRIVATE, ANA, null)),
                Map.entry("dm-echo", new Place(PRIVATE, ANA, null)),
                Map.entry("chat-received", new Place(PRIVATE, ANA, null)),
                Map.entry("chat-sent", new Place(PRIVATE, ANA, null)),
                Map.entry("reply", new Place(PUBLIC, THREAD, null)),
                Map.entry("reply-deeper", new Place(PUBLIC, THREAD, "2000000000000000042")),
                Map.entry("reply-edited", new Place(PUBLIC, THREAD, null)),
                Map.entry("own-reply", new Place(PUBLIC, THREAD, REPLY)),
                Map.entry("mention", new Place(PUBLIC, "2000000000000000051_" + ANA, null)),
                Map.entry("quote", new Place(PUBLIC, "2000000000000000061_" + ANA, null)));
    }

    @Override
    public Map<String, Optional<String>> echoes() {
        return Map.of(
                "dm-echo", Optional.empty(),
                "chat-sent", Optional.empty(),
                "own-reply", Optional.empty(),
                "own-reply-as-mention", Optional.empty());
    }

    /** X tells nothing of what others delete. */
    @Override
    public boolean tellsOfWithdrawals() {
        return false;
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
        return XFixture.outbound(visibility, act);
    }

    @Override
    public MockResponse answers(Ending ending, Visibility visibility) {
        return answer(
                switch (ending) {
                    case TAKEN -> visibility == PRIVATE ? "answer-message" : "answer-post";
                    case THROTTLED -> "error-throttled";
                    case OPTED_OUT -> "error-closed";
                    case REFUSED -> "error-client-forbidden";
                });
    }

    @Test
    void takesNoSignatureInHexOrTwice() {
        byte[] body = sample("dm-text");
        List<String> good = XFixture.signed(body).headers().getOrDefault("x-twitter-webhooks-signature", List.of());

        assertThat(good).hasSize(1);
        assertThat(channel().accept(XFixture.post(body, List.of(good.getFirst(), good.getFirst()))))
                .isInstanceOf(Reception.Refused.class);
        assertThat(channel().accept(XFixture.post(body, List.of("sha256=" + Signature.hexHmacSha256(SECRET, body)))))
                .isInstanceOf(Reception.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"data\":{}}", "two words", "[1]"})
    void signsNothingThatCouldBeADelivery(String challenge) {
        assertThat(channel().accept(XFixture.challenge(challenge)))
                .isInstanceOfSatisfying(
                        Reception.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(403));
    }

    @Test
    void keepsTheEventsOfAStrangerForAPerson() {
        assertThat(XFixture.listening("1").accept(signed(sample("dm-text"))))
                .isEqualTo(new Reception.Unreadable("the account " + SHOP + " is not configured"));
    }

    @Test
    void hearsAReplyThatMentionsUsOnce() {
        byte[] asMention = XFixture.bytes(new String(sample("reply"), StandardCharsets.UTF_8)
                .replace("post.reply.create", "post.mention.create"));

        Reception twice = channel().accept(signed(asMention));

        assertThat(twice).isEqualTo(new Reception.Taken(events("reply"), 0));
    }

    @Test
    void readsTheWordsWithoutWhatXAdds() {
        assertThat(words("reply")).isEqualTo("Mine never came.");
        assertThat(words("mention")).isEqualTo("Hey @sampleshop, are you open on Sunday?");
        assertThat(words("mention-photo")).isEqualTo("@sampleshop look");
        assertThat(words("dm-link")).isEqualTo("Is this you? https://shop.example/orders & thanks");
        assertThat(words("dm-image")).isEqualTo("Broken:");
        assertThat(((Inbound.Echoed) events("own-reply").getFirst()).content())
                .isEqualTo(Content.of("It is on its way."));
    }

    private String words(String sample) {
        return ((Inbound.Said) events(sample).getFirst()).content().text();
    }

    private List<Attachment> attachments(String sample) {
        return ((Inbound.Said) events(sample).getFirst()).content().attachments();
    }

    @Test
    void keepsMediaByReference() {
        assertThat(attachments("mention-photo"))
                .containsExactly(
                        new Attachment("image", "https://pbs.x.example/media/photo.jpg", "A torn parcel"),
                        new Attachment("media", null, null));
        assertThat(attachments("dm-image"))
                .containsExactly(new Attachment("image", "https://ton.x.example/dm/1/photo.jpg", null));
    }

    @Test
    void saysThatAnEncryptedMessageWaits() {
        assertThat(events("chat-received")).singleElement().isInstanceOfSatisfying(Inbound.Said.class, said -> {
            assertThat(said.content().text()).isEmpty();
            assertThat(said.content().attachments().getFirst().url()).startsWith("https://x.com/");
        });
    }

    @Test
    void knowsAnEditedPostByItsFirstVersion() {
        assertThat(events("reply-edited").getFirst().event().id()).isEqualTo(new NetworkId(REPLY));
        assertThat(events("reply").getFirst().event().id()).isEqualTo(new NetworkId(REPLY));
    }

    @Test
    void tellsWhoWroteUnderWhat() {
        var said = (Inbound.Said) events("reply-deeper").getFirst();

        assertThat(said.author().name()).isEqualTo("Ana Sample");
        assertThat(said.post()).isEqualTo(new NetworkId(POST));
        assertThat(((Inbound.Said) events("quote").getFirst()).post()).isEqualTo(new NetworkId(POST));
        assertThat(((Inbound.Said) events("mention").getFirst()).post()).isNull();
    }

    @Test
    void repliesBelowThePostInTheNameOfTheAccount() {
        server.enqueue(answer("answer-post"));

        SendResult result = channel().send(XFixture.say(PUBLIC, "It is on its way."));

        assertThat(result).isEqualTo(new SendResult.Sent(new NetworkId("2000000000000000042")));
        RecordedRequest call = called();
        assertThat(call.getUrl().encodedPath()).isEqualTo("/2/tweets");
        assertThat(call.getHeaders().get("Authorization"))
                .startsWith("OAuth oauth_consumer_key=\"made-up-consumer-key\"")
                .contains("oauth_signature_method=\"HMAC-SHA1\"", "oauth_token=\"1400-made-up-token\"");
        assertThat(Json.MAPPER.readTree(bodyOf(call))).isEqualTo(Json.MAPPER.readTree("""
            {"text": "It is on its way.", "reply": {"in_reply_to_tweet_id": "2000000000000000041"}}
            """));
    }

    @Test
    void writesToThePerson() {
        server.enqueue(answer("answer-message"));

        SendResult result = channel().send(XFixture.say(PRIVATE, "Hello."));

        assertThat(result).isEqualTo(new SendResult.Sent(new NetworkId("2100000000000000038")));
        RecordedRequest call = called();
        assertThat(call.getUrl().encodedPath()).isEqualTo("/2/dm_conversations/with/" + ANA + "/messages");
        assertThat(bodyOf(call)).isEqualTo("{\"text\":\"Hello.\"}");
    }

    @Test
    void hidesAReply() {
        server.enqueue(answer("answer-hidden"));

        SendResult result = channel().send(XFixture.outbound(PUBLIC, new Act.Moderate(Moderation.HIDE)));

        assertThat(result).isEqualTo(new SendResult.Sent(new NetworkId(REPLY)));
        RecordedRequest call = called();
        assertThat(call.getMethod()).isEqualTo("PUT");
        assertThat(call.getUrl().encodedPath()).isEqualTo("/2/tweets/" + REPLY + "/hidden");
        assertThat(bodyOf(call)).isEqualTo("{\"hidden\":true}");
    }

    @Test
    void takesDataWithErrorsBesideItForDone() {
        server.enqueue(answer("answer-with-errors"));

        assertThat(channel().send(XFixture.say(PUBLIC, "It is on its way."))).isInstanceOf(SendResult.Sent.class);
    }
}
