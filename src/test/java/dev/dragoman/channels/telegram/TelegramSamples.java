package dev.dragoman.channels.telegram;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/** What is in each of our samples. */
final class TelegramSamples {

    static final Map<String, List<String>> KINDS = Map.ofEntries(
            entry("text", List.of("Said")),
            entry("text-emoji-rtl", List.of("Said")),
            entry("start", List.of("Pressed")),
            entry("start-by-link", List.of("Pressed")),
            entry("reply", List.of("Said")),
            entry("photo", List.of("Said")),
            entry("document", List.of("Said")),
            entry("voice", List.of("Said")),
            entry("sticker", List.of("Said")),
            entry("location", List.of("Said")),
            entry("contact", List.of("Said")),
            entry("edited", List.of("Edited")),
            entry("edited-live-location", List.of()),
            entry("pressed", List.of("Pressed")),
            entry("pressed-long-ago", List.of("Pressed")),
            entry("pressed-elsewhere", List.of()),
            entry("reaction", List.of("Reacted")),
            entry("reaction-removed", List.of("Reacted")),
            entry("blocked", List.of("Blocked")),
            entry("unblocked", List.of("Blocked")),
            entry("group-message", List.of()),
            entry("group-joined", List.of()),
            entry("channel-post", List.of()),
            entry("other-bot", List.of()),
            entry("pinned", List.of()),
            entry("own-message", List.of("Echoed")),
            entry("unknown-field", List.of()));

    private TelegramSamples() {}
}
