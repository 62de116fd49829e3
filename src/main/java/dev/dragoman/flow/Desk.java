package dev.dragoman.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.Conversations.Holder;
import dev.dragoman.conversations.Message;
import dev.dragoman.delivery.Draft;
import dev.dragoman.delivery.Outbox;
import dev.dragoman.delivery.Sending;
import dev.dragoman.handoff.Queue;
import dev.dragoman.media.KeptFile;
import dev.dragoman.media.KeptFiles;
import dev.dragoman.message.Act;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Visibility;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where a person of the brand acts in a conversation. Every verb is one transaction. */
@Component
public class Desk {

    private final Conversations conversations;
    private final Queue queue;
    private final Outbox outbox;
    private final KeptFiles files;

    Desk(Conversations conversations, Queue queue, Outbox outbox, KeptFiles files) {
        this.conversations = conversations;
        this.queue = queue;
        this.outbox = outbox;
        this.files = files;
    }

    /**
     * Sends a person's reply: the person becomes the owner, automatic sends that have not left are cancelled, and the
     * reply goes ahead of them.
     *
     * @param browserId made in the browser, so that a repeated request is one reply
     * @throws IllegalArgumentException when the text is blank or there is no such conversation
     */
    @Transactional
    public void reply(ConversationId id, Holder person, UUID browserId, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("write something first");
        }
        speak(id, person, browserId, new Act.Say(Foreign.text(text.strip()), List.of()));
    }

    /** The same with a text that the network approved, which may go when nothing else may. */
    @Transactional
    public void sendTemplate(ConversationId id, Holder person, UUID browserId, Act.Template template) {
        speak(id, person, browserId, template);
    }

    /**
     * The same with a file that was handed in for this conversation.
     *
     * @return whether there is such a file; nothing is sent otherwise
     * @throws IllegalArgumentException when there is no such conversation
     */
    @Transactional
    public boolean sendFile(ConversationId id, Holder person, UUID browserId, FileWords words) {
        String owner = find(id).address().thread().value();
        List<KeptFile> named = files.name(owner, List.of(words.file()));
        if (named.isEmpty()) {
            return false;
        }
        String said = Foreign.text(words.words().strip());
        if (!said.isEmpty() && !words.together()) {
            reply(id, person, UUID.nameUUIDFromBytes(("words of " + browserId).getBytes(UTF_8)), said);
        }
        KeptFile file = named.getFirst();
        var act = new Act.SendFile(words.file(), file.name(), file.type(), words.together() ? said : "");
        speak(id, person, browserId, act);
        return true;
    }

    private void speak(ConversationId id, Holder person, UUID browserId, Act act) {
        take(id, person);
        Conversation conversation = find(id);
        outbox.put(new Draft(
                conversation,
                answers(conversation),
                act,
                null,
                new Draft.Author(person.id(), person.name()),
                new Draft.Place("person:" + browserId, "reply", 0, 0)));
    }

    /**
     * A file and what is said with it.
     *
     * @param file     the id it was handed in under
     * @param words    may be empty
     * @param together whether both are one message; otherwise the words go first
     */
    public record FileWords(UUID file, String words, boolean together) {}

    /** Takes a conversation for a person and silences the bot there. */
    @Transactional
    public void take(ConversationId id, Holder person) {
        queue.claim(id, person);
        outbox.cancelAutomatic(id, null, person.name() + " took over");
    }

    /**
     * Has a comment, or words of our own, judged by the network. Nothing changes hands by that, and a verdict that
     * stands already is not sent again.
     *
     * @param target the network's id of the comment or of our words
     * @return whether it is sent
     */
    @Transactional
    public boolean moderate(ConversationId id, Holder person, NetworkId target, Moderation verdict) {
        conversations.lock(id);
        List<Sending> before = outbox.of(id).stream()
                .filter(it -> it.verdict() != null && target.value().equals(it.answers()))
                .toList();
        boolean stands = before.stream()
                .filter(Sending::stands)
                .reduce((earlier, later) -> later)
                .filter(it -> it.verdict() == verdict)
                .isPresent();
        if (!stands) {
            outbox.put(new Draft(
                    find(id),
                    target,
                    new Act.Moderate(verdict),
                    null,
                    new Draft.Author(person.id(), person.name()),
                    new Draft.Place("moderate:" + target, verdict.name(), 0, before.size())));
        }
        return !stands;
    }

    /** Under a comment a reply hangs on the customer's last line; a message needs no such thing. */
    private @Nullable NetworkId answers(Conversation conversation) {
        if (conversation.address().visibility() == Visibility.PRIVATE) {
            return null;
        }
        return conversations.messages(conversation.id()).reversed().stream()
                .filter(message -> message.byCustomer() && message.withdrawnAt() == null)
                .map(Message::externalId)
                .map(NetworkId::new)
                .findFirst()
                .orElse(null);
    }

    private Conversation find(ConversationId id) {
        return conversations.find(id).orElseThrow(() -> new IllegalArgumentException("there is no such conversation"));
    }
}
