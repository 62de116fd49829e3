package dev.dragoman.flow;

import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.Memories;
import dev.dragoman.conversations.Message;
import dev.dragoman.forms.Forms;
import dev.dragoman.forms.Led;
import dev.dragoman.forms.Memory;
import dev.dragoman.replies.Answers;
import dev.dragoman.replies.Decision;
import dev.dragoman.replies.Situation;
import dev.dragoman.understanding.Understanding;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the bot would do by its own rules: the decision, and the form that may go on from it. */
@Component
class OwnRules {

    private final Situations situations;
    private final Answers answers;
    private final Forms forms;
    private final Memories memories;

    OwnRules(Situations situations, Answers answers, Forms forms, Memories memories) {
        this.situations = situations;
        this.answers = answers;
        this.forms = forms;
        this.memories = memories;
    }

    /** Goes out from what the conversation remembers at the time of the message. */
    Led lead(Conversation conversation, Message trigger, Understanding heard) {
        Situation now = situations.of(conversation, heard);
        Memory memory = forms.recall(conversation.memory(), heard.language(), trigger.at());
        return forms.lead(now, answers.decide(now), memory);
    }

    /** A question that was not asked is not waited for, and no form goes on behind a person's back. */
    void remember(Conversation conversation, Decision decision, Memory memory) {
        Memory after = decision.choice() == Decision.Choice.ANSWER ? memory : memory.withoutForm();
        @Nullable String content = after.toKeep(conversation.memory());
        if (!Objects.equals(content, conversation.memory())) {
            memories.keep(conversation.id(), content);
        }
    }
}
