package dev.dragoman.channels.youtube;

import dev.dragoman.channels.Limits;
import dev.dragoman.channels.NumberedList;
import dev.dragoman.message.Act;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Turns what is to be done into a call of the YouTube Data API, within the limits; or into a sentence why it may not be. */
final class YouTubeRendering {

    /** 10,000 characters, by what people measured; YouTube publishes none. Neither buttons nor a window. */
    static final Limits COMMENT = Limits.text(10_000);

    /** What a channel may do under its videos, by the reference of the YouTube Data API. */
    static final Set<Moderation> VERDICTS =
            Set.of(Moderation.HIDE, Moderation.APPROVE, Moderation.DELETE, Moderation.DELETE_OWN);

    private YouTubeRendering() {}

    /** What to do. */
    sealed interface Rendered {

        /** Post this. */
        record Call(String method, Map<String, String> query, Object body) implements Rendered {}

        /** Delete this. */
        record Delete(String method, Map<String, String> query) implements Rendered {}

        /** YouTube would not take it. */
        record No(String why) implements Rendered {}
    }

    static Rendered render(Outbound outbound) {
        if (outbound.address().visibility() == Visibility.PRIVATE) {
            return new Rendered.No("There are no private messages on YouTube.");
        }
        return switch (outbound.act()) {
            case Act.Say say -> reply(outbound.address().thread(), words(say));
            case Act.SendFile file -> new Rendered.No("There are no files on YouTube.");
            case Act.Template template -> new Rendered.No("YouTube has no templates.");
            case Act.Moderate(Moderation verdict) -> moderation(target(outbound), verdict);
            case Act.ReplyPrivately reply -> new Rendered.No("There are no private messages on YouTube.");
            case Act.Like like -> new Rendered.No("YouTube does not let programs like comments.");
        };
    }

    /** The comment an act is about. */
    static NetworkId target(Outbound outbound) {
        return Objects.requireNonNullElse(outbound.answers(), outbound.address().thread());
    }

    /** A comment's words; choices stand below them as a numbered list. */
    static String words(Act.Say say) {
        return Foreign.text(say.text() + NumberedList.of(say.choices()));
    }

    /** YouTube has one level of replies: the parent is always the root of the thread. */
    private static Rendered reply(NetworkId root, String text) {
        if (text.isBlank()) {
            return new Rendered.No("There are no words to send.");
        }
        if (!COMMENT.fits(text)) {
            return new Rendered.No("The text has " + COMMENT.lengthOf(text) + " characters and YouTube takes "
                    + COMMENT.longest() + ".");
        }
        return new Rendered.Call(
                "comments",
                Map.of("part", "snippet"),
                Map.of("snippet", Map.of("parentId", root.value(), "textOriginal", text)));
    }

    /** Nobody can delete what others wrote; a rejected comment, and the replies to it, are gone from the page. */
    private static Rendered moderation(NetworkId comment, Moderation verdict) {
        return switch (verdict) {
            case HIDE -> status(comment, "heldForReview");
            case APPROVE -> status(comment, "published");
            case DELETE -> status(comment, "rejected");
            case DELETE_OWN -> new Rendered.Delete("comments", Map.of("id", comment.value()));
            case SHOW, SPAM ->
                new Rendered.No("YouTube lets comments be held for review, published and rejected alone.");
        };
    }

    private static Rendered status(NetworkId comment, String status) {
        return new Rendered.Call(
                "comments/setModerationStatus",
                Map.of("id", comment.value(), "moderationStatus", status),
                YouTubeApi.EMPTY);
    }
}
