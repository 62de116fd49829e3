package dev.dragoman.channels.instagram;

import dev.dragoman.message.NetworkId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where the account was mentioned: under a post of somebody else, which is answered by another call than a comment of
 * our own posts. Its thread carries both ids, so that an answer finds its way without a store.
 *
 * @param media   the post
 * @param comment the comment that mentions us; null when the caption does
 */
record Mention(String media, @Nullable String comment) {

    private static final Pattern THREAD = Pattern.compile("mention_([0-9]{1,40})(?:_([0-9]{1,40}))?");

    /** The mention that a thread stands for; empty for every other thread. */
    static Optional<Mention> of(NetworkId thread) {
        Matcher matcher = THREAD.matcher(thread.value());
        return matcher.matches() ? Optional.of(new Mention(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    NetworkId thread() {
        return new NetworkId("mention_" + media + (comment == null ? "" : "_" + comment));
    }

    /** The body of an answer. */
    Map<String, Object> answer(String text) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("media_id", media);
        if (comment != null) {
            body.put("comment_id", comment);
        }
        body.put("message", text);
        return body;
    }

    /** The fields of the account under which Meta tells the words. */
    String question() {
        return comment == null
                ? "mentioned_media.media_id(" + media + "){id,caption,username}"
                : "mentioned_comment.comment_id(" + comment + "){id,text}";
    }

    /** What Meta answers to {@link #question}. */
    JsonNode answerIn(JsonNode body) {
        return body.path(comment == null ? "mentioned_media" : "mentioned_comment");
    }
}
