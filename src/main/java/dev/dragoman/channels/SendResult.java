package dev.dragoman.channels;

import dev.dragoman.message.NetworkId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a send ends. */
public sealed interface SendResult {

    /**
     * The network took it.
     *
     * @param id     the network's id of what we sent
     * @param thread for a private reply to a comment: the private conversation it opened; otherwise null
     */
    record Sent(NetworkId id, @Nullable NetworkId thread) implements SendResult {
        public Sent(NetworkId id) {
            this(id, null);
        }
    }

    /** It was certainly not sent; try again after the pause. */
    record TryLater(Duration pause, String why) implements SendResult {}

    /** The network will never take this; a person must see why. */
    record Refused(String why) implements SendResult {}

    /** The person cannot or does not want to hear from us. */
    record OptedOut(String why) implements SendResult {}

    /** It may have been sent; never repeat it blindly. */
    record Doubtful(String why) implements SendResult {}

    /** The whole account is stopped until an operator acts, such as after its token died; nothing was sent. */
    record AccountStopped(String why) implements SendResult {}
}
