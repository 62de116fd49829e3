package dev.dragoman.channels;

import dev.dragoman.message.Moderation;
import dev.dragoman.message.Visibility;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A channel that can do something with a comment, or with our own words, that stand there already: it takes
 * {@link dev.dragoman.message.Act.Moderate} and refuses the verdicts that it does not name.
 */
public interface Moderates extends Channel {

    /** What it takes in conversations of this kind; empty for nothing. */
    Set<Moderation> verdicts(Visibility visibility);

    /** How long after our words left they can be deleted; null for ever. */
    default @Nullable Duration deletesOwnFor() {
        return null;
    }
}
