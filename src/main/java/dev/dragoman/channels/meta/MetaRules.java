package dev.dragoman.channels.meta;

import dev.dragoman.channels.Limits;
import dev.dragoman.message.Act;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Messenger and Instagram ask of words before they leave; a network's own figures are its {@link Limits}. */
public final class MetaRules {

    /** How long after a comment one private reply may go, by Meta's page on private replies. */
    public static final Duration PRIVATE_REPLY = Duration.ofDays(7);

    /** A window counts as closed so long before its end. */
    private static final Duration EARLY = Duration.ofMinutes(1);

    private MetaRules() {}

    /** Why a text may not go, in a sentence; empty when it may. */
    public static Optional<String> fault(String text, Limits limits, String network) {
        if (text.isBlank()) {
            return Optional.of("There are no words to send.");
        }
        return limits.fits(text)
                ? Optional.empty()
                : Optional.of("The text has " + limits.lengthOf(text) + " "
                        + limits.unit().words() + " and " + network + " takes " + limits.longest() + ".");
    }

    /** Why a message may not go just now, in a sentence; empty while the customer's window, or a person's, is open. */
    public static Optional<String> closed(Outbound outbound, Limits limits, Instant now) {
        if (isAnswer(outbound, limits, now)) {
            return Optional.empty();
        }
        if (!outbound.byPerson()) {
            return Optional.of("The reply window has closed: the customer last wrote more than 24 hours ago.");
        }
        return isOpen(limits.closes(outbound.lastHeard(), true), now)
                ? Optional.empty()
                : Optional.of("The reply window has closed: the customer last wrote more than 7 days ago.");
    }

    /** Why a private reply may not go just now, in a sentence; empty while it may. */
    public static Optional<String> over(Outbound outbound, Instant now) {
        return now.isBefore(outbound.lastHeard().plus(PRIVATE_REPLY).minus(EARLY))
                ? Optional.empty()
                : Optional.of("A comment can be answered privately for 7 days only, and these are over.");
    }

    /** Puts the tag on a message that only a person may send, since the window for automatic ones has closed. */
    public static void tag(Map<String, Object> body, Outbound outbound, Limits limits, Instant now) {
        if (!isAnswer(outbound, limits, now)) {
            body.put("messaging_type", "MESSAGE_TAG");
            body.put("tag", "HUMAN_AGENT");
        }
    }

    /** The comment or post that an act is about. */
    public static NetworkId target(Outbound outbound) {
        return Objects.requireNonNullElse(outbound.answers(), outbound.address().thread());
    }

    /** A comment's words; choices stand below them as a numbered list. */
    public static String commentText(Act.Say say) {
        return say.choices().isEmpty() ? Foreign.text(say.text()) : QuickReplies.numbered(say.text(), say.choices());
    }

    /** What shows a person that an answer is on its way. */
    public static Map<String, Object> typing(NetworkId person) {
        return Map.of("recipient", Map.of("id", person.value()), "sender_action", "typing_on");
    }

    private static boolean isAnswer(Outbound outbound, Limits limits, Instant now) {
        return isOpen(limits.closes(outbound.lastHeard(), false), now);
    }

    private static boolean isOpen(@Nullable Instant closes, Instant now) {
        return closes == null || now.isBefore(closes);
    }
}
