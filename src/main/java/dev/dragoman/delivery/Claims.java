package dev.dragoman.delivery;

import dev.dragoman.channels.Channel;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.channels.Pace;
import dev.dragoman.channels.RepliesPrivately;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.delivery.Shares.Candidate;
import dev.dragoman.message.Visibility;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds what could leave now and writes it down as leaving. Each account and lane is looked at by itself, at the head
 * of its own index range, so that a long backlog costs no more than a short one.
 */
@Component
class Claims {

    /** A row may leave when nothing of its conversation is before it or on its way. */
    private static final String FIRST_IN_LINE = """
            o.not_before <= statement_timestamp() and o.not_after > statement_timestamp()
              and (o.key_until is null or o.key_until > statement_timestamp())
              and not exists (select from outbox b
                               where b.conversation = o.conversation and b.state in ('WAITING', 'SENDING')
                                 and (b.state = 'SENDING' or (b.rank, b.n) < (o.rank, o.n)))
            """;

    /** Lanes with something in them, by hopping through the index; those of channels that are switched off stay. */
    private static final String LANES = """
            recursive busy as (
                (select channel, account, lane from outbox where state = 'WAITING'
                  order by channel, account, lane limit 1)
                union all
                select hop.channel, hop.account, hop.lane
                  from busy cross join lateral
                       (select o.channel, o.account, o.lane from outbox o
                         where o.state = 'WAITING'
                           and (o.channel, o.account, o.lane) > (busy.channel, busy.account, busy.lane)
                         order by o.channel, o.account, o.lane limit 1) hop),
            pace as (
                select * from unnest(:channels::text[], :lanes::text[], :rates::float8[], :bursts::float8[])
                                as p (channel, lane, per_second, burst)),
            %s
            """.formatted(AccountPace.OPEN_LANES);

    private final JdbcClient jdbc;
    private final ChannelRegistry channels;
    private final AccountPace accounts;
    private final Shares shares = new Shares();
    private final String instance;

    Claims(
            JdbcClient jdbc,
            ChannelRegistry channels,
            AccountPace accounts,
            @Value("${dragoman.instance:one}") String instance) {
        this.jdbc = jdbc;
        this.channels = channels;
        this.accounts = accounts;
        this.instance = instance;
    }

    /** The conversations whose turn it is, at most so many. */
    List<ConversationId> next(int most) {
        Paces paces = Paces.of(channels);
        List<Candidate> waiting = jdbc.sql("with " + LANES + """
                select o.conversation, o.channel, o.account, o.lane, o.rank, open.probe
                  from open cross join lateral
                       (select o.* from outbox o
                         where o.channel = open.channel and o.account = open.account and o.lane = open.lane
                           and o.state = 'WAITING' and %s
                         order by o.rank, o.not_after, o.n
                         limit least(:most, open.allowance)) o
                 order by o.rank, o.not_after, o.n
                """.formatted(FIRST_IN_LINE))
                .param("channels", paces.channels())
                .param("lanes", paces.lanes())
                .param("rates", paces.rates())
                .param("bursts", paces.bursts())
                .param("most", most)
                .query(Candidate.class)
                .list();
        return shares.pick(withOneProbe(waiting), most).stream()
                .map(it -> new ConversationId(it.conversation()))
                .toList();
    }

    /** Of an account whose network was away, one send goes ahead and looks. */
    private List<Candidate> withOneProbe(List<Candidate> waiting) {
        List<Candidate> may = new ArrayList<>();
        Set<Shares.Flow> probed = new HashSet<>();
        for (Candidate one : waiting) {
            boolean isNext = !one.probe()
                    || probed.add(new Shares.Flow(one.channel(), one.account(), true))
                            && accounts.mayProbe(one.channel(), one.account());
            if (isNext) {
                may.add(one);
            }
        }
        return may;
    }

    /**
     * Writes down the first send of each of these conversations as leaving, and takes its tokens. The state is asked for
     * in a way that no index of waiting sends answers: when statistics were taken while nothing waited, the planner
     * holds such an index for empty, and would read all of a long backlog.
     */
    List<Parcel> claim(Set<ConversationId> locked) {
        Paces paces = Paces.of(channels);
        long begun = System.nanoTime();
        return jdbc.sql("""
                with pace as (
                    select * from unnest(:channels::text[], :lanes::text[], :rates::float8[], :bursts::float8[])
                                    as p (channel, lane, per_second, burst)),
                taken as (
                    update outbox
                       set state = 'SENDING', sending_at = clock_timestamp(), instance = :instance,
                           attempt = attempt + 1, lease_until = clock_timestamp() + interval '60 seconds'
                     where n = any (array(select o.n from outbox o
                                           where o.conversation = any (:locked::uuid[])
                                             and o.state || '' = 'WAITING' and %s
                                             for update skip locked))
                    returning *,
                        case when not_after = 'infinity' then null
                             else (extract(epoch from not_after - clock_timestamp()) * 1000)::bigint end as open_ms),
                %s
                select * from taken order by rank, n
                """.formatted(FIRST_IN_LINE, AccountPace.SPENT))
                .param("channels", paces.channels())
                .param("lanes", paces.lanes())
                .param("rates", paces.rates())
                .param("bursts", paces.bursts())
                .param("instance", instance)
                .param("locked", locked.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query((row, n) -> OutboxRows.parcel(row, begun))
                .list();
    }

    /** The paces of all channels that are switched on, column by column; without a limit the rate is null. */
    @SuppressWarnings("ArrayRecordComponent") // handed to the database as it is, never compared
    private record Paces(String[] channels, String[] lanes, Double[] rates, Double[] bursts) {

        static Paces of(ChannelRegistry registry) {
            List<String> channels = new ArrayList<>();
            List<String> lanes = new ArrayList<>();
            List<Double> rates = new ArrayList<>();
            List<Double> bursts = new ArrayList<>();
            for (Channel channel : registry.all()) {
                for (Lane lane : Lane.values()) {
                    Pace pace = lane.of(channel);
                    channels.add(channel.id().value());
                    lanes.add(lane.name());
                    rates.add(pace.isLimited() ? Double.valueOf(pace.perSecond()) : null);
                    bursts.add(pace.isLimited() ? Double.valueOf(pace.burst()) : null);
                }
            }
            return new Paces(
                    channels.toArray(String[]::new),
                    lanes.toArray(String[]::new),
                    rates.toArray(Double[]::new),
                    bursts.toArray(Double[]::new));
        }
    }

    /** What has a pace of its own; the names are those of the column. */
    private enum Lane {
        PRIVATE,
        PUBLIC,
        REPLY;

        Pace of(Channel channel) {
            return switch (this) {
                case PRIVATE -> channel.pace(Visibility.PRIVATE);
                case PUBLIC -> channel.pace(Visibility.PUBLIC);
                case REPLY ->
                    channel instanceof RepliesPrivately replies
                            ? replies.privateReplyPace()
                            : channel.pace(Visibility.PUBLIC);
            };
        }
    }
}
