package dev.dragoman.flow;

import dev.dragoman.channels.Channel;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.channels.LikesComments;
import dev.dragoman.channels.RepliesPrivately;
import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.Message;
import dev.dragoman.flow.Preparation.Prepared;
import dev.dragoman.handoff.Queue;
import dev.dragoman.replies.Answers;
import dev.dragoman.replies.Decision;
import dev.dragoman.replies.DecisionLog;
import dev.dragoman.replies.Situation;
import dev.dragoman.understanding.Knowledge;
import dev.dragoman.understanding.Library;
import dev.dragoman.understanding.Understanding;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One turn of the bot: the decision, its sends or its ticket, in one transaction. */
@Component("turn")
public class Turn {

    private final Conversations conversations;
    private final Library library;
    private final Answers answers;
    private final DecisionLog log;
    private final Composing composing;
    private final Restraining restraining;
    private final Queue queue;
    private final ChannelRegistry channels;
    private final MeterRegistry meters;

    Turn(
            Conversations conversations,
            Library library,
            Answers answers,
            DecisionLog log,
            Composing composing,
            Restraining restraining,
            Queue queue,
            ChannelRegistry channels,
            MeterRegistry meters) {
        this.conversations = conversations;
        this.library = library;
        this.answers = answers;
        this.log = log;
        this.composing = composing;
        this.restraining = restraining;
        this.queue = queue;
        this.channels = channels;
        this.meters = meters;
    }

    /** Decides, unless anything happened since the text was understood: then the work is dropped and due again. */
    @Transactional
    public void take(Prepared prepared) {
        Optional<Conversation> current = conversations.unchanged(prepared.conversation());
        if (current.isEmpty()) {
            conversations.giveBack(prepared.conversation());
            return;
        }
        Understanding heard = prepared.heard();
        if (heard == null) {
            conversations.answered(current.get().id(), new Conversations.Outcome(Long.MAX_VALUE, 0, null, false));
            return;
        }
        decide(current.get(), prepared, heard);
    }

    private void decide(Conversation conversation, Prepared prepared, Understanding heard) {
        Message trigger = prepared.unanswered().getLast();
        Decision wanted = answers.decide(situation(conversation, heard));
        Composing.Composed composed =
                restraining.restrained(conversation, prepared, composing.compose(conversation, trigger, heard, wanted));
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

    private Optional<Knowledge.Intent> intent(Understanding heard) {
        return Optional.ofNullable(heard.intent()).flatMap(name -> library.intent(heard.language(), name));
    }

    private Situation situation(Conversation conversation, Understanding heard) {
        Optional<Channel> channel = channels.find(conversation.address().channel());
        return new Situation(
                conversation.address().visibility(),
                heard,
                intent(heard),
                conversation.misses(),
                channel.filter(LikesComments.class::isInstance).isPresent(),
                channel.filter(RepliesPrivately.class::isInstance).isPresent());
    }
}
