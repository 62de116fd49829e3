package dev.dragoman.bus;

import dev.dragoman.message.Inbound;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.zip.CRC32C;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The lanes of the log: each conversation always runs in the same lane, and a lane has one reader at a time, held by a
 * lease of 15 s in database time. Every change carries the lease's epoch, so that a reader who slept is refused.
 */
@Component
public class Lanes {

    /** Fixed when the product is installed, since it decides where a conversation runs. */
    public static final int COUNT = 64;

    private static final String NEXT = """
            with waiting as (
                select l.*, first.appended_at
                  from lane l cross join lateral (
                       select i.appended_at from inbound_log i
                        where i.lane = l.lane and (i.tx, i.seq) > (l.cursor_tx, l.cursor_seq)
                          and i.day >= l.cursor_day and i.tx < pg_snapshot_xmin(pg_current_snapshot())
                        order by i.tx, i.seq limit 1) first
                 where l.owner = :owner and l.lease_until > clock_timestamp() and l.lane <> all (:busy::int[])
                 order by first.appended_at limit :most)
            select w.lane, w.epoch, e.seq, e.tx::text as tx, e.day, e.conversation, e.kind, e.payload
              from waiting w cross join lateral (
                   select * from inbound_log i
                    where i.lane = w.lane and (i.tx, i.seq) > (w.cursor_tx, w.cursor_seq)
                      and i.day >= w.cursor_day and i.tx < pg_snapshot_xmin(pg_current_snapshot())
                    order by i.tx, i.seq limit 100) e
             order by w.appended_at, w.lane, e.tx, e.seq
             limit 256
            """;

    private final JdbcClient jdbc;
    private final InboundJson json;
    private final String owner;
    private final Set<Integer> busy = ConcurrentHashMap.newKeySet();

    /** Lanes that were taken over and whose first batch is not done: what is in it may have killed its last reader. */
    private final Set<Integer> unproven = ConcurrentHashMap.newKeySet();

    Lanes(JdbcClient jdbc, InboundJson json, @Value("${dragoman.instance:one}") String instance) {
        this.jdbc = jdbc;
        this.json = json;
        this.owner = instance;
    }

    int of(String conversation) {
        var hash = new CRC32C();
        hash.update(conversation.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return (int) (hash.getValue() % COUNT);
    }

    /** Ends this instance's own old leases, and takes every lane that is free. */
    @Transactional
    public void claimAtStart() {
        jdbc.sql("insert into lane (lane) select generate_series(0, :last) on conflict do nothing")
                .param("last", COUNT - 1)
                .update();
        jdbc.sql("update lane set lease_until = '-infinity' where owner = :owner")
                .param("owner", owner)
                .update();
        claim();
    }

    /** Renews the leases of this instance and takes lanes whose lease ran out; to be called every 5 s. */
    @Transactional
    public void renew() {
        jdbc.sql("""
                update lane set lease_until = clock_timestamp() + interval '15 seconds'
                 where owner = :owner and lease_until > clock_timestamp()
                """).param("owner", owner).update();
        claim();
    }

    private void claim() {
        unproven.addAll(jdbc.sql("""
                update lane set owner = :owner, epoch = epoch + 1,
                       lease_until = clock_timestamp() + interval '15 seconds'
                 where lane in (select lane from lane where lease_until <= clock_timestamp() for update skip locked)
                returning lane
                """).param("owner", owner).query(Integer.class).list());
    }

    /**
     * The next events of lanes that nobody of this process works on, the lane that waits longest first. Only transactions
     * older than every running one are read, in the order (transaction, sequence): so a row whose commit came late is
     * never behind the cursor.
     */
    public List<LaneBatch> take(int most) {
        Map<Integer, LaneBatch> batches = new LinkedHashMap<>();
        jdbc.sql(NEXT)
                .param("owner", owner)
                .param("busy", busy.toArray(Integer[]::new))
                .param("most", most)
                .query(row -> {
                    var entry = new LogEntry(
                            row.getLong("seq"),
                            row.getString("tx"),
                            row.getObject("day", LocalDate.class),
                            row.getString("conversation"),
                            row.getString("kind"),
                            row.getString("payload"));
                    int lane = row.getInt("lane");
                    long epoch = row.getLong("epoch");
                    batches.computeIfAbsent(lane, l -> new LaneBatch(l, epoch, unproven.contains(l), new ArrayList<>()))
                            .entries()
                            .add(entry);
                });
        batches.values().forEach(batch -> busy.add(batch.lane()));
        return List.copyOf(batches.values());
    }

    /** All of this batch is done, so nothing in it kills whoever reads it. */
    public void proven(LaneBatch batch) {
        unproven.remove(batch.lane());
    }

    /** Gives the lane back to {@link #take}; to be called however the work ended. */
    public void release(LaneBatch batch) {
        busy.remove(batch.lane());
    }

    /** Reads the event of an entry; refuses one that this version cannot read. */
    public Inbound read(LogEntry entry) {
        return json.read(entry.kind(), entry.payload());
    }

    /**
     * Moves the cursors of these lanes behind their last entries, inside the transaction that worked on them.
     *
     * @throws LaneLost when the lease of one of them is no longer ours, or its cursor stands there already; the
     *     transaction must roll back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void advance(List<LaneBatch> batches) {
        List<LogEntry> last =
                batches.stream().map(batch -> batch.entries().getLast()).toList();
        int moved = jdbc.sql("""
                update lane l set cursor_tx = n.tx::xid8, cursor_seq = n.seq, cursor_day = n.day::date
                  from unnest(:lanes::int[], :epochs::bigint[], :txs::text[], :seqs::bigint[], :days::text[])
                       as n (lane, epoch, tx, seq, day)
                 where l.lane = n.lane and l.epoch = n.epoch and l.owner = :owner
                   and l.lease_until > clock_timestamp() and (l.cursor_tx, l.cursor_seq) < (n.tx::xid8, n.seq)
                """)
                .param("lanes", array(batches, LaneBatch::lane, Integer[]::new))
                .param("epochs", array(batches, LaneBatch::epoch, Long[]::new))
                .param("txs", array(last, LogEntry::tx, String[]::new))
                .param("seqs", array(last, LogEntry::seq, Long[]::new))
                .param("days", array(last, entry -> entry.day().minusDays(1).toString(), String[]::new))
                .param("owner", owner)
                .update();
        if (moved < batches.size()) {
            throw new LaneLost(batches.stream().map(LaneBatch::lane).toList());
        }
    }

    /** Moves the cursor of one lane behind this entry of its batch, as {@link #advance(List)} does. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void advance(LaneBatch batch, LogEntry last) {
        advance(List.of(new LaneBatch(batch.lane(), batch.epoch(), batch.unproven(), List.of(last))));
    }

    private static <T, R> R[] array(List<T> list, Function<T, R> value, IntFunction<R[]> array) {
        return list.stream().map(value).toArray(array);
    }

    /** Somebody else reads one of these lanes now; nothing of the refused work was stored. */
    public static class LaneLost extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        LaneLost(List<Integer> lanes) {
            super("of the lanes %s one is read by somebody else now".formatted(lanes));
        }
    }
}
