package dev.dragoman.channels.telegram;

import static dev.dragoman.channels.NetworkUnderTest.bodyOf;
import static dev.dragoman.channels.telegram.TelegramFixture.ANA;
import static dev.dragoman.channels.telegram.TelegramFixture.BOT;
import static dev.dragoman.channels.telegram.TelegramFixture.OTHER;
import static dev.dragoman.channels.telegram.TelegramFixture.SECRET;
import static dev.dragoman.channels.telegram.TelegramFixture.TOKEN;
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
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import dev.dragoman.system.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TelegramTests implements ChannelContract {

    private final MockWebServer server = new MockWebServer();

    @Override
    public MockWebServer server() {
        return server;
    }

    @Override
    public TelegramChannel channel() {
        return TelegramFixture.channel(baseUrl(), "webhook", BOT);
    }

    @Override
    public List<String> secrets() {
        return List.of(TOKEN, SECRET);
    }

    @Override
    public Webhook signed(byte[] body) {
        return TelegramFixture.signed(body);
    }

    @Override
    public Webhook unsigned(byte[] body) {
        return TelegramFixture.post(body, List.of());
    }

    @Override
    public Webhook forged(byte[] body) {
        return TelegramFixture.signedWith("made-up-webhook-worD", body);
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
        return TelegramSamples.KINDS;
    }

    @Override
    public Map<String, Place> threads() {
        return Map.of(
                "text", new Place(PRIVATE, ANA, null),
                "reply", new Place(PRIVATE, ANA, ANA + "_35"),
                "pressed", new Place(PRIVATE, ANA, null),
                "blocked", new Place(PRIVATE, ANA, null),
                "own-message", new Place(PRIVATE, ANA, null));
    }

    @Override
    public Map<String, Optional<String>> echoes() {
        return Map.of("own-message", Optional.empty());
    }

    @Override
    public boolean tellsOfWithdrawals() {
        return false;
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
        return TelegramFixture.outbound(visibility, act);
    }

    @Override
    public MockResponse answers(Ending ending, Visibility visibility) {
        return answer(
                switch (ending) {
                    case TAKEN -> "answer-sent";
                    case THROTTLED -> "error-throttled";
                    case OPTED_OUT -> "error-blocked";
                    case REFUSED -> "error-chat-not-found";
                });
    }

    private JsonNode bodyOfCall() {
        return Json.MAPPER.readTree(bodyOf(called()));
    }

    @Test
    void findsTheBotByItsSecret() {
        TelegramChannel channel = TelegramFixture.listening(BOT, OTHER);

        Reception first = channel.accept(TelegramFixture.signed(sample("text")));
        Reception second = channel.accept(TelegramFixture.signedWith("another-word", sample("text")));

        assertThat(List.of(account(first), account(second))).containsExactly("7000000001", "7000000002");
        assertThat(channel.accept(TelegramFixture.post(sample("text"), List.of(SECRET, SECRET))))
                .isInstanceOf(Reception.Refused.class);
        assertThat(channel.read(sample("text"))).isInstanceOf(Reception.Unreadable.class);
    }

    private static String account(Reception reception) {
        return ((Reception.Taken) reception)
                .events()
                .getFirst()
                .event()
                .address()
                .account()
                .value();
    }

    @Test
    void letsNobodyInWithoutAWordOfTheirOwn() {
        var silent = new TelegramSettings.Bot("7000000003", "", "7000000003:token", "", "");

        assertThat(TelegramFixture.channel(baseUrl(), "polling", silent)
                        .accept(TelegramFixture.signedWith("", sample("text"))))
                .isInstanceOf(Reception.Refused.class);
    }

    @Test
    void readsWhoPressedWhat() {
        assertThat(events("pressed").getFirst()).isInstanceOfSatisfying(Inbound.Pressed.class, pressed -> {
            assertThat(pressed.title()).isEqualTo("Track my order");
            assertThat(pressed.payload()).isEqualTo("/track_order");
            assertThat(pressed.author().name()).isEqualTo("Ana Sample");
        });
        assertThat(events("start-by-link").getFirst())
                .isInstanceOfSatisfying(
                        Inbound.Pressed.class,
                        pressed -> assertThat(pressed.payload()).isEqualTo("/greet"));
    }

    @Test
    void keepsMediaByReference() {
        assertThat(attachment("photo")).isEqualTo(new Attachment("image", "telegram:AgACmade-up-large", null));
        assertThat(attachment("document")).isEqualTo(new Attachment("document", "telegram:BQACmade-up", "invoice.pdf"));
        assertThat(attachment("sticker").title()).isEqualTo("👍");
        assertThat(attachment("location").title()).isEqualTo("48.1374, 11.5755");
        assertThat(attachment("contact").title()).isEqualTo("Ben +49151000000");
    }

    private Attachment attachment(String sample) {
        return ((Inbound.Said) events(sample).getFirst())
                .content()
                .attachments()
                .getFirst();
    }

    @Test
    void tellsWhoBlockedTheBotAndLetItInAgain() {
        assertThat(events("blocked").getFirst())
                .isInstanceOfSatisfying(
                        Inbound.Blocked.class,
                        blocked -> assertThat(blocked.blocked()).isTrue());
        assertThat(events("unblocked").getFirst())
                .isInstanceOfSatisfying(
                        Inbound.Blocked.class,
                        blocked -> assertThat(blocked.blocked()).isFalse());
    }

    @Test
    void sendsButtonsToTheChat() {
        server.enqueue(answer("answer-sent"));
        var choices = List.of(new Choice("Yes", "/yes"), new Choice("A person, please", "/handoff"));

        SendResult result = channel().send(TelegramFixture.outbound(new Act.Say("Again?", choices)));

        assertThat(result).isEqualTo(new SendResult.Sent(new NetworkId(ANA + "_52")));
        RecordedRequest call = called();
        assertThat(call.getUrl().encodedPath()).isEqualTo("/bot" + TOKEN + "/sendMessage");
        assertThat(call.getHeaders().get("Authorization")).isNull();
        assertThat(Json.MAPPER.readTree(bodyOf(call))).isEqualTo(Json.MAPPER.readTree("""
            {"chat_id": 610000011, "text": "Again?", "reply_markup": {"inline_keyboard": [
              [{"text": "Yes", "callback_data": "/yes"}],
              [{"text": "A person, please", "callback_data": "/handoff"}]]}}
            """));
    }

    @Test
    void writesAListWhenAPayloadIsTooLongForAButton() {
        server.enqueue(answer("answer-sent"));
        var choices = List.of(new Choice("Yes", "/" + "ä".repeat(32)), new Choice("No", "/no"));

        channel().send(TelegramFixture.outbound(new Act.Say("Again?", choices)));

        JsonNode body = bodyOfCall();
        assertThat(body.path("text").asString()).isEqualTo("Again?\n\n1. Yes\n2. No");
        assertThat(body.has("reply_markup")).isFalse();
    }

    @Test
    void writesNothingInPublic() {
        assertThat(channel().send(TelegramFixture.outbound(PUBLIC, new Act.Say("Hello.", List.of()))))
                .isInstanceOf(SendResult.Refused.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void answersAPressOnce() {
        server.enqueue(answer("error-press-too-old"));
        TelegramChannel channel = channel();

        channel.answerPress((Inbound.Pressed) events("pressed").getFirst());
        channel.answerPress((Inbound.Pressed) events("start").getFirst());

        RecordedRequest call = called();
        assertThat(call.getUrl().encodedPath()).endsWith("/answerCallbackQuery");
        assertThat(bodyOf(call)).isEqualTo("{\"callback_query_id\":\"2618356807915706001\"}");
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void showsTyping() {
        server.enqueue(answer("answer-done"));

        channel().typing(TelegramFixture.outbound(new Act.Like()).address());

        assertThat(bodyOfCall()).isEqualTo(Json.MAPPER.readTree("{\"chat_id\": 610000011, \"action\": \"typing\"}"));
    }
}
