package dev.dragoman.channels.discourse;

import static dev.dragoman.channels.discourse.DiscourseFields.text;

import dev.dragoman.channels.Composed;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.SendResult;
import dev.dragoman.message.Foreign;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a bot says to a whole forum: a new topic. */
final class DiscoursePublishing {

    /** What the forum keeps back may still appear, so it is in doubt. */
    static final SendResult HELD =
            new SendResult.Doubtful("The forum holds the post until a moderator lets it through.");

    /** A title has 255 characters, by the site setting {@code max_topic_title_length}. */
    private static final int LONGEST_TITLE = 255;

    private DiscoursePublishing() {}

    static Composed compose(Publication publication) {
        @Nullable String title = publication.title();
        return Composed.of(raw(publication), DiscourseRendering.POST)
                .refusedIf(title == null, "A topic needs a title.")
                .refusedIf(title != null && title.length() > LONGEST_TITLE, "The title is too long for the forum.")
                .titled(title);
    }

    /** The words, the picture and the link, of which the forum makes a card when it stands alone in its line. */
    private static String raw(Publication publication) {
        var raw = new StringBuilder(publication.text());
        if (publication.imageUrl() != null) {
            raw.append("\n\n![](<").append(publication.imageUrl()).append(">)");
        }
        if (publication.link() != null) {
            raw.append("\n\n").append(publication.link());
        }
        return Foreign.text(raw.toString()).strip();
    }

    /** With our key as the name of the topic, which the forum takes once. */
    static Map<String, Object> topic(Publication publication, String category) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", Foreign.text(Objects.requireNonNullElse(publication.title(), "")));
        body.put("raw", raw(publication));
        body.put("category", Integer.parseInt(category));
        if (DiscourseRendering.isExternalId(publication.key())) {
            body.put("external_id", publication.key());
        }
        return body;
    }

    /** Comments name the topic. */
    static SendResult ended(JsonNode body) {
        return isHeld(body)
                ? HELD
                : PostPlace.of(body)
                        .<SendResult>map(post -> new SendResult.Sent(post.thread()))
                        .orElse(new SendResult.Doubtful("The forum took the post but did not number it."));
    }

    static boolean isHeld(JsonNode body) {
        return text(body, "action").equals("enqueued");
    }
}
