package dev.dragoman.bus;

import dev.dragoman.message.AccountId;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Foreign;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where each account that has to be asked was left, and who asks it: one process at a time. */
@Component
public class PolledAccounts {

    private final JdbcClient jdbc;
    private final String instance;

    PolledAccounts(JdbcClient jdbc, @Value("${dragoman.instance:one}") String instance) {
        this.jdbc = jdbc;
        this.instance = instance;
    }

    /**
     * Begins a look at an account, if its time has come and no other process looks at it. A look that never ends may be
     * begun again after 2 minutes, by a process of the same name at once.
     */
    @Transactional
    public Optional<Look> begin(ChannelId channel, AccountId account) {
        jdbc.sql("insert into polled_account (channel, account) values (:channel, :account) on conflict do nothing")
                .param("channel", channel.value())
                .param("account", account.value())
                .update();
        return jdbc.sql("""
                update polled_account
                   set epoch = epoch + 1, asked_by = :instance,
                       asked_until = clock_timestamp() + interval '2 minutes'
                 where channel = :channel and account = :account and next_look <= clock_timestamp()
                   and (asked_until <= clock_timestamp() or asked_by = :instance)
                returning place, epoch
                """)
                .param("channel", channel.value())
                .param("account", account.value())
                .param("instance", instance)
                .query((row, n) -> new Look(channel, account, row.getString("place"), row.getLong("epoch")))
                .optional();
    }

    /** Lets the next look at an account come at once; one that has begun goes on. */
    @Transactional
    public void hasten(ChannelId channel, AccountId account) {
        jdbc.sql("""
                update polled_account set next_look = clock_timestamp()
                 where channel = :channel and account = :account and next_look > clock_timestamp()
                """)
                .param("channel", channel.value())
                .param("account", account.value())
                .update();
    }

    /**
     * Ends a look in the transaction that appends what it brought, so that both are kept or neither.
     *
     * @param place   where to go on; null to stay
     * @param pause   until the next look
     * @param trouble why it did not bring all; null when it did
     * @throws LookLost when another process has begun a look since; the transaction must be given up
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(Look look, @Nullable String place, Duration pause, @Nullable String trouble) {
        int ended = jdbc.sql("""
                update polled_account
                   set place = coalesce(:place, place), trouble = :trouble, asked_until = '-infinity',
                       next_look = clock_timestamp() + :pause * interval '1 millisecond'
                 where channel = :channel and account = :account and epoch = :epoch
                """)
                .param("place", place == null ? null : Foreign.text(place))
                .param("trouble", trouble == null ? null : Foreign.text(trouble))
                .param("pause", pause.toMillis())
                .param("channel", look.channel().value())
                .param("account", look.account().value())
                .param("epoch", look.epoch())
                .update();
        if (ended == 0) {
            throw new LookLost(look);
        }
    }

    /**
     * One look at an account.
     *
     * @param place where the last look ended; null for the first
     * @param epoch counts the looks, so that one which somebody else took over changes nothing
     */
    public record Look(
            ChannelId channel, AccountId account, @Nullable String place, long epoch) {}

    /** Another process asks this account now. */
    public static final class LookLost extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        LookLost(Look look) {
            super(look.channel() + " " + look.account() + ": another process asks this account now");
        }
    }
}
