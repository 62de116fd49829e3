package dev.dragoman.flow;

import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.Message;
import dev.dragoman.delivery.Draft;
import dev.dragoman.delivery.Restraint;
import dev.dragoman.delivery.Restraint.Verdict;
import dev.dragoman.flow.Composing.Composed;
import dev.dragoman.message.Visibility;
import dev.dragoman.replies.Decision;
import dev.dragoman.understanding.Understanding;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks whether an automatic answer may be given; if not, the decision becomes a hand-off or silence, with the reason. */
@Component
class Restraining {

    private final Restraint restraint;
    private final Composing composing;
    private final Conversations conversations;

    Restraining(Restraint restraint, Composing composing, Conversations conversations) {
        this.restraint = restraint;
        this.composing = composing;
        this.conversations = conversations;
    }

    /** The same for everything but an answer: what goes to a person, or stays unsaid, ends no loop and costs nothing. */
    Composed restrained(Turn.Due due, Restraint.Replies before, Composed composed) {
        if (composed.decision().choice() != Decision.Choice.ANSWER
                || composed.drafts().isEmpty()) {
            return composed;
        }
        return switch (restraint.judge(reply(due, before, composed))) {
            case Verdict.Go go -> composed;
            case Verdict.HandOver(String rule, String reason) -> instead(Decision.Choice.HAND_OFF, rule, reason);
            case Verdict.KeepBack(String rule, String reason) -> instead(Decision.Choice.SILENCE, rule, reason);
        };
    }

    private Restraint.Reply reply(Turn.Due due, Restraint.Replies before, Composed composed) {
        Conversation conversation = due.conversation();
        Message trigger = due.trigger();
        Understanding heard = Objects.requireNonNull(due.prepared().heard());
        boolean isPublic = conversation.address().visibility() == Visibility.PUBLIC;
        @Nullable
        String post = isPublic
                ? conversations.post(conversation.id(), trigger.externalId()).orElse(null)
                : null;
        String said = composed.drafts().stream()
                .map(Draft::act)
                .map(act -> act.words())
                .collect(Collectors.joining("\n"));
        return new Restraint.Reply(
                conversation,
                trigger.authorName(),
                post,
                trigger.text(),
                trigger.kind().equals("PRESSED"),
                composing.soundsLikeUs(due, heard),
                said,
                before);
    }

    private static Composed instead(Decision.Choice choice, String rule, String reason) {
        return new Composed(new Decision(choice, rule, reason, false, false, List.of()), List.of(), List.of(), false);
    }
}
