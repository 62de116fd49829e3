package dev.dragoman.channels.facebook;

import dev.dragoman.channels.Limits;
import dev.dragoman.channels.Pace;
import dev.dragoman.channels.meta.QuickReplies;
import dev.dragoman.message.Act;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns what is to be said into a call of the Graph API, within the limits; or into a sentence why it may not be. */
final class FacebookRendering {

    /** How long after a comment one private reply may go, by Meta's page on private replies. */
    static final Duration PRIVATE_REPLY = Duration.ofDays(7);

    /** 300 messages a second and Page, by Meta's page on rate limits. */
    static final Pace MESSAGES = new Pace(300, 300);

    /** Comments have no figure of their own: the usage headers brake, and this keeps a storm from running into them. */
    static final Pace COMMENTS = new Pace(10, 60);

    /** 750 private replies an hour and Page, by Meta's page on rate limits. */
    static final Pace PRIVATE_REPLIES = Pace.perHour(750, 150);

    /** Messenger: 2,000 characters, 13 quick replies of 20, 24 hours, and 7 days for people. */
    static final Limits MESSAGE = new Limits(
            2000,
            Limits.Unit.CHARACTERS,
            QuickReplies.MOST,
            QuickReplies.LONGEST_TITLE,
            Duration.ofHours(24),
            Duration.ofDays(7));

    /** A comment: 8,000 characters and nothing else. */
    static final Limits COMMENT = Limits.text(8000);

    private FacebookRendering() {}

    /** What to do. */
    sealed interface Rendered {

        /** Post this to an edge of a node. */
        record Call(String node, String edge, Map<String, Object> body) implements Rendered {}

        /** Facebook would not take it. */
        record No(String why) implements Rendered {}
    }

    static Rendered render(Outbound outbound, Instant now) {
        boolean isPublic = outbound.address().visibility() == Visibility.PUBLIC;
        return switch (outbound.act()) {
            case Act.Say say -> isPublic ? comment(outbound, say) : message(outbound, say, now);
            case Act.ReplyPrivately reply ->
                isPublic ? privateReply(outbound, reply, now) : no("Only a comment can be answered privately.");
            case Act.Like like ->
                isPublic ? new Rendered.Call(target(outbound), "likes", Map.of()) : no("Only a comment can be liked.");
            case Act.Hide hide ->
                isPublic
                        ? new Rendered.Call(target(outbound), "", Map.of("is_hidden", true))
                        : no("Only a comment can be hidden.");
        };
    }

    /** The comment or visitor's post that an act is about. */
    static String target(Outbound outbound) {
        return Objects.requireNonNullElse(outbound.answers(), outbound.address().thread())
                .value();
    }

    private static Rendered comment(Outbound outbound, Act.Say say) {
        String text = commentText(say);
        @Nullable String fault = fault(text, COMMENT);
        return fault == null ? new Rendered.Call(target(outbound), "comments", Map.of("message", text)) : no(fault);
    }

    private static Rendered message(Outbound outbound, Act.Say say, Instant now) {
        @Nullable String fault = fault(QuickReplies.text(say.text(), say.choices()), MESSAGE);
        if (fault != null) {
            return no(fault);
        }
        boolean isAnswer = isOpen(MESSAGE, outbound, false, now);
        if (!isAnswer && !(outbound.byPerson() && isOpen(MESSAGE, outbound, true, now))) {
            return no(
                    outbound.byPerson()
                            ? "The reply window has closed: the customer last wrote more than 7 days ago."
                            : "The reply window has closed: the customer last wrote more than 24 hours ago.");
        }
        Map<String, Object> body = to(Map.of("id", outbound.address().thread().value()));
        if (!isAnswer) {
            body.put("messaging_type", "MESSAGE_TAG");
            body.put("tag", "HUMAN_AGENT");
        }
        body.put("message", words(outbound, QuickReplies.message(say.text(), say.choices())));
        return toPage(outbound, body);
    }

    private static Rendered privateReply(Outbound outbound, Act.ReplyPrivately reply, Instant now) {
        @Nullable String fault = fault(QuickReplies.text(reply.text(), reply.choices()), MESSAGE);
        if (fault != null) {
            return no(fault);
        }
        if (!now.isBefore(outbound.lastHeard().plus(PRIVATE_REPLY).minusSeconds(60))) {
            return no("A comment can be answered privately for 7 days only, and these are over.");
        }
        String target = target(outbound);
        // A post on the Page carries the Page's id in front, a comment that of its post.
        boolean isPost = target.startsWith(outbound.address().account() + "_");
        Map<String, Object> body = to(Map.of(isPost ? "post_id" : "comment_id", target));
        body.put("message", words(outbound, QuickReplies.message(reply.text(), reply.choices())));
        return toPage(outbound, body);
    }

    /** The words of an act as the network shows them. */
    static String words(Outbound outbound) {
        return switch (outbound.act()) {
            case Act.Say say ->
                outbound.address().visibility() == Visibility.PRIVATE
                        ? QuickReplies.text(say.text(), say.choices())
                        : commentText(say);
            case Act.ReplyPrivately reply -> QuickReplies.text(reply.text(), reply.choices());
            case Act.Like like -> "";
            case Act.Hide hide -> "";
        };
    }

    private static String commentText(Act.Say say) {
        return say.choices().isEmpty() ? Foreign.text(say.text()) : QuickReplies.numbered(say.text(), say.choices());
    }

    /** Shows a person that an answer is on its way. */
    static Map<String, Object> typing(NetworkId person) {
        return Map.of("recipient", Map.of("id", person.value()), "sender_action", "typing_on");
    }

    private static Map<String, Object> to(Map<String, Object> recipient) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("recipient", recipient);
        body.put("messaging_type", "RESPONSE");
        return body;
    }

    /** The key comes back in the echo, which proves a send whose answer got lost. */
    private static Map<String, Object> words(Outbound outbound, Map<String, Object> message) {
        message.put("metadata", outbound.key());
        return message;
    }

    private static Rendered toPage(Outbound outbound, Map<String, Object> body) {
        return new Rendered.Call(outbound.address().account().value(), "messages", body);
    }

    private static boolean isOpen(Limits limits, Outbound outbound, boolean byPerson, Instant now) {
        @Nullable Instant closes = limits.closes(outbound.lastHeard(), byPerson);
        return closes == null || now.isBefore(closes);
    }

    private static @Nullable String fault(String text, Limits limits) {
        if (text.isBlank()) {
            return "There are no words to send.";
        }
        return limits.fits(text)
                ? null
                : "The text has " + limits.lengthOf(text) + " characters and Facebook takes " + limits.longest() + ".";
    }

    private static Rendered no(String why) {
        return new Rendered.No(why);
    }
}
