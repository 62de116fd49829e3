package dev.dragoman.bus;

import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.Inbound;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Appends what came in. Everything appended is durable when the call returns. */
@Component
public class Bus {

    private final JdbcClient jdbc;
    private final Lanes lanes;
    private final InboundJson json;
    private final Waker waker;

    Bus(JdbcClient jdbc, Lanes lanes, InboundJson json, Waker waker) {
        this.jdbc = jdbc;
        this.lanes = lanes;
        this.json = json;
        this.waker = waker;
    }

    /**
     * Appends one proven request and its events in one transaction.
     *
     * @param body    the raw bytes as they came
     * @param events  in the order of the request; may be empty when all of it was skipped
     * @param skipped how many items were of a kind we do not use
     */
    @Transactional
    public void append(ChannelId channel, byte[] body, List<Inbound> events, int skipped) {
        long raw = jdbc.sql("""
                insert into raw_request (channel, body, events, skipped)
                values (:channel, :body, :events, :skipped) returning id
                """)
                .param("channel", channel.value())
                .param("body", body)
                .param("events", events.size())
                .param("skipped", skipped)
                .query(Long.class)
                .single();
        log(events, raw);
        waker.afterCommit("inbound");
    }

    /** Keeps a proven but unreadable request for a person to see. */
    @Transactional
    public void quarantine(ChannelId channel, byte[] body, String why) {
        quarantine(channel.value(), "request", why, body);
    }

    void quarantine(String channel, String what, String why, byte[] body) {
        jdbc.sql("insert into quarantine (channel, what, reason, body) values (:channel, :what, :reason, :body)")
                .param("channel", channel)
                .param("what", what)
                .param("reason", Foreign.text(why))
                .param("body", body)
                .update();
    }

    private void log(List<Inbound> events, long raw) {
        if (events.isEmpty()) {
            return;
        }
        List<String> keys = events.stream()
                .map(event -> event.event().address().key().value())
                .toList();
        jdbc.sql("""
                insert into inbound_log (lane, conversation, kind, payload, raw)
                select e.lane, e.conversation, e.kind, e.payload, :raw
                  from unnest(:lanes::int[], :keys::text[], :kinds::text[], :payloads::text[])
                       with ordinality as e(lane, conversation, kind, payload, ordinal)
                 order by e.ordinal
                """)
                .param("raw", raw)
                .param("lanes", keys.stream().map(lanes::of).toArray(Integer[]::new))
                .param("keys", keys.toArray(String[]::new))
                .param("kinds", events.stream().map(Inbound::kind).toArray(String[]::new))
                .param("payloads", events.stream().map(json::write).toArray(String[]::new))
                .update();
    }

    /** What stands in quarantine and was not settled, newest first, at most 200. */
    public List<Quarantined> quarantined() {
        return jdbc.sql("""
                select id, at, channel, what, reason, octet_length(body) as bytes from quarantine
                 where settled_at is null order by id desc limit 200
                """).query(Quarantined.class).list();
    }

    /** How many events wait to be filed, and how many of them are parked. */
    public Backlog backlog() {
        return Objects.requireNonNull(jdbc.sql("""
                select (select count(*) from inbound_log l join lane using (lane)
                         where (l.tx, l.seq) > (lane.cursor_tx, lane.cursor_seq)) as waiting,
                       (select count(*) from parked_event) as parked,
                       (select count(*) from quarantine where settled_at is null) as quarantined
                """).query(Backlog.class).single());
    }

    /** A proven request or an event that nobody could work on; {@code bytes} is the size of what is kept of it. */
    public record Quarantined(long id, OffsetDateTime at, String channel, String what, String reason, int bytes) {}

    /** What the log still owes. */
    public record Backlog(long waiting, long parked, long quarantined) {}
}
