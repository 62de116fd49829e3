package dev.dragoman.bus;

import dev.dragoman.message.AccountId;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Foreign;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Up to when each account was heard for sure. An account that is new begins now: what was said before the product came is
 * not for the bot to answer.
 */
@Component
public class HighWater {

    /** Clocks differ and networks tell late, so each look goes back a little further than the last one ended. */
    static final Duration OVERLAP = Duration.ofMinutes(5);

    private final JdbcClient jdbc;

    HighWater(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets every account be looked at again at once; to be called at the start, since nobody listened before it. */
    @Transactional
    public void lookAtOnce() {
        jdbc.sql("update high_water set next_look = clock_timestamp()").update();
    }

    /**
     * Begins a look at an account, if its time has come and nobody else looks at it. A look that never ends may be begun
     * again after 2 minutes.
     */
    @Transactional
    public Optional<Look> begin(ChannelId channel, AccountId account) {
        jdbc.sql("""
                insert into high_water (channel, account, heard_until, next_look)
                values (:channel, :account, clock_timestamp(), clock_timestamp() + interval '10 minutes')
                on conflict do nothing
                """)
                .param("channel", channel.value())
                .param("account", account.value())
                .update();
        return jdbc.sql("""
                update high_water set next_look = clock_timestamp() + interval '2 minutes'
                 where channel = :channel and account = :account and next_look <= clock_timestamp()
                returning heard_until, clock_timestamp() as begun_at
                """)
                .param("channel", channel.value())
                .param("account", account.value())
                .query((row, n) -> new Look(
                        channel,
                        account,
                        row.getObject("heard_until", OffsetDateTime.class)
                                .toInstant()
                                .minus(OVERLAP),
                        row.getObject("begun_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** All that was said until this look began is in the log: the next look comes in 10 minutes. */
    @Transactional
    public void done(Look look) {
        jdbc.sql("""
                update high_water set heard_until = :until, trouble = null,
                       next_look = clock_timestamp() + interval '10 minutes'
                 where channel = :channel and account = :account
                """)
                .param("until", look.begunAt().atOffset(ZoneOffset.UTC))
                .param("channel", look.channel().value())
                .param("account", look.account().value())
                .update();
    }

    /** The network could not be asked: the mark stays, and the next look comes in a minute. */
    @Transactional
    public void failed(Look look, String why) {
        jdbc.sql("""
                update high_water set trouble = :why, next_look = clock_timestamp() + interval '1 minute'
                 where channel = :channel and account = :account
                """)
                .param("why", Foreign.text(why))
                .param("channel", look.channel().value())
                .param("account", look.account().value())
                .update();
    }

    /**
     * One look at an account.
     *
     * @param since   from when on to ask
     * @param begunAt when the look began, by the clock of the database
     */
    public record Look(ChannelId channel, AccountId account, Instant since, Instant begunAt) {}
}
