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

    /**
     * It was certainly not sent; try again after the pause.
     *
     * @param scope what has to wait
     */
    record TryLater(Duration pause, String why, Scope scope) implements SendResult {

        /** This send alone waits. */
        public TryLater(Duration pause, String why) {
            this(pause, why, Scope.SEND);
        }

        /** What a pause is about. */
        public enum Scope {
            /** This send alone. */
            SEND,
            /** The network limits the whole account: nothing of it may be called before the pause is over. */
            ACCOUNT,
            /** The network could not be reached or is out of service; several in a row and the account rests. */
            NETWORK
        }
    }

    /** The network will never take this; a person must see why. */
    record Refused(String why) implements SendResult {}

    /** The person cannot or does not want to hear from us. */
    record OptedOut(String why) implements SendResult {}

    /** It may have been sent; never repeat it blindly. */
    record Doubtful(String why) implements SendResult {}

    /** The whole account is stopped until an operator acts, such as after its token died; nothing was sent. */
    record AccountStopped(String why) implements SendResult {}
}
