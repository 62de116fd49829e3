package dev.dragoman.staff;

import java.util.UUID;

/** The id of a person who works here. */
public record AgentId(UUID value) {

    /** Reads an id as it stands in an address or a form; refuses anything else. */
    public static AgentId of(String text) {
        return new AgentId(UUID.fromString(text));
    }

    static AgentId random() {
        return new AgentId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
