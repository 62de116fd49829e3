package dev.dragoman.conversations;

/** Who speaks for the brand in a conversation. */
public enum Owner {
    /** The bot answers. */
    BOT,
    /** It waits for a person; the bot is silent but for announcing this. */
    QUEUED,
    /** A person answers. */
    HUMAN,
    /** Nobody needs to answer; the next message reopens it for the bot. */
    CLOSED
}
