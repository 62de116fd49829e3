package dev.dragoman.bus;

import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Foreign;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What came in and could not be worked on, until a person settles it. A row is settled once and never deleted, so that
 * whoever comes second is told who was first.
 */
@Component
public class Quarantine {

    private static final String OPEN = """
            select id, at, channel, what, reason, kind, conversation, octet_length(body) as bytes,
                   substring(body from 1 for 32768) as beginning
              from quarantine where settled_at is null order by id desc limit 200
            """;

    private static final String SETTLED = """
            select at, channel, what, reason, settled_at, settled_by, settled_reason
              from quarantine where settled_at is not null order by settled_at desc limit 50
            """;

    private static final String BACK = """
            insert into inbound_log (lane, conversation, kind, payload) values (:lane, :conversation, :kind, :payload)
            """;

    private final JdbcClient jdbc;
    private final Lanes lanes;
    private final QuarantineRows rows;
    private final Waker waker;

    Quarantine(JdbcClient jdbc, Lanes lanes, QuarantineRows rows, Waker waker) {
        this.jdbc = jdbc;
        this.lanes = lanes;
        this.rows = rows;
        this.waker = waker;
    }

    /** Keeps a proven but unreadable request, byte for byte, for a person to see. */
    @Transactional
    public void put(ChannelId channel, byte[] body, String why) {
        insert(new Held(0, channel.value(), null, null, body), "request", why);
    }

    /** Keeps an event that nobody could file; the caller takes it out of the way in the same transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    void put(LogEntry entry, String why) {
        String conversation = entry.conversation();
        byte[] body = entry.payload().getBytes(StandardCharsets.UTF_8);
        insert(
                new Held(0, conversation.replaceFirst(":.*", ""), entry.kind(), conversation, body),
                "event " + entry.kind() + " of " + conversation,
                why);
    }

    private void insert(Held held, String what, String why) {
        jdbc.sql("""
                insert into quarantine (channel, what, reason, body, kind, conversation)
                values (:channel, :what, :reason, :body, :kind, :conversation)
                """)
                .param("channel", held.channel())
                .param("what", what)
                .param("reason", Foreign.text(why))
                .param("body", held.body())
                .param("kind", held.kind())
                .param("conversation", held.conversation())
                .update();
    }

    /** What nobody has settled yet, newest first, at most 200. */
    public List<Quarantined> list() {
        return jdbc.sql(OPEN).query(rows::open).list();
    }

    /** What people settled, the latest first, at most 50. */
    public List<QuarantineSettled> settled() {
        return jdbc.sql(SETTLED).query(QuarantineSettled.class).list();
    }

    /** Takes an open row for the running transaction; empty when it was settled, so {@link #settledAlready} tells by whom. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Held> hold(long id) {
        return jdbc.sql("""
                select id, channel, kind, conversation, body from quarantine
                 where id = :id and settled_at is null for update
                """)
                .param("id", id)
                .query((row, n) -> new Held(
                        row.getLong("id"),
                        row.getString("channel"),
                        row.getString("kind"),
                        row.getString("conversation"),
                        row.getBytes("body")))
                .optional();
    }

    /**
     * Appends a held event to the log again, as its conversation's newest, and settles the row. It passes the same
     * dedup as every event, and comes back as a new row if it fails again.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public QuarantineOutcome again(Held held, String by) {
        String conversation = held.conversation();
        String kind = held.kind();
        if (conversation == null || kind == null) {
            throw new IllegalArgumentException("a request is read by its channel first");
        }
        jdbc.sql(BACK)
                .param("lane", lanes.of(conversation))
                .param("conversation", conversation)
                .param("kind", kind)
                .param("payload", new String(held.body(), StandardCharsets.UTF_8))
                .update();
        waker.afterCommit("inbound");
        return settle(held, by, "tried again", 1);
    }

    /** Settles a held request whose events the caller has appended to the log. */
    @Transactional(propagation = Propagation.MANDATORY)
    public QuarantineOutcome readAgain(Held held, String by, int events) {
        return settle(held, by, events == 0 ? "read again: nothing in it is of use" : "tried again", events);
    }

    /**
     * Puts a row away for good, with the reason.
     *
     * @throws IllegalArgumentException when the reason is blank
     */
    @Transactional
    public QuarantineOutcome discard(long id, String by, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("say in a few words why");
        }
        return hold(id).map(held -> settle(held, by, Foreign.cut(reason.strip(), 500), 0))
                .orElseGet(() -> settledAlready(id));
    }

    private QuarantineOutcome settle(Held held, String by, String reason, int events) {
        jdbc.sql("""
                update quarantine set settled_at = clock_timestamp(), settled_by = :by, settled_reason = :reason
                 where id = :id
                """)
                .param("id", held.id())
                .param("by", by)
                .param("reason", Foreign.text(reason))
                .update();
        return new QuarantineOutcome.Done(events);
    }

    /** Who settled this row before. */
    public QuarantineOutcome settledAlready(long id) {
        return new QuarantineOutcome.AlreadySettled(
                jdbc.sql("select coalesce(settled_by, '') from quarantine where id = :id and settled_at is not null")
                        .param("id", id)
                        .query(String.class)
                        .optional()
                        .orElse(""));
    }

    /**
     * A row that the running transaction has locked.
     *
     * @param kind         null for a request
     * @param conversation its key; null for a request
     * @param body         the raw request, or the event as JSON
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Held(
            long id,
            String channel,
            @Nullable String kind,
            @Nullable String conversation,
            byte[] body) {}
}
