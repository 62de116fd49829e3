package dev.dragoman.channels.whatsapp;

import static dev.dragoman.channels.NetworkUnderTest.bodyOf;
import static dev.dragoman.channels.whatsapp.WhatsappFixture.ANA;
import static dev.dragoman.channels.whatsapp.WhatsappFixture.ANAS_PHONE;
import static dev.dragoman.channels.whatsapp.WhatsappFixture.NUMBER;
import static dev.dragoman.channels.whatsapp.WhatsappFixture.SECRET;
import static dev.dragoman.channels.whatsapp.WhatsappFixture.TOKEN;
import static dev.dragoman.channels.whatsapp.WhatsappFixture.WORD;
import static dev.dragoman.message.Visibility.PRIVATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.ChannelContract;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.Signature;
import dev.dragoman.channels.Webhook;
import dev.dragoman.message.Act;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;

class WhatsappTests implements ChannelContract {

    private final MockWebServer server = new MockWebServer();

    @Override
    public MockWebServer server() {
        return server;
    }

    @Override
    public WhatsappChannel channel() {
        return WhatsappFixture.channel(baseUrl());
    }

    @Override
    public String network() {
        return "whatsapp";
    }

    @Override
    public List<String> secrets() {
        return List.of(SECRET, WORD, TOKEN);
    }

    @Override
    public Webhook signed(byte[] body) {
        return WhatsappFixture.signed(body);
    }

    @Override
    public Webhook unsigned(byte[] body) {
        return WhatsappFixture.post(body, List.of());
    }

    @Override
    public Webhook forged(byte[] body) {
        return WhatsappFixture.signedWith("another-secret", body);
    }

    @Override
    public Optional<Webhook> handshake() {
        return Optional.of(WhatsappFixture.handshake(WORD));
    }

    @Override
    public String handshakeAnswer() {
        return "730021";
    }

    @Override
    public Map<String, List<String>> kinds() {
        return WhatsappSamples.KINDS;
    }

    @Override
    public Map<String, Place> threads() {
        return Map.of(
                "text", new Place(PRIVATE, ANA, null),
                "reply", new Place(PRIVATE, ANA, "wamid.SampleSent1"),
                "text-without-phone", new Place(PRIVATE, ANA, null),
                "text-without-user-id", new Place(PRIVATE, ANAS_PHONE, null),
                "contact-without-sender", new Place(PRIVATE, ANA, null),
                "echo-from-app", new Place(PRIVATE, ANA, null),
                "status-delivered", new Place(PRIVATE, ANA, null),
                "status-read-without-phone", new Place(PRIVATE, ANA, null));
    }

    @Override
    public Map<String, Optional<String>> echoes() {
        return Map.of("status-sent", Optional.of("key-of-our-send"), "echo-from-app", Optional.empty());
    }

    @Override
    public String emojiSample() {
        return "text-emoji-rtl";
    }

    @Override
    public List<Visibility> speaks() {
        return List.of(PRIVATE);
    }

    @Override
    public Outbound outbound(Visibility visibility, Act act) {
        return WhatsappFixture.to(ANA, act);
    }

    @Override
    public MockResponse answers(Ending ending, Visibility visibility) {
        return answer(
                switch (ending) {
                    case TAKEN -> "answer-sent";
                    case THROTTLED -> "error-throughput";
                    case OPTED_OUT -> "error-undeliverable";
                    case REFUSED -> "error-outside-window";
                });
    }

    @Test
    void takesWhateverStatusComesFirstAsTheSameProof() {
        Inbound sent = events("status-sent").getFirst();

        for (String later : List.of("status-delivered", "status-read")) {
            var echo = (Inbound.Echoed) events(later).getFirst();
            assertThat(echo.key()).isEqualTo("key-of-our-send");
            assertThat(echo.event().id()).isEqualTo(sent.event().id());
            assertThat(echo.event().version()).isEqualTo(sent.event().version());
        }
    }

    @Test
    void namesTheDeliveredMessageAndTheTimeOfReading() {
        var delivered = (Inbound.Delivered) events("status-delivered").getLast();
        var read = (Inbound.Read) events("status-read").getLast();

        assertThat(delivered.messages()).containsExactly(new NetworkId("wamid.SampleSent1"));
        assertThat(read.upTo()).isEqualTo(Instant.parse("2026-03-02T10:00:03.999Z"));
    }

    @Test
    void tellsWhatCouldNotBeDeliveredAndWhy() {
        assertThat(events("status-failed")).singleElement().isInstanceOfSatisfying(Inbound.Undelivered.class, it -> {
            assertThat(it.message()).isEqualTo(new NetworkId("wamid.SampleSent1"));
            assertThat(it.key()).isEqualTo("key-of-our-send");
            assertThat(it.why()).isEqualTo(WhatsappRendering.CLOSED);
        });
    }

    @Test
    void saysWhichNumberIsNotConfigured() {
        assertThat(channel().accept(signed(changed("text", NUMBER, "777"))))
                .isEqualTo(new Reception.Unreadable("the phone number 777 is not configured"));
        assertThat(channel().accept(signed(changed("text", WhatsappFixture.BUSINESS, "999"))))
                .isEqualTo(new Reception.Unreadable("the whatsapp_business_account 999 is not configured"));
    }

    @Test
    void losesNoNeighbourOfABrokenItem() {
        byte[] broken = changed("text", "\"messages\": [", "\"messages\": [null, 7, {\"type\": \"text\"},");

        assertThat(channel().accept(signed(broken))).isEqualTo(new Reception.Taken(events("text"), 3));
    }

    private byte[] changed(String sample, String from, String to) {
        return new String(sample(sample), StandardCharsets.UTF_8)
                .replace(from, to)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void remembersThatMetaStoppedTheNumber() {
        server.enqueue(answer("error-token-expired"));
        server.enqueue(answer("answer-sent"));
        WhatsappChannel channel = channel();
        Outbound hello = outbound(PRIVATE, new Act.Say("Hello.", List.of()));

        assertThat(channel.send(hello)).isInstanceOf(SendResult.AccountStopped.class);
        assertThat(channel.accounts())
                .singleElement()
                .satisfies(account -> assertThat(account.missing()).contains("access token"));
        assertThat(channel.send(hello)).isEqualTo(new SendResult.Sent(new NetworkId("wamid.SampleSent1")));
        assertThat(channel.accounts())
                .singleElement()
                .satisfies(account -> assertThat(account.missing()).isNull());
    }

    @Test
    void provesTheAppWithEveryCall() {
        server.enqueue(answer("answer-sent"));

        say(PRIVATE, "Hello.");

        var call = called();
        assertThat(call.getUrl().encodedPath()).isEqualTo("/v25.0/" + NUMBER + "/messages");
        assertThat(call.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(call.getUrl().queryParameter("appsecret_proof"))
                .isEqualTo(Signature.hexHmacSha256(SECRET, TOKEN.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void doubtsAnAcceptanceThatNamesNothing() {
        server.enqueue(answer("answer-done"));

        assertThat(say(PRIVATE, "Hello.")).isInstanceOf(SendResult.Doubtful.class);
    }

    @Test
    void holdsPeopleToTheSameWindow() {
        server.enqueue(answer("answer-sent"));
        Outbound say = outbound(PRIVATE, new Act.Say("A person here.", List.of()));

        assertThat(channel().send(WhatsappFixture.byPerson(say, Duration.ofHours(24))))
                .isEqualTo(new SendResult.Refused(WhatsappRendering.CLOSED));
        assertThat(channel().send(WhatsappFixture.byPerson(say, Duration.ofHours(23))))
                .isInstanceOf(SendResult.Sent.class);
    }

    @Test
    void waitsForThePairsPaceWithoutACall() {
        WhatsappChannel channel = channel();
        Outbound hello = outbound(PRIVATE, new Act.Say("Hello.", List.of()));
        for (int i = 0; i < PairPace.BURST; i++) {
            server.enqueue(answer("answer-sent"));
            assertThat(channel.send(hello)).isInstanceOf(SendResult.Sent.class);
        }

        SendResult tooMuch = channel.send(hello);

        assertThat(tooMuch).isInstanceOfSatisfying(SendResult.TryLater.class, later -> {
            assertThat(later.pause()).isEqualTo(PairPace.EVERY);
            assertThat(later.scope()).isEqualTo(SendResult.TryLater.Scope.SEND);
        });
        assertThat(calls()).isEqualTo(PairPace.BURST);
    }

    @Test
    void showsTypingUnderTheLastMessageItHeard() {
        server.enqueue(answer("answer-done"));
        WhatsappChannel channel = channel();
        var address = outbound(PRIVATE, new Act.Moderate(Moderation.HIDE)).address();

        channel.typing(address);
        assertThat(calls()).isZero();
        channel.accept(signed(sample("text")));
        channel.typing(address);

        assertThat(bodyOf(called()))
                .contains("\"status\":\"read\"", "\"message_id\":\"wamid.SampleText\"", "\"typing_indicator\"");
    }
}
