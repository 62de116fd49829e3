package dev.dragoman.channels.facebook;

import dev.dragoman.channels.Limits;
import dev.dragoman.channels.Pace;
import dev.dragoman.channels.meta.MetaRules;
import dev.dragoman.channels.meta.QuickReplies;
import dev.dragoman.channels.meta.Rendered;
import dev.dragoman.message.Act;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Turns what is to be said into a call of the Graph API, within the limits; or into a sentence why it may not be. */
final class FacebookRendering {

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

    /** What the Page may do with comments, by Meta's page on the comment node. */
    static final Set<Moderation> VERDICTS =
            Set.of(Moderation.HIDE, Moderation.SHOW, Moderation.DELETE, Moderation.DELETE_OWN);

    private static final String NETWORK = "Facebook";

    private FacebookRendering() {}

    static Rendered render(Outbound outbound, Instant now) {
        boolean isPublic = outbound.address().visibility() == Visibility.PUBLIC;
        String target = MetaRules.target(outbound).value();
        return switch (outbound.act()) {
            case Act.Say say -> isPublic ? comment(outbound, say) : message(outbound, say, now);
            case Act.ReplyPrivately reply ->
                isPublic ? privateReply(outbound, reply, now) : no("Only a comment can be answered privately.");
            case Act.Like like ->
                isPublic ? new Rendered.Call(target, "likes", Map.of()) : no("Only a comment can be liked.");
            case Act.SendFile file -> no("The file itself is missing.");
            case Act.Template template -> no("Templates for Facebook are not supported.");
            case Act.Moderate(Moderation verdict) ->
                isPublic ? moderation(target, verdict) : no("Only a comment can be hidden or deleted.");
        };
    }

    private static Rendered comment(Outbound outbound, Act.Say say) {
        String text = MetaRules.commentText(say);
        return MetaRules.fault(text, COMMENT, NETWORK)
                .map(FacebookRendering::no)
                .orElseGet(() ->
                        new Rendered.Call(MetaRules.target(outbound).value(), "comments", Map.of("message", text)));
    }

    private static Rendered message(Outbound outbound, Act.Say say, Instant now) {
        return MetaRules.fault(QuickReplies.text(say.text(), say.choices()), MESSAGE, NETWORK)
                .or(() -> MetaRules.closed(outbound, MESSAGE, now))
                .map(FacebookRendering::no)
                .orElseGet(() -> {
                    Map<String, Object> body =
                            to(Map.of("id", outbound.address().thread().value()));
                    MetaRules.tag(body, outbound, MESSAGE, now);
                    body.put("message", words(outbound, QuickReplies.message(say.text(), say.choices())));
                    return toPage(outbound, body);
                });
    }

    private static Rendered privateReply(Outbound outbound, Act.ReplyPrivately reply, Instant now) {
        return MetaRules.fault(QuickReplies.text(reply.text(), reply.choices()), MESSAGE, NETWORK)
                .or(() -> MetaRules.over(outbound, now))
                .map(FacebookRendering::no)
                .orElseGet(() -> {
                    String target = MetaRules.target(outbound).value();
                    // A post on the Page carries the Page's id in front, a comment that of its post.
                    boolean isPost = target.startsWith(outbound.address().account() + "_");
                    Map<String, Object> body = to(Map.of(isPost ? "post_id" : "comment_id", target));
                    body.put("message", words(outbound, QuickReplies.message(reply.text(), reply.choices())));
                    return toPage(outbound, body);
                });
    }

    /** Reviews and a word for spam are not among what Facebook has; deleting is a call without a body. */
    private static Rendered moderation(String target, Moderation verdict) {
        return switch (verdict) {
            case HIDE -> new Rendered.Call(target, "", Map.of("is_hidden", true));
            case SHOW -> new Rendered.Call(target, "", Map.of("is_hidden", false));
            case DELETE, DELETE_OWN -> new Rendered.Call(target, "", Map.of());
            case APPROVE, SPAM -> no("Facebook lets comments be hidden, shown and deleted alone.");
        };
    }

    /** The words of an act as the network shows them. */
    static String words(Outbound outbound) {
        return switch (outbound.act()) {
            case Act.Say say ->
                outbound.address().visibility() == Visibility.PRIVATE
                        ? QuickReplies.text(say.text(), say.choices())
                        : MetaRules.commentText(say);
            case Act.ReplyPrivately reply -> QuickReplies.text(reply.text(), reply.choices());
            case Act.Like like -> "";
            case Act.SendFile file -> file.caption();
            case Act.Template template -> template.text();
            case Act.Moderate moderate -> "";
        };
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

    private static Rendered no(String why) {
        return new Rendered.No(why);
    }
}
