package dev.dragoman.webchat;

import java.util.Optional;
import java.util.UUID;

/** Reads the ids that browsers make and that we give to visitors. */
final class VisitorId {

    private VisitorId() {}

    /** The UUID in its usual form of 36 characters; empty for anything else. */
    static Optional<UUID> parse(String text) {
        if (text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
