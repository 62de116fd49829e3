package dev.dragoman.flow;

import dev.dragoman.channels.Channel;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.Filed;
import dev.dragoman.conversations.Owner;
import dev.dragoman.delivery.Outbox;
import dev.dragoman.delivery.Settlement;
import dev.dragoman.handoff.Queue;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Visibility;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Files one event, with all that follows from it for answers that have not left yet; inside the caller's transaction. */
@Component
public class Filer {

    private final Conversations conversations;
    private final Outbox outbox;
    private final Settlement settlement;
    private final Settling settling;
    private final Queue queue;
    private final ChannelRegistry channels;

    Filer(
            Conversations conversations,
            Outbox outbox,
            Settlement settlement,
            Settling settling,
            Queue queue,
            ChannelRegistry channels) {
        this.conversations = conversations;
        this.outbox = outbox;
        this.settlement = settlement;
        this.settling = settling;
        this.queue = queue;
        this.channels = channels;
    }

    /** Files events in order. Which of the customers' lines are new is asked once for all of them. */
    public void fileAll(List<Inbound> events) {
        Set<Inbound> fresh = Collections.newSetFromMap(new IdentityHashMap<>());
        fresh.addAll(
                conversations.firstTold(events.stream().filter(Filer::isLine).toList()));
        for (Inbound inbound : events) {
            if (!isLine(inbound)) {
                file(inbound);
            } else if (fresh.contains(inbound)) {
                conversations.fileNew(inbound, quiet(inbound));
            }
        }
    }

    private static boolean isLine(Inbound inbound) {
        return inbound instanceof Inbound.Said || inbound instanceof Inbound.Pressed;
    }

    /** Files the event; refuses, to be tried again, one whose meaning hangs on a send that is on its way. */
    public void file(Inbound inbound) {
        switch (inbound) {
            case Inbound.Echoed echoed -> echo(echoed);
            case Inbound.Delivered delivered -> settlement.delivered(delivered);
            case Inbound.Undelivered undelivered -> undelivered(undelivered);
            case Inbound.Read read -> settlement.read(read);
            case Inbound.Withdrawn withdrawn -> withdraw(withdrawn);
            case Inbound.Edited edited -> edit(edited);
            case Inbound.Blocked blocked -> block(blocked);
            case Inbound.Noticed noticed -> notice(noticed);
            default -> conversations.file(inbound, quiet(inbound));
        }
    }

    /** An answer that has not left yet is taken back and made anew; one that has left stays the only one. */
    private void edit(Inbound.Edited edited) {
        if (conversations.file(edited, Duration.ZERO) == Filed.NEW) {
            ConversationId conversation = conversations.open(edited.event().address());
            NetworkId trigger =
                    conversations.answeredWith(conversation, edited.event().id());
            if (outbox.takeBack(conversation, trigger.value(), "the customer changed the message")) {
                conversations.decideAgain(conversation, trigger, quiet(edited));
            }
        }
    }

    /** What is left of a burst gets a new answer; a message that stood alone gets none. */
    private void withdraw(Inbound.Withdrawn withdrawn) {
        if (conversations.file(withdrawn, Duration.ZERO) == Filed.NEW) {
            String reason = "the customer took the message back";
            ConversationId conversation = conversations.open(withdrawn.event().address());
            NetworkId trigger =
                    conversations.answeredWith(conversation, withdrawn.event().id());
            if (outbox.takeBack(conversation, trigger.value(), reason)) {
                conversations.decideAgain(conversation, trigger, quiet(withdrawn));
            } else if (conversations.standsAlone(conversation, trigger)) {
                outbox.cancelAutomatic(conversation, trigger.value(), reason);
            }
        }
    }

    /** What has not left yet can no longer arrive. A person who blocks us without a word opens no conversation. */
    private void block(Inbound.Blocked blocked) {
        conversations.find(blocked.event().address().key()).ifPresent(conversation -> {
            if (conversations.file(blocked, Duration.ZERO) == Filed.NEW && blocked.blocked()) {
                outbox.cancelAutomatic(conversation, null, "the customer blocked us");
            }
        });
    }

    private void notice(Inbound.Noticed noticed) {
        if (conversations.file(noticed, Duration.ZERO) == Filed.NEW && noticed.task()) {
            queue.add(conversations.open(noticed.event().address()), "something on the network needs a person", false);
        }
    }

    /** The news may overtake the network's answer to the send itself; what nobody here sent is none of our business. */
    private void undelivered(Inbound.Undelivered undelivered) {
        boolean mayBeEarly = isInFlight(undelivered);
        if (!settlement.undelivered(undelivered) && mayBeEarly) {
            throw new NotYetKnown("a send of ours is on its way: it is not known yet whether this is about it");
        }
    }

    /**
     * To be asked before looking for the send that an event is about: one that settles in between is then found, and one
     * asked for afterwards would be missed.
     */
    private boolean isInFlight(Inbound inbound) {
        return conversations
                .find(inbound.event().address().key())
                .filter(settlement::inFlight)
                .isPresent();
    }

    /** Our own send comes back and proves it arrived; anything else our account says, a person said. */
    private void echo(Inbound.Echoed echoed) {
        boolean mayBeOurs = echoed.key() == null || echoed.event().address().visibility() == Visibility.PUBLIC;
        boolean mayBeEarly = mayBeOurs && isInFlight(echoed);
        Optional<Settlement.Recognised> ours = settlement.echo(echoed);
        if (ours.isPresent()) {
            settling.proven(ours.get());
            return;
        }
        if (mayBeEarly) {
            throw new NotYetKnown("a send of ours is on its way: it is not known yet whose echo this is");
        }
        ConversationId conversation = conversations.open(echoed.event().address());
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

    /** The event has to wait for something that ends by itself. */
    static final class NotYetKnown extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        NotYetKnown(String what) {
            super(what);
        }
    }
}
