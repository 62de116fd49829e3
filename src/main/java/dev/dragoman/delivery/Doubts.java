package dev.dragoman.delivery;

import dev.dragoman.bus.Waker;
import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.message.Foreign;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends that failed or may have been sent, and a person's word about them. Every verb is one transaction; whoever comes
 * second is told that it is settled, and the row stays whatever was decided.
 */
@Component
public class Doubts {

    /** The order of locks is that of the whole house: the conversation first. */
    private static final String STANDS = """
            select *, coalesce(settled_at, created_at) as since from outbox
             where id = :id and state in ('UNCLEAR', 'FAILED') and coalesce(settled_at, created_at) = :since
               for update
            """;

    private static final String AGAIN = """
            update outbox
               set state = 'WAITING', tries = 0, reason = :reason, settled_by = :by, owner = null, rank = 0,
                   last_heard = :lastHeard, not_before = clock_timestamp(), not_after = :notAfter,
                   sending_at = null, lease_until = null, settled_at = null, escalated_at = null
             where id = :id
            """;

    private static final String CLOSE = """
            update outbox set state = :state, reason = :reason, settled_by = :by, settled_at = clock_timestamp()
             where id = :id
            """;

    private final JdbcClient jdbc;
    private final Conversations conversations;
    private final Windows windows;
    private final Waker waker;
    private final Clock clock;

    Doubts(JdbcClient jdbc, Conversations conversations, Windows windows, Waker waker, Clock clock) {
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.windows = windows;
        this.waker = waker;
        this.clock = clock;
    }

    /** How many sends wait for a person's word. */
    public long count() {
        return jdbc.sql("select count(*) from outbox where state in ('UNCLEAR', 'FAILED')")
                .query(Long.class)
                .single();
    }

    /** The conversation of a send, once no person is wanted any more for any send there; empty while one is. */
    public Optional<ConversationId> allSettled(UUID send) {
        return jdbc.sql("""
                select conversation from outbox o where id = :id and not exists (
                    select from outbox b where b.conversation = o.conversation and b.escalated_at is not null
                                           and b.state in ('UNCLEAR', 'FAILED'))
                """).param("id", send).query(UUID.class).optional().map(ConversationId::new);
    }

    /** Those sends, the latest first, at most 200. */
    public List<Doubt> list() {
        List<Doubt> rows = jdbc.sql("""
                select *, coalesce(settled_at, created_at) as since from outbox
                 where state in ('UNCLEAR', 'FAILED') order by n desc limit 200
                """)
                .query((row, n) -> new Doubt(
                        OutboxRows.sending(row, n), OutboxRows.address(row), OutboxRows.at(row, "since"), null))
                .list();
        Map<ConversationId, Conversation> known =
                conversations
                        .findAll(rows.stream()
                                .map(Doubts::conversation)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Conversation::id, Function.identity()));
        return rows.stream()
                .map(row -> withWindow(row, known.get(conversation(row))))
                .toList();
    }

    private Doubt withWindow(Doubt row, @Nullable Conversation conversation) {
        return conversation == null
                ? row
                : new Doubt(row.sending(), row.address(), row.since(), windows.closes(row, conversation.lastHeard()));
    }

    /**
     * Sends it again, ahead of all that waits and whoever owns the conversation; refuses when the network's window has
     * closed. Where the first send did arrive after all, the customer gets the words twice.
     */
    @Transactional
    public Verdict again(Doubt.Seen seen, String by) {
        Optional<Doubt> doubt = take(seen);
        if (doubt.isEmpty()) {
            return settledAlready(seen);
        }
        Instant heard = conversations
                .find(conversation(doubt.get()))
                .map(Conversation::lastHeard)
                .orElse(Instant.EPOCH);
        Doubt open = new Doubt(
                doubt.get().sending(), doubt.get().address(), doubt.get().since(), windows.closes(doubt.get(), heard));
        Instant closes = open.closes();
        if (closes != null && !open.canGo(clock.instant())) {
            return new Verdict.WindowClosed(closes);
        }
        jdbc.sql(AGAIN)
                .param("id", seen.id())
                .param("reason", Foreign.text("sent again by " + by))
                .param("by", by)
                .param("lastHeard", Outbox.utc(heard))
                .param("notAfter", closes == null ? OffsetDateTime.MAX : Outbox.utc(closes))
                .update();
        return done(open);
    }

    /** The person knows that it did arrive. */
    @Transactional
    public Verdict arrived(Doubt.Seen seen, String by) {
        return close(seen, Sending.State.SENT, by, "it arrived, says " + by);
    }

    /**
     * Puts it away unsent, with the reason.
     *
     * @throws IllegalArgumentException when the reason is blank
     */
    @Transactional
    public Verdict discard(Doubt.Seen seen, String by, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("say in a few words why");
        }
        String why = Foreign.cut(reason.strip(), 500);
        return close(seen, Sending.State.CANCELLED, by, "discarded by " + by + ": " + why);
    }

    private Verdict close(Doubt.Seen seen, Sending.State state, String by, String reason) {
        return take(seen)
                .map(doubt -> {
                    jdbc.sql(CLOSE)
                            .param("id", seen.id())
                            .param("state", state.name())
                            .param("reason", Foreign.text(reason))
                            .param("by", by)
                            .update();
                    return done(doubt);
                })
                .orElseGet(() -> settledAlready(seen));
    }

    private Optional<Doubt> take(Doubt.Seen seen) {
        jdbc.sql("select conversation from outbox where id = :id")
                .param("id", seen.id())
                .query(UUID.class)
                .optional()
                .ifPresent(id -> conversations.lock(new ConversationId(id)));
        return jdbc.sql(STANDS)
                .param("id", seen.id())
                .param("since", Outbox.utc(seen.since()))
                .query((row, n) -> new Doubt(OutboxRows.sending(row, n), OutboxRows.address(row), seen.since(), null))
                .optional();
    }

    private Verdict done(Doubt doubt) {
        conversations.changed(conversation(doubt));
        waker.afterCommit(Outbox.LIST);
        return new Verdict.Done();
    }

    private Verdict settledAlready(Doubt.Seen seen) {
        return new Verdict.AlreadySettled(jdbc.sql("select coalesce(settled_by, '') from outbox where id = :id")
                .param("id", seen.id())
                .query(String.class)
                .optional()
                .orElse(""));
    }

    private static ConversationId conversation(Doubt doubt) {
        return new ConversationId(doubt.sending().conversation());
    }
}
