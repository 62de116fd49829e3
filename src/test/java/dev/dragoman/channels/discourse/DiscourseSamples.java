package dev.dragoman.channels.discourse;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/** What is in each of our samples. */
final class DiscourseSamples {

    static final Map<String, List<String>> KINDS = Map.ofEntries(
            entry("topic-started", List.of("Said")),
            entry("reply", List.of("Said")),
            entry("text-emoji-rtl", List.of("Said")),
            entry("picture", List.of("Said")),
            entry("private-message", List.of("Said")),
            entry("private-reply", List.of("Said")),
            entry("edited", List.of("Edited")),
            entry("private-edited", List.of("Edited")),
            entry("recovered", List.of("Edited")),
            entry("destroyed", List.of("Withdrawn")),
            entry("deleted-by-author", List.of("Withdrawn")),
            entry("own-post", List.of("Echoed")),
            entry("own-private-message", List.of("Echoed")),
            entry("colleague", List.of("Echoed")),
            entry("own-post-edited", List.of()),
            entry("own-post-destroyed", List.of()),
            entry("whisper", List.of()),
            entry("small-action", List.of()),
            entry("moderator-action", List.of()),
            entry("system-post", List.of()),
            entry("deleted-user", List.of()),
            entry("liked", List.of("Reacted")),
            entry("own-like", List.of()),
            entry("ping", List.of()),
            entry("topic-created", List.of()),
            entry("unknown-field", List.of()));

    private DiscourseSamples() {}
}
