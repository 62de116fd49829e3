package dev.dragoman.delivery;

import dev.dragoman.channels.Channel;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.Outbound;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How fast an account may send just now: its bucket of tokens, the pause its network asked for, and the rest it takes
 * when its network does not answer. All of it is stored, so that a restart forgets nothing.
 */
@Component
class AccountPace {

    /** So many sends in a row without a sign of life from the network, and the account rests. */
    static final int MOST_FAILURES = 5;

    /** The shortest and the longest rest. */
    static final Duration SHORTEST_REST = Duration.ofSeconds(1);

    static final Duration LONGEST_REST = Duration.ofMinutes(15);

    /**
     * For each busy lane how many sends it may make now. After a rest one send goes ahead and looks; when it arrives,
     * the pace rises from a tenth to the whole within 60 s.
     */
    static final String OPEN_LANES = """
            open as (
                select busy.channel, busy.account, busy.lane, coalesce(a.failures, 0) >= %d as probe,
                       case when a.failures >= %d then 1
                            when pace.per_second is null then 1000000
                            else floor(greatest(0, least(
                                    greatest(1, pace.burst * ramp.share),
                                    coalesce(b.tokens + pace.per_second * ramp.share
                                                 * extract(epoch from clock_timestamp() - b.refilled_at),
                                             pace.burst)))) end::int as allowance
                  from busy join pace using (channel, lane)
                  left join account_pace a using (channel, account)
                  left join account_bucket b using (channel, account, lane)
                  cross join lateral (
                      select case when a.recovered_at is null then 1.0
                                  else least(1.0, 0.1 + 0.9 * extract(epoch from clock_timestamp()
                                                     - greatest(a.recovered_at, '2000-01-01'::timestamptz)) / 60)
                              end as share) ramp
                 where not exists (select from account_pause p
                                    where p.channel = busy.channel and p.account = busy.account
                                      and p.until > clock_timestamp())
                   and (a.failures is null or a.failures < %d
                        or a.open_until <= clock_timestamp() and a.probe_until <= clock_timestamp()))
            """.formatted(MOST_FAILURES, MOST_FAILURES, MOST_FAILURES);

    /**
     * Takes the tokens of the rows in {@code taken}, behind the claim and without waiting for it: two processes may
     * take from one bucket at once, and what it owes then is paid back before the next send.
     */
    static final String SPENT = """
            used as (
                select taken.channel, taken.account, taken.lane, pace.per_second, pace.burst, count(*) as many
                  from taken join pace using (channel, lane)
                 where pace.per_second is not null
                 group by taken.channel, taken.account, taken.lane, pace.per_second, pace.burst
                 order by taken.channel, taken.account, taken.lane),
            spent as (
                insert into account_bucket as b (channel, account, lane, tokens, per_second, burst, refilled_at)
                select channel, account, lane, burst - many, per_second, burst, clock_timestamp() from used
                on conflict (channel, account, lane) do update
                   set tokens = least(excluded.burst,
                                      b.tokens + excluded.per_second
                                          * extract(epoch from clock_timestamp() - b.refilled_at))
                                - (excluded.burst - excluded.tokens),
                       per_second = excluded.per_second, burst = excluded.burst, refilled_at = clock_timestamp())
            """;

    /** The condition for one account. */
    static final String THIS = "channel = :channel and account = :account";

    /** A sign of life of the networks of the accounts it is told, to be put before the statement that records it. */
    static final String HEALED = """
            healed as (
                update account_pace
                   set recovered_at = case when failures >= %d then clock_timestamp() else recovered_at end,
                       failures = 0, pause_ms = 0, open_until = '-infinity', probe_until = '-infinity'
                 where %s and failures > 0)
            """.formatted(MOST_FAILURES, "%s");

    private final JdbcClient jdbc;
    private final ChannelRegistry channels;

    AccountPace(JdbcClient jdbc, ChannelRegistry channels) {
        this.jdbc = jdbc;
        this.channels = channels;
    }

    /** Takes the right to look whether the network is back; one send at a time has it, for longer than a call takes. */
    boolean mayProbe(String channel, String account) {
        return jdbc.sql("""
                update account_pace set probe_until = clock_timestamp() + interval '15 seconds'
                 where channel = :channel and account = :account and probe_until <= clock_timestamp()
                   and open_until <= clock_timestamp()
                """).param("channel", channel).param("account", account).update() == 1;
    }

    /** The network took no notice of a send; several in a row and the account rests, each time longer. */
    void failed(Outbound outbound, String why) {
        if (!isLimited(outbound)) {
            return;
        }
        jdbc.sql("""
                insert into account_pace as p (channel, account, failures, reason)
                values (:channel, :account, 1, :why)
                on conflict (channel, account) do update
                   set failures = p.failures + 1, reason = excluded.reason, probe_until = '-infinity',
                       (pause_ms, open_until) = (
                           select rest, clock_timestamp() + rest * interval '1 millisecond'
                             from (select least(:longest, :shortest
                                        + :dice * greatest(0, 3 * greatest(p.pause_ms, :shortest) - :shortest)
                                        )::bigint as rest) r
                            where p.failures + 1 >= :most and p.open_until <= clock_timestamp()
                            union all
                           select p.pause_ms, p.open_until
                            where p.failures + 1 < :most or p.open_until > clock_timestamp())
                """)
                .param("channel", outbound.address().channel().value())
                .param("account", outbound.address().account().value())
                .param("why", Foreign.text(why))
                .param("most", MOST_FAILURES)
                .param("shortest", SHORTEST_REST.toMillis())
                .param("longest", LONGEST_REST.toMillis())
                .param("dice", ThreadLocalRandom.current().nextDouble())
                .update();
    }

    /** The network answered; after a rest the pace begins to rise. Without failures nothing is written. */
    void answered(Outbound outbound) {
        jdbc.sql("with " + HEALED.formatted(THIS) + " select 1")
                .param("channel", outbound.address().channel().value())
                .param("account", outbound.address().account().value())
                .query(Integer.class)
                .single();
    }

    /** The network wants no call of this account before the pause is over. */
    void limited(Outbound outbound, Duration pause, String why) {
        if (!isLimited(outbound)) {
            return;
        }
        jdbc.sql("""
                insert into account_pause as p (channel, account, until, reason)
                values (:channel, :account, clock_timestamp() + :pause * interval '1 millisecond', :why)
                on conflict (channel, account) do update
                   set until = excluded.until, reason = excluded.reason where p.until < excluded.until
                """)
                .param("channel", outbound.address().channel().value())
                .param("account", outbound.address().account().value())
                .param("pause", pause.toMillis())
                .param("why", Foreign.text(why))
                .update();
    }

    /** Nothing leaves the account until an operator acts. */
    void stopped(Outbound outbound, String why) {
        jdbc.sql("""
                insert into account_pause (channel, account, until, reason)
                values (:channel, :account, 'infinity', :why)
                on conflict (channel, account) do update set until = 'infinity', reason = excluded.reason
                """)
                .param("channel", outbound.address().channel().value())
                .param("account", outbound.address().account().value())
                .param("why", Foreign.text(why))
                .update();
    }

    /** The operator has acted: stops end with a restart, and pauses that are over are forgotten. */
    void restarted() {
        jdbc.sql("delete from account_pause where until = 'infinity' or until <= clock_timestamp()")
                .update();
    }

    /** Accounts from which nothing is sent just now: stopped, limited by their network, or resting. */
    List<Settlement.Pause> pauses() {
        return jdbc.sql("""
                select channel, account, reason from account_pause where until > clock_timestamp()
                union all
                select channel, account, 'the network does not answer: ' || reason from account_pace
                 where failures >= :most and open_until > clock_timestamp()
                """)
                .param("most", MOST_FAILURES)
                .query(Settlement.Pause.class)
                .list();
    }

    private boolean isLimited(Outbound outbound) {
        return channels.find(outbound.address().channel())
                .map((Channel channel) ->
                        channel.pace(outbound.address().visibility()).isLimited())
                .orElse(false);
    }
}
