package dev.dragoman.channels.x;

import dev.dragoman.message.AccountId;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.util.LinkedHashMap;

/**
 * Which posts were answered by ourselves, since X allows one automatic reply an interaction. Kept in memory, and for
 * the latest posts alone.
 */
final class XAnswered {

    private static final int MOST = 10_000;

    private final LinkedHashMap<Post, String> keys = new LinkedHashMap<>();

    /** Whether another automatic reply to the same post has left. */
    synchronized boolean isSpokenFor(Outbound outbound) {
        NetworkId post = outbound.answers();
        return post != null
                && isAutomatic(outbound)
                && !keys.getOrDefault(new Post(outbound.address().account(), post), outbound.key())
                        .equals(outbound.key());
    }

    /** It has left, or may have. */
    synchronized void left(Outbound outbound) {
        NetworkId post = outbound.answers();
        if (post != null && isAutomatic(outbound)) {
            keys.put(new Post(outbound.address().account(), post), outbound.key());
            if (keys.size() > MOST) {
                keys.pollFirstEntry();
            }
        }
    }

    private static boolean isAutomatic(Outbound outbound) {
        return !outbound.byPerson() && outbound.address().visibility() == Visibility.PUBLIC;
    }

    private record Post(AccountId account, NetworkId id) {}
}
