package dev.dragoman.channels.x;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/** What is in each of our samples. */
final class XSamples {

    static final Map<String, List<String>> KINDS = Map.ofEntries(
            entry("dm-text", List.of("Said")),
            entry("dm-text-emoji-rtl", List.of("Said")),
            entry("dm-image", List.of("Said")),
            entry("dm-link", List.of("Said")),
            entry("dm-two", List.of("Said", "Said")),
            entry("dm-of-others", List.of()),
            entry("dm-echo", List.of("Echoed")),
            entry("dm-read", List.of("Read")),
            entry("dm-typing", List.of()),
            entry("chat-received", List.of("Said")),
            entry("chat-sent", List.of("Echoed")),
            entry("chat-group", List.of()),
            entry("reply", List.of("Said")),
            entry("reply-deeper", List.of("Said")),
            entry("reply-edited", List.of("Edited")),
            entry("reply-to-others", List.of()),
            entry("mention", List.of("Said")),
            entry("mention-below-others", List.of("Said")),
            entry("mention-edited", List.of("Said", "Edited")),
            entry("mention-photo", List.of("Said")),
            entry("quote", List.of("Said")),
            entry("own-reply", List.of("Echoed")),
            entry("own-reply-as-mention", List.of("Echoed")),
            entry("own-post", List.of()),
            entry("own-thread", List.of()),
            entry("post-of-others", List.of()),
            entry("post-deleted", List.of()),
            entry("repost", List.of()),
            entry("like", List.of()),
            entry("unknown-field", List.of()));

    private XSamples() {}
}
