package dev.dragoman.message;

/** The name of a channel, such as {@code facebook}: one of our own closed set, never foreign data. */
public record ChannelId(String value) {

    /** Refuses a blank id and one longer than 512 characters. */
    public ChannelId {
        value = Foreign.id(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
