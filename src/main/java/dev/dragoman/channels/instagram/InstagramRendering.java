package dev.dragoman.channels.instagram;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what is to be said into a call of the Graph API, within the limits; or into a sentence why it may not be. */
final class InstagramRendering {

    /** How long after a comment one private reply may go, by Meta's page on private replies. */
    static final Duration PRIVATE_REPLY = Duration.ofDays(7);

    /** 100 messages a second and account: the lower of the two figures Meta has published. */
    static final Pace MESSAGES = new Pace(100, 100);

    /** Comments have no figure of their own: the usage headers brake, and this keeps a storm from running into them. */
    static final Pace COMMENTS = new Pace(10, 60);

    /** 750 private replies an hour and account, by Meta's page on rate limits. */
    static final Pace PRIVATE_REPLIES = Pace.perHour(750, 150);

    /** A message: 1,000 bytes, 13 quick replies of 20 characters, 24 hours, and 7 days for people. */
    static final Limits MESSAGE = new Limits(
            1000,
            Limits.Unit.BYTES,
            QuickReplies.MOST,
            QuickReplies.LONGEST_TITLE,
            Duration.ofHours(24),
            Duration.ofDays(7));

    /** A comment: 2,200 characters and nothing else. */
    static final Limits COMMENT = Limits.text(2200);

    private InstagramRendering() {}

    /** What to do. */
    sealed interface Rendered {

        /** Post this to an edge of a node. */
        record Call(String node, String edge, Map<String, Object> body) implements Rendered {}

        /** Instagram would not take it. */
        record No(String why) implements Rendered {}
    }

    static Rendered render(Outbound outbound, Instant now) {
        boolean isPublic = outbound.address().visibility() == Visibility.PUBLIC;
        return switch (outbound.act()) {
            case Act.Say say -> isPublic ? comment(outbound, say) : message(outbound, say, now);
            case Act.ReplyPrivately reply ->
                isPublic ? privateReply(outbound, reply, now) : no("Only a comment can be answered privately.");
            case Act.Like like -> no("Instagram lets no app like anything.");
            case Act.Hide hide -> isPublic ? hide(outbound) : no("Only a comment can be hidden.");
        };
    }

    private static Rendered comment(Outbound outbound, Act.Say say) {
        String text =
                say.choices().isEmpty() ? Foreign.text(say.text()) : QuickReplies.numbered(say.text(), say.choices());
        @Nullable String fault = fault(text, COMMENT, "characters");
        if (fault != null) {
            return no(fault);
        }
        Optional<Mention> mention = mention(outbound);
        return mention.isPresent()
                ? new Rendered.Call(account(outbound), "mentions", mention.get().answer(text))
                : new Rendered.Call(target(outbound).value(), "replies", Map.of("message", text));
    }

    private static Rendered message(Outbound outbound, Act.Say say, Instant now) {
        @Nullable String fault = fault(QuickReplies.text(say.text(), say.choices()), MESSAGE, "bytes");
        if (fault != null) {
            return no(fault);
        }
        boolean isAnswer = isOpen(outbound, false, now);
        if (!isAnswer && !(outbound.byPerson() && isOpen(outbound, true, now))) {
            return no("The reply window has closed: the customer last wrote more than "
                    + (outbound.byPerson() ? "7 days ago." : "24 hours ago."));
        }
        Map<String, Object> body = to("id", outbound.address().thread());
        if (!isAnswer) {
            body.put("messaging_type", "MESSAGE_TAG");
            body.put("tag", "HUMAN_AGENT");
        }
        body.put("message", QuickReplies.message(say.text(), say.choices()));
        return new Rendered.Call(account(outbound), "messages", body);
    }

    private static Rendered privateReply(Outbound outbound, Act.ReplyPrivately reply, Instant now) {
        @Nullable String fault = fault(QuickReplies.text(reply.text(), reply.choices()), MESSAGE, "bytes");
        if (fault != null) {
            return no(fault);
        }
        if (mention(outbound).isPresent()) {
            return no("A mention under somebody else's post cannot be answered privately.");
        }
        if (!now.isBefore(outbound.lastHeard().plus(PRIVATE_REPLY).minusSeconds(60))) {
            return no("A comment can be answered privately for 7 days only, and these are over.");
        }
        Map<String, Object> body = to("comment_id", target(outbound));
        body.put("message", QuickReplies.message(reply.text(), reply.choices()));
        return new Rendered.Call(account(outbound), "messages", body);
    }

    private static Rendered hide(Outbound outbound) {
        return mention(outbound).isPresent()
                ? no("A mention under somebody else's post cannot be hidden.")
                : new Rendered.Call(target(outbound).value(), "", Map.of("hide", true));
    }

    /** Shows a person that an answer is on its way. */
    static Map<String, Object> typing(NetworkId person) {
        return Map.of("recipient", Map.of("id", person.value()), "sender_action", "typing_on");
    }

    private static NetworkId target(Outbound outbound) {
        return Objects.requireNonNullElse(outbound.answers(), outbound.address().thread());
    }

    private static Optional<Mention> mention(Outbound outbound) {
        return Mention.of(outbound.address().thread());
    }

    private static String account(Outbound outbound) {
        return outbound.address().account().value();
    }

    private static Map<String, Object> to(String kind, NetworkId recipient) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("recipient", Map.of(kind, recipient.value()));
        return body;
    }

    private static boolean isOpen(Outbound outbound, boolean byPerson, Instant now) {
        @Nullable Instant closes = MESSAGE.closes(outbound.lastHeard(), byPerson);
        return closes == null || now.isBefore(closes);
    }

    private static @Nullable String fault(String text, Limits limits, String unit) {
        if (text.isBlank()) {
            return "There are no words to send.";
        }
        return limits.fits(text)
                ? null
                : "The text has " + limits.lengthOf(text) + " " + unit + " and Instagram takes " + limits.longest()
                        + ".";
    }

    private static Rendered no(String why) {
        return new Rendered.No(why);
    }
}
