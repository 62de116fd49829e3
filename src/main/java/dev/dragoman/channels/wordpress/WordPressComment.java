package dev.dragoman.channels.wordpress;

import dev.dragoman.message.Foreign;
import dev.dragoman.system.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A comment as the REST API tells it to moderators.
 *
 * @param parent the comment it answers; 0 for none
 * @param author the user who wrote it; 0 for a guest
 * @param words  what it says, without tags
 * @param hash   tells one wording from another
 * @param key    our own key of the send that made it; null when it is not ours or the blog does not keep it
 * @param body   what of it is kept: nothing about the computer of the person who wrote it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WordPressComment(
        long id,
        long post,
        long parent,
        long author,
        String name,
        Instant at,
        String words,
        String hash,
        boolean isComment,
        @Nullable String key,
        byte[] body) {

    /** What we ask for; neither mail addresses nor those of computers are among it. */
    static final String FIELDS = "id,post,parent,author,author_name,author_user_agent,date_gmt,content.raw,status,type";

    private static final String AGENT = "author_user_agent";
    private static final Pattern OURS = Pattern.compile("Dragoman ([A-Za-z0-9-]{1,64})");
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    /** Reads one comment; empty when it lacks what makes it one. */
    static Optional<WordPressComment> read(JsonNode json, Instant now) {
        long id = number(json, "id");
        long post = number(json, "post");
        if (id <= 0 || post <= 0) {
            return Optional.empty();
        }
        String raw = text(json.path("content"), "raw");
        String words = WordPressText.words(raw.isEmpty() ? text(json.path("content"), "rendered") : raw);
        Matcher key = OURS.matcher(text(json, AGENT));
        boolean isOurs = key.matches();
        return Optional.of(new WordPressComment(
                id,
                post,
                Math.max(0, number(json, "parent")),
                Math.max(0, number(json, "author")),
                WordPressText.words(text(json, "author_name")),
                time(text(json, "date_gmt"), now),
                words,
                WordPressText.hash(words),
                text(json, "type").isEmpty() || text(json, "type").equals("comment"),
                isOurs ? key.group(1) : null,
                body(json, isOurs)));
    }

    /** What a comment of ours says of the program that wrote it: there the key comes back to us. */
    static String agent(String key) {
        return "Dragoman " + key;
    }

    /** The thread of a comment that answers none; the post goes along, since whoever answers must name it. */
    String rootThread() {
        return thread(post, id);
    }

    static String thread(long post, long root) {
        return post + "_" + root;
    }

    private static byte[] body(JsonNode json, boolean isOurs) {
        JsonNode kept = json.deepCopy();
        if (!isOurs && kept instanceof ObjectNode object) {
            object.remove(AGENT);
        }
        return Json.MAPPER.writeValueAsBytes(kept);
    }

    private static long number(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : -1;
    }

    private static String text(JsonNode json, String name) {
        return Foreign.text(json.path(name).stringValue(""));
    }

    /** WordPress writes times without a zone; now, for one that is none or lies ahead. */
    private static Instant time(String gmt, Instant now) {
        try {
            Instant time = LocalDateTime.parse(gmt).toInstant(ZoneOffset.UTC);
            return time.isAfter(now.plus(CLOCKS_DIFFER)) || time.isBefore(Instant.EPOCH) ? now : time;
        } catch (DateTimeException e) {
            return now;
        }
    }
}
