package dev.dragoman.bus;

import dev.dragoman.message.Inbound;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Appends what came in. Everything appended is durable when the call returns. */
@Component
public class Bus {

    private static final String APPEND = """
            with request as (
                     select nextval('request_number') as id, r.*
                       from unnest(:channels::text[], :bodies::bytea[], :counts::int[], :skipped::int[])
                            with ordinality as r (channel, body, events, skipped, place)),
                 kept as (
                     insert into raw_request (id, channel, body, events, skipped)
                     select id, channel, body, events, skipped from request order by place)
            insert into inbound_log (lane, conversation, kind, payload, raw)
            select e.lane, e.conversation, e.kind, e.payload, request.id
              from unnest(:places::int[], :lanes::int[], :keys::text[], :kinds::text[], :payloads::text[])
                   with ordinality as e (place, lane, conversation, kind, payload, ordinal)
              join request on request.place = e.place
             order by e.ordinal
            """;

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

    /** Appends one proven request and its events at once, or as a part of the running transaction. */
    public void append(Arrival arrival) {
        append(List.of(arrival));
    }

    /** Appends many requests by one statement, so that all of them are durable by one commit. */
    void append(List<Arrival> arrivals) {
        record Row(int place, Inbound event) {}
        List<Row> rows = IntStream.range(0, arrivals.size())
                .boxed()
                .flatMap(place -> arrivals.get(place).events().stream().map(event -> new Row(place + 1, event)))
                .toList();
        List<String> keys = rows.stream()
                .map(row -> row.event().event().address().key().value())
                .toList();
        jdbc.sql(APPEND)
                .param("channels", array(arrivals, it -> it.channel().value(), String[]::new))
                .param("bodies", array(arrivals, Arrival::body, byte[][]::new))
                .param("counts", array(arrivals, it -> it.events().size(), Integer[]::new))
                .param("skipped", array(arrivals, Arrival::skipped, Integer[]::new))
                .param("places", array(rows, Row::place, Integer[]::new))
                .param("lanes", array(keys, lanes::of, Integer[]::new))
                .param("keys", keys.toArray(String[]::new))
                .param("kinds", array(rows, row -> row.event().kind(), String[]::new))
                .param("payloads", array(rows, row -> json.write(row.event()), String[]::new))
                .update();
        waker.afterCommit("inbound");
    }

    private static <T, R> R[] array(List<T> list, Function<T, R> value, IntFunction<R[]> array) {
        return list.stream().map(value).toArray(array);
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

    /** How long the oldest event waits to be filed; parked ones do not count. */
    public Duration lag() {
        return Duration.ofMillis(jdbc.sql("""
                select coalesce(max(extract(epoch from clock_timestamp() - first.appended_at) * 1000), 0)::bigint
                  from lane l cross join lateral (
                       select i.appended_at from inbound_log i
                        where i.lane = l.lane and (i.tx, i.seq) > (l.cursor_tx, l.cursor_seq)
                          and i.day >= l.cursor_day
                        order by i.tx, i.seq limit 1) first
                """).query(Long.class).single());
    }

    /** Accounts of which nobody knows just now what was said there. */
    public List<Unasked> unasked() {
        return jdbc.sql("""
                select channel, account, trouble from high_water where trouble is not null
                union all
                select channel, account, trouble from polled_account where trouble is not null
                 order by channel, account
                """).query(Unasked::of).list();
    }

    /** What the log still owes. */
    public record Backlog(long waiting, long parked, long quarantined) {}
}
