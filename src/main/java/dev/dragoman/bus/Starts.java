package dev.dragoman.bus;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Events that are worked on alone, because their lane's last reader stopped unplanned: each start is committed before the
 * work, so that an event which kills the product again is found out.
 */
@Component
public class Starts {

    /** An event that was alone in hand so many times when the product died goes to quarantine. */
    public static final int MOST_CRASHES = 2;

    private final JdbcClient jdbc;

    /** This run of the product: a database that goes away in the middle is no stop, and counts once at most. */
    private final UUID run = UUID.randomUUID();

    Starts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts a start; false when the product died of this event too often to try it once more. */
    @Transactional
    public boolean begin(LogEntry entry) {
        return jdbc.sql("""
                insert into started_event as s (seq, conversation, starts, run) values (:seq, :conversation, 1, :run)
                on conflict (seq) do update
                   set starts = s.starts + case when s.run = excluded.run then 0 else 1 end, run = excluded.run
                returning starts <= :most
                """)
                .param("seq", entry.seq())
                .param("conversation", entry.conversation())
                .param("run", run)
                .param("most", MOST_CRASHES)
                .query(Boolean.class)
                .single();
    }

    /** The work on the event came to an end, good or bad. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ended(LogEntry entry) {
        jdbc.sql("delete from started_event where seq = :seq")
                .param("seq", entry.seq())
                .update();
    }
}
