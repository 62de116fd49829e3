package dev.dragoman.bus;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Events whose work failed wait here with all later ones of their conversation, so that the lane goes on. After five
 * tries an event goes to quarantine and the conversation moves on.
 */
@Component
public class Parking {

    /** So many failed tries send an event to quarantine. */
    public static final int MOST_TRIES = 5;

    private final JdbcClient jdbc;
    private final Quarantine quarantine;

    Parking(JdbcClient jdbc, Quarantine quarantine) {
        this.jdbc = jdbc;
        this.quarantine = quarantine;
    }

    /** Which of these conversations have parked events. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> parkedAmong(List<String> conversations) {
        return jdbc.sql("select distinct conversation from parked_event where conversation = any (:keys::text[])")
                .param("keys", conversations.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Parks an event: one that failed once, or, with no tries yet, one that stands behind a parked one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void park(LogEntry entry, int tries, String reason) {
        jdbc.sql("""
                insert into parked_event (seq, conversation, kind, payload, tries, not_before, reason)
                values (:seq, :conversation, :kind, :payload, :tries, clock_timestamp(), :reason)
                """)
                .param("seq", entry.seq())
                .param("conversation", entry.conversation())
                .param("kind", entry.kind())
                .param("payload", entry.payload())
                .param("tries", tries)
                .param("reason", reason)
                .update();
    }

    /**
     * Begins another try with the oldest parked event of each conversation whose time has come, at most 50. The try is
     * counted and committed before the work, so that an event which kills the product counts too, and the growing pause
     * begins, so that nobody else tries at the same time.
     */
    @Transactional
    public List<Parked> begin() {
        return jdbc.sql("""
                update parked_event
                   set tries = tries + 1, not_before = clock_timestamp() + make_interval(secs => power(2, tries))
                 where seq in (select seq from parked_event p
                                where not_before <= clock_timestamp()
                                  and not exists (select from parked_event b
                                                   where b.conversation = p.conversation and b.place < p.place)
                                order by place limit 50 for update skip locked)
                returning seq, conversation, kind, payload, tries
                """).query(Parked.class).list();
    }

    /** The event was worked on after all. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void done(Parked parked) {
        jdbc.sql("delete from parked_event where seq = :seq")
                .param("seq", parked.seq())
                .update();
    }

    /** The event cannot be worked on yet, through no fault of its own: again in 2 s, and this was no try. */
    @Transactional
    public void notYet(Parked parked) {
        jdbc.sql("""
                update parked_event set tries = tries - 1, not_before = clock_timestamp() + interval '2 seconds'
                 where seq = :seq and tries = :tries
                """).param("seq", parked.seq()).param("tries", parked.tries()).update();
    }

    /**
     * The event failed again: quarantine after {@link #MOST_TRIES}, else it waits out the pause that has begun. Nothing
     * happens when another process has worked on it meanwhile.
     *
     * @return whether it is in quarantine now, so that a person must look after its conversation
     */
    @Transactional
    public boolean failedAgain(Parked parked, String reason) {
        if (!stands(parked)) {
            return false;
        }
        if (parked.tries() >= MOST_TRIES) {
            quarantine(parked.entry(), reason);
            done(parked);
            return true;
        }
        jdbc.sql("update parked_event set reason = :reason where seq = :seq")
                .param("seq", parked.seq())
                .param("reason", reason)
                .update();
        return false;
    }

    /** Puts an event away for a person to see; the caller takes it out of the way in the same transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void quarantine(LogEntry entry, String reason) {
        quarantine.put(entry, reason);
    }

    private boolean stands(Parked parked) {
        return jdbc.sql("select true from parked_event where seq = :seq and tries = :tries for update")
                .param("seq", parked.seq())
                .param("tries", parked.tries())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /** A parked event; {@code tries} counts the one that has begun. */
    public record Parked(long seq, String conversation, String kind, String payload, int tries) {

        /** The same as an entry of the log. */
        public LogEntry entry() {
            return new LogEntry(seq, "0", LocalDate.EPOCH, conversation, kind, payload);
        }
    }
}
