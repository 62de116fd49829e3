package dev.dragoman.flow;

import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.Message;
import dev.dragoman.delivery.Outbox;
import dev.dragoman.delivery.Restraint;
import dev.dragoman.flow.Preparation.Prepared;
import dev.dragoman.forms.Led;
import dev.dragoman.forms.Memory;
import dev.dragoman.handoff.Queue;
import dev.dragoman.message.Visibility;
import dev.dragoman.rasa.Told;
import dev.dragoman.replies.Decision;
import dev.dragoman.replies.DecisionLog;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One turn of the bot: the decision, its sends or its ticket, in one transaction, by itself or with others. */
@Component
public class Turn {

    private final Conversations conversations;
    private final Situations situations;
    private final Consequences consequences;
    private final OwnRules ownRules;
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
            OwnRules ownRules,
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
        this.ownRules = ownRules;
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
                        it -> decide(List.of(new Due(it, prepared, Map.of()))),
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
                        .map(it -> new Due(it, Objects.requireNonNull(prepared.get(it.id())), Map.of()))
                        .toList();
        decide(due);
        return due.stream().map(it -> it.conversation().id()).collect(Collectors.toSet());
    }

    private void decide(List<Due> due) {
        writes.needNotWait();
        Map<ConversationId, Before> befores = befores(due);
        for (Due one : due) {
            Understanding heard = one.prepared().heard();
            Before before = befores.get(one.conversation().id());
            if (heard == null || before == null) {
                conversations.answered(
                        one.conversation().id(), new Conversations.Outcome(Long.MAX_VALUE, 0, null, false));
            } else {
                decide(one, heard, before);
            }
        }
    }

    /** What was said before in the conversations in which there is something to answer. */
    private Map<ConversationId, Before> befores(List<Due> due) {
        Map<ConversationId, String> triggers = new HashMap<>();
        due.stream()
                .filter(it -> it.prepared().heard() != null)
                .forEach(it -> triggers.put(it.conversation().id(), it.trigger().externalId()));
        if (triggers.isEmpty()) {
            return Map.of();
        }
        Map<ConversationId, Restraint.Replies> replies = restraint.repliesOf(triggers.keySet());
        Map<ConversationId, Before> befores = new HashMap<>();
        outbox.past(triggers)
                .forEach((id, past) ->
                        befores.put(id, new Before(past, replies.getOrDefault(id, Restraint.Replies.NONE))));
        return befores;
    }

    private void decide(Due due, Understanding heard, Before before) {
        Conversation conversation = due.conversation();
        Message trigger = due.trigger();
        Led led = ownRules.lead(conversation, trigger, heard);
        @Nullable Memory memory = memory(due, led);
        Due knowing = memory == null ? due : due.knowing(memory.words());
        Composing.Composed composed =
                restraining.restrained(due, before.replies(), compose(knowing, heard, led, before.past()));
        Decision decision = composed.decision();
        if (memory != null) {
            ownRules.remember(conversation, decision, memory);
        }
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

    /** What is known from now on; null where everybody reads, and where Rasa leads and remembers itself. */
    private static @Nullable Memory memory(Due due, Led led) {
        Told told = due.prepared().told();
        if (due.conversation().address().visibility() == Visibility.PUBLIC) {
            return null;
        }
        if (told == null) {
            return led.memory();
        }
        return told.slots() == null ? null : led.memory().acted(told.slots());
    }

    /** What Rasa or an action said goes before our own rules. */
    private Composing.Composed compose(Due due, Understanding heard, Led led, Outbox.Past past) {
        Told told = due.prepared().told();
        if (told == null) {
            return composing.compose(due, heard, led.decision(), past);
        }
        Decision decision = consequences.of(situations.of(due.conversation(), heard), told);
        return decision.steps().isEmpty() && !told.said().isEmpty()
                ? composing.composeTold(due, heard, decision, past)
                : composing.compose(due, heard, decision, past);
    }

    /**
     * A conversation as it stands now, locked, and what was prepared for it.
     *
     * @param known the values of its slots, as words
     */
    record Due(Conversation conversation, Prepared prepared, Map<String, String> known) {

        Due knowing(Map<String, String> words) {
            return new Due(conversation, prepared, words);
        }

        /** What an answer answers: the last that was said. */
        Message trigger() {
            return prepared.unanswered().getLast();
        }
    }

    private record Before(Outbox.Past past, Restraint.Replies replies) {}
}
