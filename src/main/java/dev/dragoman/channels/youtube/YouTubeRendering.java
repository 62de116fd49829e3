package dev.dragoman.channels.youtube;

import dev.dragoman.channels.Limits;
import dev.dragoman.channels.NumberedList;
import dev.dragoman.message.Act;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.util.Map;
import java.util.Objects;

/** Turns what is to be done into a call of the YouTube Data API, within the limits; or into a sentence why it may not be. */
final class YouTubeRendering {

    /** 10,000 characters, by what people measured; YouTube publishes none. Neither buttons nor a window. */
    static final Limits COMMENT = Limits.text(10_000);

    private YouTubeRendering() {}

    /** What to do. */
    sealed interface Rendered {

        /** Post this. */
        record Call(String method, Map<String, String> query, Object body) implements Rendered {}

        /** YouTube would not take it. */
        record No(String why) implements Rendered {}
    }

    static Rendered render(Outbound outbound) {
        if (outbound.address().visibility() == Visibility.PRIVATE) {
            return new Rendered.No("There are no private messages on YouTube.");
        }
        return switch (outbound.act()) {
            case Act.Say say -> reply(outbound.address().thread(), words(say));
            case Act.Hide hide -> hide(target(outbound));
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

    /** Held for review, not rejected: a person can let it in again, in YouTube Studio. */
    private static Rendered hide(NetworkId comment) {
        return new Rendered.Call(
                "comments/setModerationStatus",
                Map.of("id", comment.value(), "moderationStatus", "heldForReview"),
                YouTubeApi.EMPTY);
    }
}
