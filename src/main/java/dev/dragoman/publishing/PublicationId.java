package dev.dragoman.publishing;

import java.util.UUID;

/** Our own id of a publication. */
public record PublicationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
