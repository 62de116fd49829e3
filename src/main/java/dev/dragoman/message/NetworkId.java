package dev.dragoman.message;

/** An id that a network gave to a message, a comment, a post or a person. */
public record NetworkId(String value) {

    /** Refuses a blank id and one longer than 512 characters. */
    public NetworkId {
        value = Foreign.id(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
