package dev.dragoman.channels.facebook;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/** What is in each of our samples. */
final class FacebookSamples {

    static final Map<String, List<String>> KINDS = Map.ofEntries(
            entry("dm-text", List.of("Said")),
            entry("dm-text-emoji-rtl", List.of("Said")),
            entry("dm-quick-reply", List.of("Pressed")),
            entry("dm-reply-to", List.of("Said")),
            entry("dm-image", List.of("Said")),
            entry("dm-sticker", List.of("Said")),
            entry("dm-location", List.of("Said")),
            entry("dm-edited", List.of("Edited")),
            entry("dm-deleted", List.of("Withdrawn")),
            entry("dm-unsupported", List.of("Said")),
            entry("echo-ours", List.of("Echoed")),
            entry("echo-from-inbox", List.of("Echoed")),
            entry("postback", List.of("Pressed")),
            entry("postback-without-id", List.of("Pressed")),
            entry("delivery", List.of("Delivered")),
            entry("read", List.of("Read")),
            entry("reaction", List.of("Reacted")),
            entry("reaction-removed", List.of("Reacted")),
            entry("standby-echo", List.of("Echoed")),
            entry("standby-text", List.of()),
            entry("thread-passed", List.of()),
            entry("comment", List.of("Said")),
            entry("comment-reply", List.of("Said")),
            entry("comment-photo", List.of("Said")),
            entry("comment-edited", List.of("Edited")),
            entry("comment-removed", List.of("Withdrawn")),
            entry("comment-reply-removed", List.of("Withdrawn")),
            entry("comment-hidden", List.of()),
            entry("comment-without-author", List.of("Said")),
            entry("comment-reaction", List.of("Reacted")),
            entry("own-comment", List.of("Echoed")),
            entry("visitor-post", List.of("Said")),
            entry("own-post", List.of()),
            entry("post-reaction", List.of()),
            entry("mention-in-comment", List.of()),
            entry("batch-two-entries", List.of("Said", "Said")),
            entry("unknown-field", List.of()));

    private FacebookSamples() {}
}
