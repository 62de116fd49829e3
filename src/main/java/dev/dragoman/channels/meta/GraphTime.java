package dev.dragoman.channels.meta;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Times as the Graph API writes them when it is read: with a zone of four digits, with or without a colon. */
public final class GraphTime {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[XXX][XX]");

    private GraphTime() {}

    /** The time; empty for anything that is none. */
    public static Optional<Instant> read(String written) {
        try {
            return Optional.of(OffsetDateTime.parse(written, FORMAT).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
