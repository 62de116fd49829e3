package dev.dragoman.flow;

import dev.dragoman.conversations.Conversations.Holder;
import dev.dragoman.delivery.Doubt;
import dev.dragoman.delivery.Doubts;
import dev.dragoman.delivery.Settlement;
import dev.dragoman.delivery.Verdict;
import dev.dragoman.handoff.Queue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person's word, or the network's, about a send that failed or may have arrived. Where that send alone had put its
 * conversation in front of people, it leaves the queue in the same transaction.
 */
@Component
public class Settling {

    private final Doubts doubts;
    private final Queue queue;

    Settling(Doubts doubts, Queue queue) {
        this.doubts = doubts;
        this.queue = queue;
    }

    /** Sends it again; refuses when the network's window has closed. */
    @Transactional
    public Verdict again(Doubt.Seen seen, Holder by) {
        return then(seen, by, doubts.again(seen, by.name()), "the reply was sent again");
    }

    /** The person knows that it did arrive. */
    @Transactional
    public Verdict arrived(Doubt.Seen seen, Holder by) {
        return then(seen, by, doubts.arrived(seen, by.name()), "the reply did arrive");
    }

    /**
     * Puts it away unsent.
     *
     * @throws IllegalArgumentException when the reason is blank
     */
    @Transactional
    public Verdict discard(Doubt.Seen seen, Holder by, String reason) {
        return then(seen, by, doubts.discard(seen, by.name(), reason), "the reply was discarded: " + reason.strip());
    }

    /** An echo shows that a send arrived, perhaps after people were asked about it. */
    void proven(Settlement.Recognised send) {
        if (send.beforePeople()) {
            doubts.allSettled(send.send())
                    .ifPresent(it -> queue.settled(it, null, "the network showed that the reply had arrived"));
        }
    }

    private Verdict then(Doubt.Seen seen, Holder by, Verdict verdict, String what) {
        if (verdict instanceof Verdict.Done) {
            doubts.allSettled(seen.id()).ifPresent(conversation -> queue.settled(conversation, by, what));
        }
        return verdict;
    }
}
