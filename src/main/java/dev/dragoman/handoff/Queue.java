package dev.dragoman.handoff;

import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.Conversations.Holder;
import dev.dragoman.conversations.Owner;
import dev.dragoman.message.Foreign;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What waits for a person. Every verb changes the queue and the owner of the conversation in one transaction. */
@Component
public class Queue {

    private final JdbcClient jdbc;
    private final Conversations conversations;

    Queue(JdbcClient jdbc, Conversations conversations) {
        this.jdbc = jdbc;
        this.conversations = conversations;
    }

    /** Puts a conversation in front of people; one that waits already keeps its place and gets the reason added. */
    @Transactional
    public void add(ConversationId conversation, String reason, boolean urgent) {
        add(conversation, reason, urgent, false);
    }

    /** The same for a send that failed or may have arrived: where nothing else is added, {@link #settled} ends it. */
    @Transactional
    public void addForSend(ConversationId conversation, String reason) {
        add(conversation, reason, false, true);
    }

    private void add(ConversationId conversation, String reason, boolean urgent, boolean forSend) {
        conversations.lock(conversation);
        jdbc.sql("""
                insert into ticket (conversation, reason, urgent, for_sends)
                values (:conversation, :reason, :urgent, :forSend)
                on conflict (conversation) where resolved_at is null do update
                   set urgent = ticket.urgent or excluded.urgent,
                       for_sends = ticket.for_sends and excluded.for_sends,
                       reason = case when position(excluded.reason in ticket.reason) > 0 then ticket.reason
                                     else left(ticket.reason || '; ' || excluded.reason, 500) end
                """)
                .param("conversation", conversation.value())
                .param("reason", reason)
                .param("urgent", urgent)
                .param("forSend", forSend)
                .update();
        boolean held = open(conversation).map(ticket -> ticket.holder() != null).orElse(false);
        if (!held) {
            conversations.handTo(conversation, Owner.QUEUED, reason, null);
        }
        conversations.changed(conversation);
    }

    /**
     * Takes a conversation for a person; it need not have waited.
     *
     * @throws AlreadyClaimed when somebody else has it
     */
    @Transactional
    public void claim(ConversationId conversation, Holder person) {
        conversations.lock(conversation);
        String reason = person.name() + " took it";
        openTicket(conversation, reason);
        int claimed = jdbc.sql("""
                update ticket set holder = :holder, holder_name = :name, claimed_at = clock_timestamp()
                 where conversation = :conversation and resolved_at is null and (holder is null or holder = :holder)
                """)
                .param("holder", person.id())
                .param("name", person.name())
                .param("conversation", conversation.value())
                .update();
        if (claimed == 0) {
            throw new AlreadyClaimed(open(conversation).map(Ticket::holderName).orElse("somebody"));
        }
        conversations.handTo(conversation, Owner.HUMAN, reason, person);
    }

    private void openTicket(ConversationId conversation, String reason) {
        jdbc.sql("""
                insert into ticket (conversation, reason) values (:conversation, :reason)
                on conflict (conversation) where resolved_at is null do nothing
                """)
                .param("conversation", conversation.value())
                .param("reason", reason)
                .update();
    }

    /** Puts a conversation back into the queue, at its old place. */
    @Transactional
    public void release(ConversationId conversation, Holder by) {
        String reason = by.name() + " put it back";
        conversations.lock(conversation);
        openTicket(conversation, reason);
        jdbc.sql("""
                update ticket set holder = null, holder_name = null, claimed_at = null
                 where conversation = :conversation and resolved_at is null
                """).param("conversation", conversation.value()).update();
        conversations.handTo(conversation, Owner.QUEUED, reason, by);
    }

    /** A person is done: the conversation is closed, and the customer's next message is the bot's again. */
    @Transactional
    public void resolve(ConversationId conversation, Holder by) {
        conversations.lock(conversation);
        settle(conversation, "resolved by " + by.name());
        conversations.handTo(conversation, Owner.CLOSED, by.name() + " resolved it", by);
    }

    /**
     * Every send that needed people is settled, by {@code by} or by the house when null: where the conversation waits for
     * nothing else, and nobody has it, it is closed with these words. Does nothing when the customer waits for an answer.
     */
    @Transactional
    public void settled(ConversationId conversation, @Nullable Holder by, String what) {
        conversations.lock(conversation);
        if (conversations.waits(conversation)) {
            return;
        }
        String words = Foreign.text(Foreign.cut(what, 300));
        int ended = jdbc.sql("""
                update ticket set resolved_at = clock_timestamp(), resolution = :resolution
                 where conversation = :conversation and resolved_at is null and holder is null and for_sends
                """)
                .param("resolution", (by == null ? "settled: " : "settled by " + by.name() + ": ") + words)
                .param("conversation", conversation.value())
                .update();
        if (ended == 1) {
            conversations.handTo(conversation, Owner.CLOSED, words, by);
        }
    }

    /** Gives an open conversation back to the bot, with the reason; {@code by} does so, or the house when null. */
    @Transactional
    public void giveToBot(ConversationId conversation, String reason, @Nullable Holder by) {
        conversations.lock(conversation);
        settle(conversation, reason);
        conversations.handTo(conversation, Owner.BOT, reason, by);
    }

    private void settle(ConversationId conversation, String resolution) {
        jdbc.sql("""
                update ticket set resolved_at = clock_timestamp(), resolution = :resolution
                 where conversation = :conversation and resolved_at is null
                """)
                .param("resolution", resolution)
                .param("conversation", conversation.value())
                .update();
    }

    /** The open ticket of a conversation. */
    public Optional<Ticket> open(ConversationId conversation) {
        return jdbc.sql("select * from ticket where conversation = :conversation and resolved_at is null")
                .param("conversation", conversation.value())
                .query(Queue::ticket)
                .optional();
    }

    /** Open tickets, urgent ones first, then by waiting time, at most 500. */
    public List<Ticket> waiting() {
        return jdbc.sql("select * from ticket where resolved_at is null order by urgent desc, created_at limit 500")
                .query(Queue::ticket)
                .list();
    }

    private static Ticket ticket(ResultSet row, int number) throws SQLException {
        OffsetDateTime resolved = row.getObject("resolved_at", OffsetDateTime.class);
        return new Ticket(
                row.getObject("id", UUID.class),
                new ConversationId(row.getObject("conversation", UUID.class)),
                row.getString("reason"),
                row.getBoolean("urgent"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("holder", UUID.class),
                row.getString("holder_name"),
                resolved == null ? null : resolved.toInstant());
    }
}
