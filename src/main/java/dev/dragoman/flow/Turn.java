package dev.dragoman.flow;

import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.Message;
import dev.dragoman.delivery.Outbox;
import dev.dragoman.delivery.Restraint;
import dev.dragoman.flow.Preparation.Prepared;
import dev.dragoman.handoff.Queue;
import dev.dragoman.rasa.Told;
import dev.dragoman.replies.Answers;
import dev.dragoman.replies.Decision;
import dev.dragoman.replies.DecisionLog;
import dev.dragoman.replies.Situation;
import dev.dragoman.system.LastWrites;
import dev.dragoman.understanding.Understanding;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One turn of the bot: the decision, its sends or its ticket, in one transaction, by itself or with others. */
@Component
public class Turn {

    private final Conversations conversations;
    private final Situations situations;
    private final Consequences consequences;
    private final Answers answers;
    private final DecisionLog log;
    private final Composing composing;
    private final Restraining restraining;
    private final Outbox outbox;
    private final Restraint restraint;
    private final Queue queue;
    private final LastWrites writes;
    private final MeterRegistry meters;

    Turn(
            Conversations conversations,
            Situations situations,
            Consequences consequences,
            Answers answers,
            DecisionLog log,
            Composing composing,
            Restraining restraining,
            Outbox outbox,
            Restraint restraint,
            Queue queue,
            LastWrites writes,
            MeterRegistry meters) {
        this.conversations = conversations;
        this.situations = situations;
        this.consequences = consequences;
        this.answers = answers;
        this.log = log;
        this.composing = composing;
        this.restraining = restraining;
        this.outbox = outbox;
        this.restraint = restraint;
        this.queue = queue;
        this.writes = writes;
        this.meters = meters;
    }

    /** Decides, unless anything happened since the text was understood: then the work is dropped and due again. */
    @Transactional
    public void take(Prepared prepared) {
        conversations
                .unchanged(prepared.conversation())
                .ifPresentOrElse(
                        it -> decide(List.of(new Due(it, prepared))),
                        () -> conversations.giveBack(prepared.conversation()));
    }

    /**
     * Decides in those of these conversations in which nothing happened and nobody else works just now.
     *
     * @return them; the others must be taken one by one
     */
    @Transactional
    public Set<ConversationId> takeAll(List<Prepared> group) {
        Map<ConversationId, Prepared> prepared = new LinkedHashMap<>();
        group.forEach(it -> prepared.put(it.conversation().id(), it));
        List<Due> due =
                conversations
                        .unchanged(prepared.values().stream()
                                .map(Prepared::conversation)
                                .toList())
                        .stream()
                        .map(it -> new Due(it, Objects.requireNonNull(prepared.get(it.id()))))
                        .toList();
        decide(due);
        return due.stream().map(it -> it.conversation().id()).collect(Collectors.toSet());
    }

    private void decide(List<Due> due) {
        writes.needNotWait();
        Map<ConversationId, Memory> memories = memories(due);
        for (Due one : due) {
            Understanding heard = one.prepared().heard();
            Memory memory = memories.get(one.conversation().id());
            if (heard == null || memory == null) {
                conversations.answered(
                        one.conversation().id(), new Conversations.Outcome(Long.MAX_VALUE, 0, null, false));
            } else {
                decide(one, heard, memory);
            }
        }
    }

    /** What was said before in the conversations in which there is something to answer. */
    private Map<ConversationId, Memory> memories(List<Due> due) {
        Map<ConversationId, String> triggers = new HashMap<>();
        due.stream()
                .filter(it -> it.prepared().heard() != null)
                .forEach(it -> triggers.put(it.conversation().id(), it.trigger().externalId()));
        if (triggers.isEmpty()) {
            return Map.of();
        }
        Map<ConversationId, Restraint.Replies> replies = restraint.repliesOf(triggers.keySet());
        Map<ConversationId, Memory> memories = new HashMap<>();
        outbox.past(triggers)
                .forEach((id, past) ->
                        memories.put(id, new Memory(past, replies.getOrDefault(id, Restraint.Replies.NONE))));
        return memories;
    }

    private void decide(Due due, Understanding heard, Memory memory) {
        Conversation conversation = due.conversation();
        Message trigger = due.trigger();
        Composing.Composed composed = restraining.restrained(due, memory.replies(), compose(due, heard, memory.past()));
        Decision decision = composed.decision();
        log.write(new DecisionLog.Entry(
                conversation.id().value(), trigger.externalId(), decision, heard, composed.spoken()));
        int misses = decision.miss() ? conversation.misses() + 1 : 0;
        conversations.answered(
                conversation.id(),
                new Conversations.Outcome(trigger.n(), misses, heard.language(), composed.introduces()));
        if (decision.choice() == Decision.Choice.HAND_OFF) {
            queue.add(conversation.id(), decision.reason(), decision.urgent());
        }
        composing.put(composed);
        meters.counter("dragoman.decisions", "choice", decision.choice().name(), "rule", decision.rule())
                .increment();
    }

    /** What Rasa or an action said goes before our own rules. */
    private Composing.Composed compose(Due due, Understanding heard, Outbox.Past past) {
        Situation now = situations.of(due.conversation(), heard);
        Told told = due.prepared().told();
        if (told == null) {
            return composing.compose(due, heard, answers.decide(now), past);
        }
        Decision decision = consequences.of(now, told);
        return decision.steps().isEmpty() && !told.said().isEmpty()
                ? composing.composeTold(due, heard, decision, past)
                : composing.compose(due, heard, decision, past);
    }

    /** A conversation as it stands now, locked, and what was prepared for it. */
    record Due(Conversation conversation, Prepared prepared) {

        /** What an answer answers: the last that was said. */
        Message trigger() {
            return prepared.unanswered().getLast();
        }
    }

    private record Memory(Outbox.Past past, Restraint.Replies replies) {}
}
