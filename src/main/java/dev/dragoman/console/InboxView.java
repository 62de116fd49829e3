package dev.dragoman.console;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The views of the inbox, as they stand in its address. */
public enum InboxView {
    /** Waits for a person and nobody has it: urgent ones first, then by waiting time. */
    WAITING,
    /** Taken by the person who looks. */
    MINE,
    /** In the hands of the bot. */
    BOT,
    /** Everything that is not closed. */
    OPEN,
    /** Done. */
    CLOSED;

    /** The view of an address; empty if there is none of this name. */
    static Optional<InboxView> of(String name) {
        return Stream.of(values()).filter(view -> view.path().equals(name)).findFirst();
    }

    /** Its name in addresses and in the keys of sentences. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
