package dev.dragoman.console;

import dev.dragoman.conversations.Conversations.Holder;
import dev.dragoman.flow.Desk;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.staff.Agent;
import dev.dragoman.staff.Audit;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Has a network judge what stands in an open thread, and writes down who wanted it, in one transaction. */
@Component
class Moderating {

    private final Desk desk;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Moderating(Desk desk, Audit audit, TransactionTemplate transaction) {
        this.desk = desk;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Whether the thread lets a person ask for this; if it does not, nothing is done. */
    boolean judge(Agent agent, OpenThread thread, String target, Moderation verdict) {
        boolean mayAsk = thread.judgements().anyMatch(it -> it.target().equals(target) && it.allows(verdict));
        if (mayAsk) {
            transaction.executeWithoutResult(status -> write(agent, thread, new NetworkId(target), verdict));
        }
        return mayAsk;
    }

    private void write(Agent agent, OpenThread thread, NetworkId target, Moderation verdict) {
        var person = new Holder(agent.id().value(), agent.name());
        if (desk.moderate(thread.conversation().id(), person, target, verdict)) {
            audit.record(
                    agent.id(),
                    "moderation." + verdict.name().toLowerCase(Locale.ROOT),
                    "conversation:" + thread.id(),
                    Map.of("target", target.value()));
        }
    }
}
