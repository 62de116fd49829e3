package dev.dragoman.console;

import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.Owner;
import dev.dragoman.handoff.Queue;
import dev.dragoman.handoff.Ticket;
import dev.dragoman.replies.Decided;
import dev.dragoman.replies.DecisionLog;
import dev.dragoman.staff.AgentId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads a view of the inbox: three queries, however long it is. */
@Component
public class InboxList {

    private final Conversations conversations;
    private final Queue queue;
    private final DecisionLog decisions;

    InboxList(Conversations conversations, Queue queue, DecisionLog decisions) {
        this.conversations = conversations;
        this.queue = queue;
        this.decisions = decisions;
    }

    /** What a view shows, and how many wait for anybody and for this person. */
    Listed read(InboxView view, AgentId person) {
        List<Ticket> tickets = queue.waiting();
        List<Ticket> waiting = those(tickets, ticket -> ticket.holder() == null);
        List<Ticket> mine = those(tickets, ticket -> person.value().equals(ticket.holder()));
        List<Conversation> found = switch (view) {
            case WAITING -> inOrderOf(waiting);
            case MINE -> inOrderOf(mine);
            case BOT -> conversations.recent(List.of(Owner.BOT));
            case OPEN -> conversations.recent(List.of(Owner.BOT, Owner.QUEUED, Owner.HUMAN));
            case CLOSED -> conversations.recent(List.of(Owner.CLOSED));
        };
        return new Listed(rows(found, tickets), waiting.size(), mine.size());
    }

    private List<Conversation> inOrderOf(List<Ticket> tickets) {
        List<ConversationId> ids = tickets.stream().map(Ticket::conversation).toList();
        Map<ConversationId, Conversation> found =
                conversations.findAll(ids).stream().collect(Collectors.toMap(Conversation::id, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private List<InboxRow> rows(List<Conversation> found, List<Ticket> tickets) {
        Map<ConversationId, Ticket> open =
                tickets.stream().collect(Collectors.toMap(Ticket::conversation, Function.identity()));
        List<UUID> ids = found.stream().map(it -> it.id().value()).toList();
        Map<UUID, Decided> latest = decisions.latestOf(ids);
        return found.stream()
                .map(it ->
                        new InboxRow(it, open.get(it.id()), latest.get(it.id().value())))
                .toList();
    }

    private static List<Ticket> those(List<Ticket> tickets, Predicate<Ticket> which) {
        return tickets.stream().filter(which).toList();
    }

    /** The rows of a view, and what the names of the views count. */
    public record Listed(List<InboxRow> rows, int waiting, int mine) {}
}
