package dev.dragoman.console;

import dev.dragoman.channels.Limits;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations.Holder;
import dev.dragoman.conversations.Notes;
import dev.dragoman.flow.Desk;
import dev.dragoman.flow.Typing;
import dev.dragoman.handoff.AlreadyClaimed;
import dev.dragoman.handoff.Queue;
import dev.dragoman.message.Moderation;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * What a person does with a conversation. Everything but a reply or a note answers with the thread as it is afterwards.
 */
@Controller
@RequestMapping("/inbox/conversations/{id}")
class InboxActions {

    private final InboxPage inbox;
    private final Desk desk;
    private final Notes notes;
    private final Queue queue;
    private final Typing typing;
    private final Moderating moderating;

    InboxActions(InboxPage inbox, Desk desk, Notes notes, Queue queue, Typing typing, Moderating moderating) {
        this.inbox = inbox;
        this.desk = desk;
        this.notes = notes;
        this.queue = queue;
        this.typing = typing;
        this.moderating = moderating;
    }

    /**
     * Sends a reply; the same browser id twice is one reply. Answers 204, or a sentence: 409 when a colleague has the
     * conversation, 422 when the text is blank or too long.
     */
    @PostMapping("/replies")
    ResponseEntity<String> reply(
            @PathVariable String id, @RequestParam UUID browserId, @RequestParam String text, Screen screen) {
        OpenThread thread = inbox.open(screen, id);
        String problem = problem(screen, thread.limits(), text);
        if (problem != null) {
            return sentence(HttpStatus.UNPROCESSABLE_CONTENT, problem);
        }
        try {
            desk.reply(thread.conversation().id(), me(screen), browserId, text);
            return ResponseEntity.noContent().build();
        } catch (AlreadyClaimed e) {
            return sentence(HttpStatus.CONFLICT, claimed(screen, id));
        }
    }

    /** Keeps a note for the staff; the same browser id twice is one note. Answers 204, or 422 with a sentence. */
    @PostMapping("/notes")
    ResponseEntity<String> note(
            @PathVariable String id, @RequestParam UUID browserId, @RequestParam String text, Screen screen) {
        ConversationId conversation = inbox.open(screen, id).conversation().id();
        String problem = problemOfNote(screen, text.strip());
        if (problem != null) {
            return sentence(HttpStatus.UNPROCESSABLE_CONTENT, problem);
        }
        notes.write(conversation, me(screen), browserId, text);
        return ResponseEntity.noContent().build();
    }

    /** The person is writing a reply, which the customer may see. Answers 204. */
    @PostMapping("/typing")
    ResponseEntity<Void> writes(@PathVariable String id, Screen screen) {
        typing.writes(inbox.open(screen, id).conversation().id(), me(screen));
        return ResponseEntity.noContent().build();
    }

    /** Takes the conversation for the person who is signed in. */
    @PostMapping("/assignment")
    View take(@PathVariable String id, Screen screen) {
        return act(screen, id, desk::take);
    }

    /** Puts it back into the queue, at its old place. */
    @DeleteMapping("/assignment")
    View putBack(@PathVariable String id, Screen screen) {
        return act(screen, id, queue::release);
    }

    /** The person is done with it. */
    @PostMapping("/resolution")
    View resolve(@PathVariable String id, Screen screen) {
        return act(screen, id, queue::resolve);
    }

    /** Lets the bot answer again. */
    @PostMapping("/bot")
    View giveToBot(@PathVariable String id, Screen screen) {
        return act(
                screen,
                id,
                (conversation, person) -> queue.giveToBot(conversation, person.name() + " gave it back", person));
    }

    /** Has the network do something with a comment or with our own words, or answers 422 where it cannot. */
    @PostMapping("/moderation")
    View moderate(
            @PathVariable String id, @RequestParam String target, @RequestParam Moderation verdict, Screen screen) {
        return moderating.judge(screen.agent(), inbox.open(screen, id), target, verdict)
                ? inbox.fragment(screen, HttpStatus.OK, inbox.open(screen, id), "")
                : inbox.fragment(
                        screen,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        inbox.open(screen, id),
                        screen.say("inbox.refused.moderation"));
    }

    private View act(Screen screen, String id, BiConsumer<ConversationId, Holder> action) {
        ConversationId conversation = inbox.open(screen, id).conversation().id();
        try {
            action.accept(conversation, me(screen));
            return inbox.fragment(screen, HttpStatus.OK, inbox.open(screen, id), "");
        } catch (AlreadyClaimed e) {
            return inbox.fragment(
                    screen, HttpStatus.UNPROCESSABLE_CONTENT, inbox.open(screen, id), claimed(screen, id));
        }
    }

    private String claimed(Screen screen, String id) {
        String holder = inbox.open(screen, id).conversation().holderName();
        return screen.say("inbox.refused.claimed", holder == null ? screen.say("inbox.somebody") : holder);
    }

    private static @Nullable String problem(Screen screen, Limits limits, String text) {
        if (text.isBlank()) {
            return screen.say("inbox.refused.blank");
        }
        int length = limits.lengthOf(text.strip());
        return length > limits.longest() ? screen.say("inbox.refused.long", length, limits.longest()) : null;
    }

    private static @Nullable String problemOfNote(Screen screen, String text) {
        if (text.isEmpty()) {
            return screen.say("inbox.refused.blank");
        }
        int length = text.codePointCount(0, text.length());
        return length > Notes.LONGEST ? screen.say("inbox.refused.long.note", length, Notes.LONGEST) : null;
    }

    private static ResponseEntity<String> sentence(HttpStatus status, String words) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(words);
    }

    private static Holder me(Screen screen) {
        return new Holder(screen.agent().id().value(), screen.agent().name());
    }
}
