package dev.dragoman.channels.instagram;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/** What is in each of our samples. */
final class InstagramSamples {

    static final Map<String, List<String>> KINDS = Map.ofEntries(
            entry("dm-text", List.of("Said")),
            entry("dm-text-emoji-rtl", List.of("Said")),
            entry("dm-quick-reply", List.of("Pressed")),
            entry("dm-reply-to", List.of("Said")),
            entry("dm-image", List.of("Said")),
            entry("dm-story-reply", List.of("Said")),
            entry("dm-story-mention", List.of("Said")),
            entry("dm-from-ad", List.of("Said")),
            entry("dm-edited", List.of("Edited")),
            entry("dm-deleted", List.of("Withdrawn")),
            entry("dm-unsupported", List.of("Said")),
            entry("echo", List.of("Echoed")),
            entry("standby-echo", List.of("Echoed")),
            entry("standby-text", List.of()),
            entry("postback", List.of("Pressed")),
            entry("reaction", List.of("Reacted")),
            entry("reaction-removed", List.of("Reacted")),
            entry("seen", List.of("Read")),
            entry("referral", List.of()),
            entry("comment", List.of("Said")),
            entry("comment-in-entry", List.of("Said")),
            entry("comment-on-ad", List.of("Said")),
            entry("comment-reply", List.of("Said")),
            entry("comment-without-author", List.of("Said")),
            entry("live-comment", List.of("Said")),
            entry("own-comment", List.of("Echoed")),
            entry("mention-in-comment", List.of("Said")),
            entry("mention-in-caption", List.of("Said")),
            entry("story-insights", List.of()),
            entry("unknown-field", List.of()),
            entry("batch-two-entries", List.of("Said", "Said")));

    private InstagramSamples() {}
}
