package dev.dragoman.channels.wordpress;

import dev.dragoman.channels.Composed;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.wordpress.WordPressApi.Answer;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.NetworkId;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a blog says to everybody: a post of its own. */
final class WordPressPublishing {

    /** WordPress publishes no limit; what is longer is no publication any more. */
    static final Limits POST = Limits.text(60_000);

    private static final Pattern BLANK_LINES = Pattern.compile("\n\\s*\n");

    private WordPressPublishing() {}

    static Composed compose(Publication publication) {
        return Composed.of(Foreign.text(publication.withLink()), POST)
                .refusedIf(publication.title() == null, "A post of a blog needs a title.")
                .titled(publication.title());
    }

    static SendResult publish(WordPressApi api, Publication publication) {
        @Nullable String problem = compose(publication).problem();
        return problem == null ? ended(api.post("posts", post(publication))) : new SendResult.Refused(problem);
    }

    private static Map<String, Object> post(Publication publication) {
        String title = Objects.requireNonNullElse(publication.title(), "");
        return Map.of(
                "title", WordPressText.html(Foreign.text(title)), "content", content(publication), "status", "publish");
    }

    /** Words are shown as they were written; nothing in them becomes markup. */
    private static String content(Publication publication) {
        var html = new StringBuilder();
        if (publication.imageUrl() != null) {
            html.append("<figure><img src=\"")
                    .append(quoted(publication.imageUrl()))
                    .append("\" alt=\"\"></figure>\n");
        }
        html.append(BLANK_LINES
                .splitAsStream(Foreign.text(publication.text()))
                .map(words -> "<p>" + WordPressText.html(words).replace("\n", "<br>") + "</p>")
                .collect(Collectors.joining("\n")));
        if (publication.link() != null) {
            String link = quoted(publication.link());
            html.append("\n<p><a href=\"")
                    .append(link)
                    .append("\">")
                    .append(link)
                    .append("</a></p>");
        }
        return html.toString();
    }

    private static String quoted(String address) {
        return WordPressText.html(Foreign.text(address)).replace("\"", "&quot;");
    }

    private static SendResult ended(Answer answer) {
        return switch (answer) {
            case Answer.Failed failed -> failed.ending();
            case Answer.Done(JsonNode post, int total) -> {
                long id = post.path("id").longValue(0);
                yield id <= 0
                        ? new SendResult.Doubtful("The blog took the post but did not number it.")
                        : new SendResult.Sent(new NetworkId(Long.toString(id)));
            }
        };
    }
}
