package dev.dragoman.channels.youtube;

import static dev.dragoman.channels.youtube.YouTubeFields.text;

import dev.dragoman.channels.Composed;
import dev.dragoman.channels.Composed.Part;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.Doubtful;
import dev.dragoman.channels.SendResult.Refused;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.channels.youtube.YouTubeApi.Answer;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.NetworkId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a channel says to everybody: the text below one of its videos, which the link names, and its title if one is
 * given. Putting the same text there twice is harmless, so nothing is ever in doubt.
 */
final class YouTubePublishing {

    /** 5,000 bytes, by the page on {@code videos} of the YouTube Data API. */
    static final Limits DESCRIPTION = new Limits(5000, Limits.Unit.BYTES, 0, 0, null, null);

    /** 100 characters, by the same page. */
    private static final int LONGEST_TITLE = 100;

    private static final Pattern VIDEO = Pattern.compile(
            "https://(?:youtu\\.be/|(?:www\\.|m\\.)?youtube\\.com/(?:watch\\?(?:[^#]*&)?v=|shorts/|live/))"
                    + "([A-Za-z0-9_-]{11})(?:[?&#/].*)?");

    private static final String NO_VIDEO = "YouTube needs the link of a video, whose text this becomes.";

    /** What an update would otherwise take away. */
    private static final List<String> KEPT = List.of("categoryId", "tags", "defaultLanguage", "defaultAudioLanguage");

    private YouTubePublishing() {}

    static Composed compose(Publication publication) {
        @Nullable String title = publication.title();
        String words = publication.text() + (title == null ? "" : title);
        return Composed.of(Foreign.text(publication.text()), DESCRIPTION)
                .without(publication, Part.PICTURE)
                .refusedIf(video(publication).isEmpty(), NO_VIDEO)
                .refusedIf(words.matches("(?s).*[<>].*"), "YouTube takes neither < nor > in the text of a video.")
                .refusedIf(title != null && title.length() > LONGEST_TITLE, "The title is too long for YouTube.")
                .titled(title);
    }

    private static Optional<String> video(Publication publication) {
        return Optional.ofNullable(publication.link())
                .map(VIDEO::matcher)
                .filter(Matcher::matches)
                .map(link -> link.group(1));
    }

    static SendResult publish(YouTubeApi api, String channel, Publication publication) {
        Optional<String> video = video(publication);
        @Nullable String problem = compose(publication).problem();
        if (problem != null || video.isEmpty()) {
            return new Refused(problem == null ? NO_VIDEO : problem);
        }
        SendResult result = switch (api.get("videos", Map.of("part", "snippet", "id", video.get()))) {
            case Answer.Failed failed -> failed.ending();
            case Answer.Done(JsonNode body) -> {
                JsonNode snippet = body.path("items").path(0).path("snippet");
                yield text(snippet, "channelId").equals(channel)
                        ? put(api, video.get(), snippet(snippet, publication))
                        : new Refused("The channel has no such video.");
            }
        };
        return result instanceof Doubtful(String why)
                ? new TryLater(YouTubeErrors.TEMPORARY, why, TryLater.Scope.NETWORK)
                : result;
    }

    private static Map<String, Object> snippet(JsonNode old, Publication publication) {
        Map<String, Object> snippet = new LinkedHashMap<>();
        @Nullable String title = publication.title();
        snippet.put("title", title == null ? text(old, "title") : Foreign.text(title));
        snippet.put("description", Foreign.text(publication.text()));
        KEPT.stream().filter(old::has).forEach(name -> snippet.put(name, old.path(name)));
        return snippet;
    }

    private static SendResult put(YouTubeApi api, String video, Map<String, Object> snippet) {
        return switch (api.put("videos", Map.of("part", "snippet"), Map.of("id", video, "snippet", snippet))) {
            case Answer.Failed failed -> failed.ending();
            case Answer.Done done -> new SendResult.Sent(new NetworkId(video));
        };
    }
}
