package dev.dragoman.flow;

import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.Message;
import dev.dragoman.forms.Forms;
import dev.dragoman.forms.Led;
import dev.dragoman.forms.Memory;
import dev.dragoman.replies.Answers;
import dev.dragoman.replies.Situation;
import dev.dragoman.understanding.Understanding;
import org.springframework.stereotype.Component;

/** What the bot would do by its own rules: the decision, and the form that may go on from it. */
@Component
class OwnRules {

    private final Situations situations;
    private final Answers answers;
    private final Forms forms;

    OwnRules(Situations situations, Answers answers, Forms forms) {
        this.situations = situations;
        this.answers = answers;
        this.forms = forms;
    }

    /** Goes out from what the conversation remembers at the time of the message. */
    Led lead(Conversation conversation, Message trigger, Understanding heard) {
        Situation now = situations.of(conversation, heard);
        Memory memory = forms.recall(conversation.memory(), heard.language(), trigger.at());
        return forms.lead(now, answers.decide(now), memory);
    }
}
