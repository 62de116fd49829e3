package dev.dragoman.flow;

import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.delivery.Outbox;
import dev.dragoman.delivery.Restraint;
import dev.dragoman.delivery.Settlement;
import dev.dragoman.handoff.Queue;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts things in front of people, and gives back to the bot what people left. */
@Component("handover")
public class Handover {

    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

    private final Outbox outbox;
    private final Settlement settlement;
    private final Restraint restraint;
    private final Queue queue;
    private final Conversations conversations;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Duration returnAfter;

    Handover(
            Outbox outbox,
            Settlement settlement,
            Restraint restraint,
            Queue queue,
            Conversations conversations,
            Clock clock,
            TransactionTemplate transaction,
            @Value("${dragoman.handoff.return-after:24h}") Duration returnAfter) {
        this.outbox = outbox;
        this.settlement = settlement;
        this.restraint = restraint;
        this.queue = queue;
        this.conversations = conversations;
        this.clock = clock;
        this.transaction = transaction;
        this.returnAfter = returnAfter;
    }

    /** Sends that failed, or of which nobody knows whether they arrived, become tickets. */
    public void escalate() {
        whileTheDatabaseIsThere(() -> {
            outbox.expire();
            settlement.recover(false);
            transaction.executeWithoutResult(status -> ticketsForUnsent());
            transaction.executeWithoutResult(status -> ticketsForHopeless());
        });
    }

    private void whileTheDatabaseIsThere(Runnable work) {
        try {
            work.run();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("what needs a person waits, the database is away");
        }
    }

    private void ticketsForHopeless() {
        for (ConversationId hopeless : conversations.hopeless()) {
            queue.add(hopeless, "the bot could not work on this: something in it stops the bot", false);
        }
    }

    private void ticketsForUnsent() {
        for (Settlement.Unsent unsent : settlement.escalate()) {
            queue.addForSend(unsent.conversation(), what(unsent) + unsent.reason());
        }
    }

    private static String what(Settlement.Unsent unsent) {
        if (unsent.isModeration()) {
            return unsent.maybeSent() ? "a moderation may have been done: " : "a moderation was not done: ";
        }
        return unsent.maybeSent() ? "a reply may have been sent: " : "a reply could not be sent: ";
    }

    /** Conversations in which a person was silent for long go back to the bot; never, when the setting is zero. */
    public void returnSilent() {
        whileTheDatabaseIsThere(restraint::forget);
        if (!returnAfter.isZero()) {
            whileTheDatabaseIsThere(() -> transaction.executeWithoutResult(status -> giveBackSilent()));
        }
    }

    private void giveBackSilent() {
        for (Conversation silent : conversations.silentSince(clock.instant().minus(returnAfter))) {
            queue.giveToBot(silent.id(), "nobody wrote for " + returnAfter.toHours() + " hours", null);
        }
    }
}
