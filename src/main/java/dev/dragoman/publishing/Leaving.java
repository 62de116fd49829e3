package dev.dragoman.publishing;

import dev.dragoman.channels.Channel;
import dev.dragoman.channels.Publishes;
import dev.dragoman.channels.SendResult;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Foreign;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes placements whose time has come, and settles them. Each is written down as leaving before the socket is touched;
 * one whose process died meanwhile is repeated only where our key makes that harmless, and is in doubt everywhere else.
 */
@Component
class Leaving {

    /** Longer than the calls of any network take together, by their deadlines. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final int DOUBLINGS = 8;

    private static final String ORPHANS = """
            update placement
               set state = case when key_until > clock_timestamp() then 'PLANNED' else 'DOUBTFUL' end,
                   doubted = true, not_before = clock_timestamp(), settled_at = clock_timestamp(),
                   reason = 'interrupted while it was published: it may be there'
             where state = 'SENDING' and sending_until < statement_timestamp()
            """;

    /** After a day nobody wants yesterday's news to go out by itself. */
    private static final String OVERDUE = """
            update placement
               set state = case when doubted then 'DOUBTFUL' else 'REFUSED' end, settled_at = clock_timestamp(),
                   reason = case when doubted then 'it may be there, and it is too late to try again harmlessly'
                                 else 'it could not be published for a day: '
                                     || coalesce(reason, 'the product or its channel was switched off') end
             where state = 'PLANNED'
               and (due_at < statement_timestamp() - interval '1 day'
                    or doubted and key_until < statement_timestamp())
            """;

    private static final String CLAIM = """
            with life as (select * from unnest(:channels::text[], :lives::float8[]) as l (channel, seconds)),
                 picked as materialized (
                     select id from placement
                      where state = 'PLANNED' and not_before <= statement_timestamp()
                        and channel = any (:channels::text[])
                      order by not_before for update skip locked limit :most)
            update placement p
               set state = 'SENDING', tries = p.tries + 1, settled_at = null,
                   sending_until = clock_timestamp() + :lease * interval '1 second',
                   key_until = case when p.doubted then p.key_until
                                    else clock_timestamp() + life.seconds * interval '1 second' end
              from picked, life, publication w
             where p.id = picked.id and life.channel = p.channel and w.id = p.publication
            returning p.id, p.channel, p.account, p.tries, w.text, w.link, w.picture, w.title
            """;

    private final JdbcClient jdbc;
    private final Outlets outlets;

    Leaving(JdbcClient jdbc, Outlets outlets) {
        this.jdbc = jdbc;
        this.outlets = outlets;
    }

    /** Takes what is due on channels that are switched on; what another process takes just now is left to it. */
    @Transactional
    public List<Due> take(int most) {
        jdbc.sql(ORPHANS).update();
        jdbc.sql(OVERDUE).update();
        List<Publishes> on = outlets.channels().toList();
        return jdbc.sql(CLAIM)
                .param("channels", on.stream().map(it -> it.id().value()).toArray(String[]::new))
                .param("lives", on.stream().map(Leaving::keyLife).toArray(Double[]::new))
                .param("lease", LEASE.toSeconds())
                .param("most", most)
                .query(Leaving::due)
                .list();
    }

    /** In seconds; null where no key of ours makes a repetition harmless. */
    private static @Nullable Double keyLife(Publishes channel) {
        return channel.proof() == Channel.Proof.CLIENT_KEY
                ? (Double) (double) channel.keyLife().toSeconds()
                : null;
    }

    private static Due due(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Wording wording = PublicationRows.wording(row);
        return new Due(
                id,
                row.getInt("tries"),
                new ChannelId(row.getString("channel")),
                wording.on(new AccountId(row.getString("account")), id.toString()));
    }

    /** Whether the attempt is still the one that may leave; if so, its lease begins anew. */
    @Transactional
    public boolean mayLeave(Due due) {
        return write(due, "sending_until = clock_timestamp() + :pause * interval '1 second'", "", LEASE);
    }

    /** Writes down how an attempt ended; one that was overtaken changes nothing, but that it arrived. */
    @Transactional
    public void settle(Ended ended) {
        Due due = ended.due();
        switch (ended.result()) {
            case SendResult.Sent sent -> published(due, sent);
            case SendResult.TryLater later -> later(due, later);
            case SendResult.Doubtful doubtful -> doubted(due, doubtful.why());
            case SendResult.Refused refused -> refused(due, refused.why());
            case SendResult.OptedOut out -> refused(due, out.why());
            case SendResult.AccountStopped stopped -> refused(due, stopped.why());
        }
    }

    private void published(Due due, SendResult.Sent sent) {
        jdbc.sql("""
                update placement
                   set state = 'PUBLISHED', external_id = :external, doubted = false, reason = null,
                       settled_at = clock_timestamp()
                 where id = :id and state in ('SENDING', 'PLANNED', 'DOUBTFUL')
                """)
                .param("id", due.placement())
                .param("external", sent.id().value())
                .update();
    }

    private void later(Due due, SendResult.TryLater later) {
        Duration pause = pause(due.attempt());
        write(
                due,
                "state = 'PLANNED', not_before = clock_timestamp() + :pause * interval '1 second', reason = :why",
                later.why(),
                later.pause().compareTo(pause) > 0 ? later.pause() : pause);
    }

    private void doubted(Due due, String why) {
        write(due, """
                state = case when key_until > clock_timestamp() then 'PLANNED' else 'DOUBTFUL' end, doubted = true,
                reason = :why, not_before = clock_timestamp() + :pause * interval '1 second',
                settled_at = clock_timestamp()
                """, why, pause(due.attempt()));
    }

    private void refused(Due due, String why) {
        write(due, """
                state = case when doubted then 'DOUBTFUL' else 'REFUSED' end, reason = :why,
                settled_at = clock_timestamp()
                """, why, Duration.ZERO);
    }

    private boolean write(Due due, String change, String why, Duration pause) {
        return jdbc.sql("update placement set " + change + " where id = :id and state = 'SENDING' and tries = :attempt")
                        .param("id", due.placement())
                        .param("attempt", due.attempt())
                        .param("why", Foreign.text(why))
                        .param("pause", pause.toSeconds())
                        .update()
                == 1;
    }

    /** Five seconds, then twice as long each time, at most 15 minutes. */
    private static Duration pause(int attempt) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.clamp(attempt - 1, 0, DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
