package dev.dragoman.channels.instagram;

import dev.dragoman.channels.Limits;
import dev.dragoman.channels.Pace;
import dev.dragoman.channels.meta.MetaRules;
import dev.dragoman.channels.meta.QuickReplies;
import dev.dragoman.channels.meta.Rendered;
import dev.dragoman.message.Act;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns what is to be said into a call of the Graph API, within the limits; or into a sentence why it may not be. */
final class InstagramRendering {

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

    /** What the account may do with comments under its own media, by Meta's page on comment moderation. */
    static final Set<Moderation> VERDICTS =
            Set.of(Moderation.HIDE, Moderation.SHOW, Moderation.DELETE, Moderation.DELETE_OWN);

    private static final String NETWORK = "Instagram";

    private InstagramRendering() {}

    static Rendered render(Outbound outbound, Instant now) {
        boolean isPublic = outbound.address().visibility() == Visibility.PUBLIC;
        return switch (outbound.act()) {
            case Act.Say say -> isPublic ? comment(outbound, say) : message(outbound, say, now);
            case Act.ReplyPrivately reply ->
                isPublic ? privateReply(outbound, reply, now) : no("Only a comment can be answered privately.");
            case Act.Like like -> no("Instagram lets no app like anything.");
            case Act.SendFile file -> no("Instagram takes files from a public address alone.");
            case Act.Template template -> no("Templates for Instagram are not supported.");
            case Act.Moderate(Moderation verdict) ->
                isPublic ? moderation(outbound, verdict) : no("Only a comment can be hidden or deleted.");
        };
    }

    private static Rendered comment(Outbound outbound, Act.Say say) {
        String text = MetaRules.commentText(say);
        return MetaRules.fault(text, COMMENT, NETWORK)
                .map(InstagramRendering::no)
                .or(() -> mention(outbound)
                        .map(mention -> new Rendered.Call(account(outbound), "mentions", mention.answer(text))))
                .orElseGet(() ->
                        new Rendered.Call(MetaRules.target(outbound).value(), "replies", Map.of("message", text)));
    }

    private static Rendered message(Outbound outbound, Act.Say say, Instant now) {
        return MetaRules.fault(QuickReplies.text(say.text(), say.choices()), MESSAGE, NETWORK)
                .or(() -> MetaRules.closed(outbound, MESSAGE, now))
                .map(InstagramRendering::no)
                .orElseGet(() -> {
                    Map<String, Object> body = to("id", outbound.address().thread());
                    MetaRules.tag(body, outbound, MESSAGE, now);
                    body.put("message", QuickReplies.message(say.text(), say.choices()));
                    return new Rendered.Call(account(outbound), "messages", body);
                });
    }

    private static Rendered privateReply(Outbound outbound, Act.ReplyPrivately reply, Instant now) {
        return MetaRules.fault(QuickReplies.text(reply.text(), reply.choices()), MESSAGE, NETWORK)
                .or(() -> mention(outbound)
                        .map(mention -> "A mention under somebody else's post cannot be answered privately."))
                .or(() -> MetaRules.over(outbound, now))
                .map(InstagramRendering::no)
                .orElseGet(() -> {
                    Map<String, Object> body = to("comment_id", MetaRules.target(outbound));
                    body.put("message", QuickReplies.message(reply.text(), reply.choices()));
                    return new Rendered.Call(account(outbound), "messages", body);
                });
    }

    /** Deleting is a call without a body. */
    private static Rendered moderation(Outbound outbound, Moderation verdict) {
        if (mention(outbound).isPresent()) {
            return no("What stands under somebody else's post can be neither hidden nor deleted.");
        }
        String target = MetaRules.target(outbound).value();
        return switch (verdict) {
            case HIDE -> new Rendered.Call(target, "", Map.of("hide", true));
            case SHOW -> new Rendered.Call(target, "", Map.of("hide", false));
            case DELETE, DELETE_OWN -> new Rendered.Call(target, "", Map.of());
            case APPROVE, SPAM -> no("Instagram lets comments be hidden, shown and deleted alone.");
        };
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

    private static Rendered no(String why) {
        return new Rendered.No(why);
    }
}
