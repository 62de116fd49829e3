package dev.dragoman.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Channel;
import dev.dragoman.channels.OutgoingFile;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.VoiceContract;
import dev.dragoman.message.Act;
import dev.dragoman.message.Address;
import dev.dragoman.message.Choice;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The web chat as a channel like any other. */
class WebchatChannelTests extends WebchatHouse implements VoiceContract {

    @Autowired
    WebchatChannel channel;

    private final AtomicReference<@Nullable String> visitor = new AtomicReference<>();

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public List<Visibility> speaks() {
        return List.of(Visibility.PRIVATE);
    }

    @Override
    public Outbound outbound(Visibility visibility, Act act) {
        var address = new Address(
                Webchat.CHANNEL,
                Webchat.ACCOUNT,
                visibility,
                new NetworkId(idOf(guest()).toString()));
        return new Outbound(address, null, act, false, newId(), Instant.now());
    }

    @Override
    public void ready(Visibility visibility) {
        guest();
    }

    @Override
    public String heard(Visibility visibility) {
        return get("/chat/v1/messages?after=0", guest())
                .json()
                .get("messages")
                .toString()
                .replace("\\n", "\n");
    }

    @Override
    public int calls() {
        return get("/chat/v1/messages?after=0", guest()).json().get("messages").size();
    }

    private String guest() {
        return Objects.requireNonNull(visitor.updateAndGet(known -> known == null ? visitor() : known));
    }

    @Test
    void showsAFileWithItsWordsOnce() {
        var file = new OutgoingFile(UUID.randomUUID(), "map.png", "png", ByteString.EMPTY, "Here we are.");
        var act = new Act.SendFile(file.id(), file.name(), file.kind(), file.caption());
        Outbound outbound = outbound(Visibility.PRIVATE, act);

        SendResult first = channel.sendFile(outbound, file);
        SendResult again = channel.sendFile(outbound, file);

        assertThat(first).isInstanceOf(SendResult.Sent.class).isEqualTo(again);
        assertThat(heard(Visibility.PRIVATE))
                .contains("Here we are.", "map.png", file.id().toString());
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void sendsTheSameKeyOnce() throws Exception {
        String token = visitor();
        Callable<SendResult> send = () -> send(token, "key", new Act.Say("Only once.", List.of()), false);
        List<SendResult> results;
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            results = senders.invokeAll(Collections.nCopies(20, send)).stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertThat(results).containsOnly(new SendResult.Sent(new NetworkId(idOf(token) + ":1")));
        assertThat(channel.proof()).isEqualTo(Channel.Proof.CLIENT_KEY);
        assertThat(rows("webchat_message", "visitor = ?", idOf(token))).isEqualTo(1);
    }

    @Test
    void cannotBeSilencedByAVisitorWhoGuessesAKey() {
        String token = visitor();
        String key = newId();
        say(token, key, "mine");

        assertThat(send(token, key, new Act.Say("ours", List.of()), false))
                .isEqualTo(new SendResult.Sent(new NetworkId(idOf(token) + ":2")));
    }

    @Test
    void saysWhoWroteAndWhatMayBePressed() {
        String token = visitor();
        send(token, "a", new Act.Say("Which one?", List.of(new Choice("The red one", "/pick{\"c\":\"red\"}"))), false);
        send(token, "b", new Act.Say("I am Anna.", List.of()), true);

        var page = get("/chat/v1/messages?after=0", token).json();
        Answer pressed = post(
                "/chat/v1/messages",
                token,
                "{\"id\":\"" + newId() + "\",\"payload\":\"/pick{\\\"c\\\":\\\"red\\\"}\",\"title\":\"The red one\"}");

        assertThat(page.at("/messages/0/from").asString()).isEqualTo("bot");
        assertThat(page.at("/messages/0/choices/0/title").asString()).isEqualTo("The red one");
        assertThat(page.at("/messages/1/from").asString()).isEqualTo("person");
        assertThat(page.get("cursor").asLong()).isEqualTo(2);
        assertThat(pressed.status()).isEqualTo(200);
    }

    static Stream<Act> refuses() {
        var choice = new Choice("x", "/x");
        return Stream.of(
                new Act.Like(),
                new Act.Moderate(Moderation.HIDE),
                new Act.ReplyPrivately("psst", List.of()),
                new Act.Say("  ", List.of()),
                new Act.Say("x".repeat(4001), List.of()),
                new Act.Say("long", List.of(new Choice("x".repeat(41), "/x"))));
    }

    @ParameterizedTest
    @MethodSource
    void refuses(Act act) {
        assertThat(send(visitor(), "key", act, false)).isInstanceOf(SendResult.Refused.class);
    }

    @Test
    void refusesAVisitorWhoIsGone() {
        for (String thread : List.of("not-a-visitor", UUID.randomUUID().toString())) {
            var address = new Address(Webchat.CHANNEL, Webchat.ACCOUNT, Visibility.PRIVATE, new NetworkId(thread));
            var outbound = new Outbound(address, null, new Act.Say("hello", List.of()), false, "k", Instant.EPOCH);

            assertThat(channel.send(outbound)).isInstanceOf(SendResult.Refused.class);
        }
    }

    @Test
    void triesLaterWhenTheStoreIsAway() {
        String token = visitor();
        var visitor = Webchat.address(idOf(token));
        jdbc.sql("alter table webchat_message rename to webchat_message_away").update();
        SendResult result;
        try {
            result = channel.send(
                    new Outbound(visitor, null, new Act.Say("hello", List.of()), false, "k", Instant.EPOCH));
        } finally {
            jdbc.sql("alter table webchat_message_away rename to webchat_message")
                    .update();
        }

        assertThat(result).isInstanceOf(SendResult.TryLater.class);
    }

    private SendResult send(String token, String key, Act act, boolean byPerson) {
        return channel.send(new Outbound(Webchat.address(idOf(token)), null, act, byPerson, key, Instant.EPOCH));
    }
}
