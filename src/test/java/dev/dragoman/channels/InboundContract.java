package dev.dragoman.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.message.Content;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Visibility;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a network that calls us must listen. A network may add tests, never remove one. */
public interface InboundContract extends NetworkUnderTest {

    @Override
    WebhookChannel channel();

    /** These bytes as the network would send them, with proof. */
    Webhook signed(byte[] body);

    /** These bytes without any proof. */
    Webhook unsigned(byte[] body);

    /** These bytes with the proof of somebody who does not know the secret. */
    Webhook forged(byte[] body);

    /** The set-up handshake; empty for a network without one. */
    Optional<Webhook> handshake();

    /** What we answer to {@link #handshake()}. */
    String handshakeAnswer();

    /** For every sample the kinds of the events in it, in order, such as {@code Said}; none for what we do not use. */
    Map<String, List<String>> kinds();

    /** For samples of conversations: the thread, and the parent or null. */
    Map<String, Place> threads();

    /** Samples of our own words: with the key of the send, or null when the network does not return it. */
    Map<String, Optional<String>> echoes();

    /** A sample whose text is {@link #EMOJI_AND_RIGHT_TO_LEFT}. */
    String emojiSample();

    /** Whether the network tells when a customer takes a message back. */
    default boolean tellsOfWithdrawals() {
        return true;
    }

    String EMOJI_AND_RIGHT_TO_LEFT = "שלום 👋🏽, أين طلبي؟ 👩‍👩‍👧 grüße </b>";

    /** Where a sample belongs. */
    record Place(Visibility visibility, String id, @Nullable String parent) {}

    /** The events of a sample that must be accepted. */
    default List<Inbound> events(String sample) {
        return taken(sample).events();
    }

    private Reception.Taken taken(String sample) {
        Reception reception = channel().accept(signed(sample(sample)));
        assertThat(reception).as(sample).isInstanceOf(Reception.Taken.class);
        return (Reception.Taken) reception;
    }

    @Test
    default void refusesAnUnsignedWebhook() {
        Reception reception = channel().accept(unsigned(sample(webhooks().getFirst())));

        assertThat(reception)
                .isInstanceOfSatisfying(
                        Reception.Refused.class,
                        refused -> assertThat(refused.status()).isBetween(401, 403));
    }

    @Test
    default void refusesAForgedSignature() {
        Reception reception = channel().accept(forged(sample(webhooks().getFirst())));

        assertThat(reception)
                .isInstanceOfSatisfying(
                        Reception.Refused.class,
                        refused -> assertThat(refused.status()).isBetween(401, 403));
    }

    @Test
    default void quarantinesABodyThatIsNotWhatItClaims() {
        for (String body : List.of("", "{", "[]", "null", "\"text\"", "7", "{}", "\u0000", "[".repeat(5000))) {
            Reception reception = channel().accept(signed(body.getBytes(StandardCharsets.UTF_8)));

            assertThat(reception).as(body).isInstanceOf(Reception.Unreadable.class);
        }
    }

    @Test
    default void readsEveryRecordedPayload() {
        assertThat(kinds()).containsOnlyKeys(webhooks());
        kinds().forEach((sample, kinds) ->
                assertThat(events(sample)).as(sample).extracting(Inbound::kind).isEqualTo(kinds));
    }

    @Test
    default void marksPrivateAndPublic() {
        threads()
                .forEach((sample, thread) -> assertThat(events(sample))
                        .as(sample)
                        .isNotEmpty()
                        .allSatisfy(event ->
                                assertThat(event.event().address().visibility()).isEqualTo(thread.visibility)));
    }

    @Test
    default void keepsThreadAndParent() {
        threads().forEach((sample, thread) -> {
            Inbound first = events(sample).getFirst();

            assertThat(first.event().address().thread().value()).as(sample).isEqualTo(thread.id);
            assertThat(parentOf(first)).as(sample).isEqualTo(thread.parent);
        });
    }

    private static @Nullable String parentOf(Inbound event) {
        @Nullable
        NetworkId parent = switch (event) {
            case Inbound.Said said -> said.parent();
            case Inbound.Echoed echoed -> echoed.parent();
            default -> null;
        };
        return parent == null ? null : parent.value();
    }

    @Test
    default void givesARepeatTheSameId() {
        for (String sample : webhooks()) {
            assertThat(events(sample)).as(sample).isEqualTo(events(sample));
        }
    }

    @Test
    default void recognisesOurOwnEchoes() {
        assertThat(echoes()).isNotEmpty();
        echoes().forEach((sample, key) -> assertThat(events(sample))
                .as(sample)
                .singleElement()
                .isInstanceOfSatisfying(
                        Inbound.Echoed.class,
                        echo -> assertThat(Optional.ofNullable(echo.key())).isEqualTo(key)));
    }

    @Test
    default void ignoresEventsItDoesNotKnow() {
        Reception.Taken taken = taken("unknown-field");

        assertThat(taken.events()).isEmpty();
        assertThat(taken.skipped()).isPositive();
    }

    @Test
    default void followsEditsAndWithdrawals() {
        kinds().forEach((sample, kinds) -> {
            if (kinds.equals(List.of("Edited"))) {
                assertThat(events(sample).getFirst().event().version())
                        .as(sample)
                        .isNotEmpty();
            }
        });
        assertThat(kinds().values()).as("a sample of each").contains(List.of("Edited"));
        assertThat(kinds().containsValue(List.of("Withdrawn"))).isEqualTo(tellsOfWithdrawals());
    }

    @Test
    default void keepsEmojiAndRightToLeftText() {
        assertThat(events(emojiSample()))
                .singleElement()
                .isInstanceOfSatisfying(
                        Inbound.Said.class,
                        said -> assertThat(said.content()).isEqualTo(Content.of(EMOJI_AND_RIGHT_TO_LEFT)));
    }

    @Test
    default void answersTheSetUpHandshake() {
        handshake()
                .ifPresentOrElse(
                        webhook -> assertThat(channel().accept(webhook))
                                .isEqualTo(new Reception.Handshake(
                                        handshakeAnswer(), handshakeAnswer().startsWith("{"))),
                        () -> assertThat(handshakeAnswer()).isEmpty());
    }
}
