package dev.dragoman.flow;

import dev.dragoman.bus.LaneBatch;
import dev.dragoman.bus.Lanes;
import dev.dragoman.bus.LogEntry;
import dev.dragoman.bus.Parking;
import dev.dragoman.bus.Waker;
import dev.dragoman.channels.Channel;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.Filed;
import dev.dragoman.conversations.Owner;
import dev.dragoman.delivery.Outbox;
import dev.dragoman.delivery.Settlement;
import dev.dragoman.handoff.Queue;
import dev.dragoman.message.ConversationKey;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Visibility;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files the next events of a lane: many in one transaction; and, when one of them fails, one by one, so that the bad one
 * is parked and the lane goes on.
 */
@Component("intake")
public class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Lanes lanes;
    private final Parking parking;
    private final Conversations conversations;
    private final Outbox outbox;
    private final Settlement settlement;
    private final ChannelRegistry channels;
    private final Queue queue;
    private final TransactionTemplate transaction;
    private final Waker waker;

    Intake(
            Lanes lanes,
            Parking parking,
            Conversations conversations,
            Outbox outbox,
            Settlement settlement,
            ChannelRegistry channels,
            Queue queue,
            TransactionTemplate transaction,
            Waker waker) {
        this.lanes = lanes;
        this.parking = parking;
        this.conversations = conversations;
        this.outbox = outbox;
        this.settlement = settlement;
        this.channels = channels;
        this.queue = queue;
        this.transaction = transaction;
        this.waker = waker;
    }

    /** Files a batch and moves the cursor, in one transaction where all goes well. */
    public void file(LaneBatch batch) {
        try {
            transaction.executeWithoutResult(status -> fileAll(batch, batch.entries()));
        } catch (Lanes.LaneLost e) {
            LOG.info("{}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn(
                    "lane {}: {}, filing one by one", batch.lane(), e.getClass().getSimpleName());
            oneByOne(batch);
        } finally {
            lanes.release(batch);
            waker.ring("inbound");
            waker.ring("due");
        }
    }

    private void oneByOne(LaneBatch batch) {
        for (LogEntry entry : batch.entries()) {
            try {
                transaction.executeWithoutResult(status -> fileAll(batch, List.of(entry)));
            } catch (Lanes.LaneLost e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("event {} of {} is parked: {}", entry.seq(), entry.conversation(), reason(e));
                transaction.executeWithoutResult(status -> {
                    parking.park(entry, 1, reason(e));
                    lanes.advance(batch, entry);
                });
            }
        }
    }

    private void fileAll(LaneBatch batch, List<LogEntry> entries) {
        Set<String> parked = new HashSet<>(parking.parkedAmong(
                entries.stream().map(LogEntry::conversation).distinct().toList()));
        for (LogEntry entry : entries) {
            if (parked.contains(entry.conversation())) {
                parking.park(entry, 0, "waits behind an earlier event");
            } else {
                file(lanes.read(entry));
            }
        }
        lanes.advance(batch, entries.getLast());
    }

    /** Tries parked events again whose time has come, the oldest of each conversation. */
    public void retryParked() {
        List<Parking.Parked> due = transaction.execute(status -> parking.due());
        for (Parking.Parked parked : due == null ? List.<Parking.Parked>of() : due) {
            try {
                transaction.executeWithoutResult(status -> {
                    file(lanes.read(parked.entry()));
                    parking.done(parked);
                });
            } catch (NotYetKnown e) {
                parking.notYet(parked);
            } catch (RuntimeException e) {
                failedAgain(parked, reason(e));
            }
        }
    }

    private void failedAgain(Parking.Parked parked, String reason) {
        transaction.executeWithoutResult(status -> {
            if (parking.failedAgain(parked, reason)) {
                conversations
                        .find(new ConversationKey(parked.conversation()))
                        .ifPresent(id -> queue.add(id, "a message could not be worked on: see the quarantine", false));
            }
        });
    }

    private void file(Inbound inbound) {
        switch (inbound) {
            case Inbound.Echoed echoed -> echo(echoed);
            case Inbound.Delivered delivered -> settlement.delivered(delivered);
            case Inbound.Read read -> settlement.read(read);
            case Inbound.Withdrawn withdrawn -> withdraw(withdrawn);
            case Inbound.Edited edited -> edit(edited);
            default -> conversations.file(inbound, quiet(inbound));
        }
    }

    /** An answer that has not left yet is taken back and made anew; one that has left stays the only one. */
    private void edit(Inbound.Edited edited) {
        if (conversations.file(edited, Duration.ZERO) == Filed.NEW) {
            ConversationId conversation = conversations.open(edited.event().address());
            NetworkId message = edited.event().id();
            if (outbox.takeBack(conversation, message.value(), "the customer changed the message")) {
                conversations.decideAgain(conversation, message, quiet(edited));
            }
        }
    }

    private void withdraw(Inbound.Withdrawn withdrawn) {
        if (conversations.file(withdrawn, Duration.ZERO) == Filed.NEW) {
            ConversationId conversation = conversations.open(withdrawn.event().address());
            outbox.cancelAutomatic(conversation, withdrawn.event().id().value(), "the customer took the message back");
        }
    }

    /** Our own send comes back and proves it arrived; anything else our account says, a person said. */
    private void echo(Inbound.Echoed echoed) {
        if (settlement.echo(echoed)) {
            return;
        }
        ConversationId conversation = conversations.open(echoed.event().address());
        if (echoed.event().address().visibility() == Visibility.PUBLIC && settlement.inFlight(conversation)) {
            throw new NotYetKnown("a send of ours is on its way: it is not known yet whose echo this is");
        }
        if (conversations.file(echoed, Duration.ZERO) == Filed.NEW) {
            String reason = "a colleague answered in the network's own app";
            conversations.handTo(conversation, Owner.HUMAN, reason, null);
            outbox.cancelAutomatic(conversation, null, reason);
        }
    }

    private Duration quiet(Inbound inbound) {
        return channels.find(inbound.event().address().channel())
                .map(Channel::quiet)
                .orElse(Duration.ZERO);
    }

    private static String reason(RuntimeException e) {
        Throwable root = org.springframework.core.NestedExceptionUtils.getMostSpecificCause(e);
        return root.getClass().getSimpleName();
    }

    /** The event has to wait for something that ends by itself. */
    private static final class NotYetKnown extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        NotYetKnown(String what) {
            super(what);
        }
    }
}
