package dev.dragoman.console;

import dev.dragoman.bus.Quarantine;
import dev.dragoman.bus.QuarantineOutcome;
import dev.dragoman.conversations.Conversations.Holder;
import dev.dragoman.delivery.Doubt;
import dev.dragoman.delivery.Verdict;
import dev.dragoman.flow.Replay;
import dev.dragoman.flow.Settling;
import dev.dragoman.staff.Agent;
import dev.dragoman.staff.Audit;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries out what a person decides about failures and writes down who did, in one transaction. */
@Component
class FailureDecisions {

    private final Settling settling;
    private final Quarantine quarantine;
    private final Replay replay;
    private final Audit audit;
    private final TransactionTemplate transaction;

    FailureDecisions(
            Settling settling, Quarantine quarantine, Replay replay, Audit audit, TransactionTemplate transaction) {
        this.settling = settling;
        this.quarantine = quarantine;
        this.replay = replay;
        this.audit = audit;
        this.transaction = transaction;
    }

    Verdict sendAgain(Agent agent, Doubt.Seen send) {
        return settle(agent, "send.again", send, () -> settling.again(send, holder(agent)));
    }

    Verdict arrived(Agent agent, Doubt.Seen send) {
        return settle(agent, "send.arrived", send, () -> settling.arrived(send, holder(agent)));
    }

    Verdict discard(Agent agent, Doubt.Seen send, String reason) {
        return settle(agent, "send.discard", send, () -> settling.discard(send, holder(agent), reason));
    }

    QuarantineOutcome tryAgain(Agent agent, long arrival) {
        return settle(agent, "quarantine.again", arrival, () -> replay.again(arrival, agent.name()));
    }

    QuarantineOutcome discard(Agent agent, long arrival, String reason) {
        return settle(agent, "quarantine.discard", arrival, () -> quarantine.discard(arrival, agent.name(), reason));
    }

    private Verdict settle(Agent agent, String what, Doubt.Seen send, Supplier<Verdict> decision) {
        return inTransaction(() -> {
            Verdict verdict = decision.get();
            if (verdict instanceof Verdict.Done) {
                audit.record(agent.id(), what, "send:" + send.id(), Map.of());
            }
            return verdict;
        });
    }

    private QuarantineOutcome settle(Agent agent, String what, long arrival, Supplier<QuarantineOutcome> decision) {
        return inTransaction(() -> {
            QuarantineOutcome outcome = decision.get();
            if (outcome instanceof QuarantineOutcome.Done(int events)) {
                audit.record(agent.id(), what, "quarantine:" + arrival, Map.of("events", String.valueOf(events)));
            }
            return outcome;
        });
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private static Holder holder(Agent agent) {
        return new Holder(agent.id().value(), agent.name());
    }
}
