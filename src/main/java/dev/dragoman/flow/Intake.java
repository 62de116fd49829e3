package dev.dragoman.flow;

import dev.dragoman.bus.Haul;
import dev.dragoman.bus.LaneBatch;
import dev.dragoman.bus.Lanes;
import dev.dragoman.bus.LogEntry;
import dev.dragoman.bus.Parking;
import dev.dragoman.bus.Starts;
import dev.dragoman.bus.Waker;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.handoff.Queue;
import dev.dragoman.message.ConversationKey;
import dev.dragoman.message.Inbound;
import dev.dragoman.system.LastWrites;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files the next events of lanes: many in one transaction; and, when one of them fails, lane by lane and then one by one,
 * so that the bad one is parked and its lane goes on.
 */
@Component("intake")
public class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private static final String BEHIND = "waits behind an earlier event";
    private static final int MOST_ROUNDS = 50;

    private final Lanes lanes;
    private final Parking parking;
    private final Starts starts;
    private final Filer filer;
    private final Conversations conversations;
    private final Queue queue;
    private final LastWrites writes;
    private final TransactionTemplate transaction;
    private final Waker waker;

    Intake(
            Lanes lanes,
            Parking parking,
            Starts starts,
            Filer filer,
            Conversations conversations,
            Queue queue,
            LastWrites writes,
            TransactionTemplate transaction,
            Waker waker) {
        this.lanes = lanes;
        this.parking = parking;
        this.starts = starts;
        this.filer = filer;
        this.conversations = conversations;
        this.queue = queue;
        this.writes = writes;
        this.transaction = transaction;
        this.waker = waker;
    }

    /** Files a haul and moves the cursors of its lanes, in one transaction where all goes well. */
    public void file(Haul haul) {
        try {
            together(haul.batches().stream().filter(batch -> !batch.unproven()).toList());
            haul.batches().stream().filter(LaneBatch::unproven).forEach(this::prove);
        } finally {
            haul.batches().forEach(lanes::release);
            waker.ring("inbound");
            waker.ring("due");
        }
    }

    /** What one lane refuses is no reason for the others to wait: then each is filed by itself. */
    private void together(List<LaneBatch> batches) {
        if (batches.isEmpty()) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> fileAll(batches));
        } catch (RuntimeException | StackOverflowError e) {
            if (batches.size() > 1) {
                LOG.info("{} lanes: {}, filing lane by lane", batches.size(), reason(e));
                batches.forEach(batch -> together(List.of(batch)));
            } else {
                apart(batches.getFirst(), e);
            }
        }
    }

    private void apart(LaneBatch batch, Throwable reason) {
        if (reason instanceof Lanes.LaneLost) {
            LOG.info("{}", reason.getMessage());
        } else {
            LOG.warn("lane {}: {}, filing one by one", batch.lane(), reason(reason));
            oneByOne(batch);
        }
    }

    private void prove(LaneBatch batch) {
        if (oneByOne(batch)) {
            lanes.proven(batch);
        }
    }

    /** Each event alone, and its start committed before: so one that kills the product is found out in the end. */
    private boolean oneByOne(LaneBatch batch) {
        try {
            batch.entries().forEach(entry -> one(batch, entry));
            return true;
        } catch (Lanes.LaneLost e) {
            LOG.info("{}", e.getMessage());
            return false;
        }
    }

    private void one(LaneBatch batch, LogEntry entry) {
        if (starts.begin(entry)) {
            fileAlone(batch, entry);
        } else {
            LOG.warn("event {} of {} goes to quarantine: it stopped us", entry.seq(), entry.conversation());
            settle(batch, entry, () -> parking.quarantine(entry, "the product stopped while it worked on this"));
            toAPerson(entry.conversation());
        }
    }

    private void fileAlone(LaneBatch batch, LogEntry entry) {
        try {
            settle(batch, entry, () -> {
                if (parking.parkedAmong(List.of(entry.conversation())).isEmpty()) {
                    filer.file(lanes.read(entry));
                } else {
                    parking.park(entry, 0, BEHIND);
                }
            });
        } catch (Lanes.LaneLost e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("event {} of {} is parked: {}", entry.seq(), entry.conversation(), reason(e));
            settle(batch, entry, () -> parking.park(entry, 1, reason(e)));
        }
    }

    private void settle(LaneBatch batch, LogEntry entry, Runnable work) {
        transaction.executeWithoutResult(status -> {
            work.run();
            starts.ended(entry);
            lanes.advance(batch, entry);
        });
    }

    private void fileAll(List<LaneBatch> batches) {
        List<LogEntry> entries =
                batches.stream().flatMap(batch -> batch.entries().stream()).toList();
        Set<String> parked = new HashSet<>(parking.parkedAmong(
                entries.stream().map(LogEntry::conversation).distinct().toList()));
        List<Inbound> events = new ArrayList<>();
        for (LogEntry entry : entries) {
            if (parked.contains(entry.conversation())) {
                parking.park(entry, 0, BEHIND);
            } else {
                events.add(lanes.read(entry));
            }
        }
        filer.fileAll(events);
        writes.needNotWait();
        lanes.advance(batches);
    }

    /** Tries parked events again whose time has come, each conversation in order, for some rounds at most. */
    public void retryParked() {
        try {
            for (int round = 0; round < MOST_ROUNDS; round++) {
                List<Parking.Parked> due = parking.begin();
                due.forEach(this::retry);
                if (due.isEmpty()) {
                    return;
                }
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("parked events wait, the database is away: {}", reason(e));
        }
    }

    private void retry(Parking.Parked parked) {
        try {
            transaction.executeWithoutResult(status -> {
                filer.file(lanes.read(parked.entry()));
                parking.done(parked);
            });
        } catch (Filer.NotYetKnown e) {
            parking.notYet(parked);
        } catch (RuntimeException | StackOverflowError e) {
            if (parking.failedAgain(parked, reason(e))) {
                toAPerson(parked.conversation());
            }
        }
    }

    private void toAPerson(String conversation) {
        transaction.executeWithoutResult(status -> conversations
                .find(new ConversationKey(conversation))
                .ifPresent(id -> queue.add(id, "a message could not be worked on: see the quarantine", false)));
    }

    private static String reason(Throwable e) {
        return NestedExceptionUtils.getMostSpecificCause(e).getClass().getSimpleName();
    }
}
