package dev.dragoman.console;

import dev.dragoman.message.Moderation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a line by our own hand, and what can be done with it still.
 *
 * @param target the network's id of it; empty while it has none
 * @param stands the last verdict that reached the network, may have, or is to; null for none
 * @param offers what its network can do with it now, in a fixed order
 */
public record Judgement(String target, @Nullable Moderation stands, List<Moderation> offers) {

    /** Whether a person may ask for this; asking again for what stands already does no harm. */
    boolean allows(Moderation verdict) {
        return verdict == stands || offers.contains(verdict);
    }
}
