package dev.dragoman.channels;

import java.time.Duration;

/** A channel that can answer a comment with a private message: it takes {@link dev.dragoman.message.Act.ReplyPrivately}. */
public interface RepliesPrivately extends Channel {

    /** How long after the comment a private reply may go. */
    Duration privateReplyWindow();

    /** How fast each account may reply privately to comments. */
    default Pace privateReplyPace() {
        return Pace.GENEROUS;
    }
}
