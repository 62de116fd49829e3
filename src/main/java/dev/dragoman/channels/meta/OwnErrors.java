package dev.dragoman.channels.meta;

import dev.dragoman.channels.SendResult;
import java.util.Optional;

/** What the error codes mean that one network of Meta alone has, or to which it gives a meaning of its own. */
@FunctionalInterface
public interface OwnErrors {

    /** None: every code means what it means in all networks of Meta. */
    OwnErrors NONE = (code, trace) -> Optional.empty();

    /**
     * The ending of a call that was answered with this code; empty when it means what it means everywhere.
     *
     * @param trace the word by which Meta's support finds the call, as a sentence to put behind the reason; may be empty
     */
    Optional<SendResult> read(int code, String trace);
}
