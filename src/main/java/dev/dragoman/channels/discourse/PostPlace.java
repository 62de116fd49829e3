package dev.dragoman.channels.discourse;

import dev.dragoman.message.NetworkId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A post by its topic and its number in it. Discourse names what a post answers by number alone, so this, and not the
 * forum-wide id, is how we know a post: written {@code <topic>_<number>}.
 */
record PostPlace(long topic, long number) {

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,18})_([0-9]{1,18})");

    /** Reads what {@link #id()} wrote; empty for anything else. */
    static Optional<PostPlace> of(NetworkId id) {
        Matcher written = WRITTEN.matcher(id.value());
        return written.matches()
                ? Optional.of(new PostPlace(Long.parseLong(written.group(1)), Long.parseLong(written.group(2))))
                : Optional.empty();
    }

    /** Where a post of Discourse stands; empty when it does not say. */
    static Optional<PostPlace> of(JsonNode post) {
        long topic = DiscourseFields.number(post, "topic_id");
        long number = DiscourseFields.number(post, "post_number");
        return topic > 0 && number > 0 ? Optional.of(new PostPlace(topic, number)) : Optional.empty();
    }

    NetworkId id() {
        return new NetworkId(topic + "_" + number);
    }

    /** The topic as the thread of a conversation. */
    NetworkId thread() {
        return new NetworkId(String.valueOf(topic));
    }

    /** Where Discourse tells about the post. */
    String path() {
        return "posts/by_number/" + topic + "/" + number + ".json";
    }
}
