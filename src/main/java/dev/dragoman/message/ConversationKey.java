package dev.dragoman.message;

/** Names one conversation on one network; everything of the same key is worked on in order. */
public record ConversationKey(String value) {

    /** Refuses a blank key and one longer than 512 characters. */
    public ConversationKey {
        value = Foreign.id(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
