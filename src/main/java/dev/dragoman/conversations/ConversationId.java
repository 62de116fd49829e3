package dev.dragoman.conversations;

import java.util.UUID;

/** Our own id of a conversation. */
public record ConversationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
