package dev.dragoman.delivery;

import dev.dragoman.bus.Waker;
import dev.dragoman.channels.Channel;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.channels.ReadBack;
import dev.dragoman.channels.ReadsBack;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Visibility;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks for doubtful sends in the lists of networks that have one, up to three times each. The calls are made outside
 * of any transaction, one after the other for an account, and no account waits for another.
 */
@Component
public class Lookback {

    private static final int MOST_AT_ONCE = 20;

    private final JdbcClient jdbc;
    private final ChannelRegistry channels;
    private final Conversations conversations;
    private final Waker waker;
    private final TransactionTemplate transaction;
    private final MeterRegistry meters;

    Lookback(
            JdbcClient jdbc,
            ChannelRegistry channels,
            Conversations conversations,
            Waker waker,
            TransactionTemplate transaction,
            MeterRegistry meters) {
        this.jdbc = jdbc;
        this.channels = channels;
        this.conversations = conversations;
        this.waker = waker;
        this.transaction = transaction;
        this.meters = meters;
    }

    /** Looks for those whose time has come, and settles what the lists prove. */
    public void look() {
        Map<List<Object>, List<Doubt>> byAccount = Objects.requireNonNull(transaction.execute(status -> due())).stream()
                .collect(Collectors.groupingBy(Doubt::account));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            byAccount.values().forEach(doubts -> threads.execute(() -> doubts.forEach(this::lookFor)));
        }
    }

    private List<Doubt> due() {
        long now = System.nanoTime();
        return jdbc.sql("""
                update outbox set looks = looks + 1, look_at = clock_timestamp() + interval '60 seconds'
                 where n in (select n from outbox
                              where state = 'UNCLEAR' and looks < :noLookLeft and look_at <= clock_timestamp()
                                and escalated_at is null
                              order by look_at limit :most for update skip locked)
                returning *, null::bigint as open_ms
                """)
                .param("noLookLeft", DoubtLimits.NO_LOOK_LEFT)
                .param("most", MOST_AT_ONCE)
                .query((row, n) -> new Doubt(
                        OutboxRows.parcel(row, now),
                        row.getObject("sending_at", OffsetDateTime.class).toInstant(),
                        row.getInt("looks")))
                .list();
    }

    private void lookFor(Doubt doubt) {
        ReadBack seen = read(doubt);
        String outcome = transaction.execute(status -> settle(doubt, seen));
        meters.counter("dragoman.lookbacks", "channel", doubt.parcel().channel().value(), "outcome", "" + outcome)
                .increment();
    }

    private ReadBack read(Doubt doubt) {
        Optional<Channel> channel = channels.find(doubt.parcel().channel());
        try {
            return channel.filter(ReadsBack.class::isInstance)
                    .map(ReadsBack.class::cast)
                    .map(it -> it.readBack(doubt.parcel().outbound(), doubt.sentAt()))
                    .orElse(new ReadBack.Unknown("the channel is switched off"));
        } catch (RuntimeException e) {
            return new ReadBack.Unknown(
                    "the list could not be read: " + e.getClass().getSimpleName());
        }
    }

    private String settle(Doubt doubt, ReadBack seen) {
        String outcome = switch (seen) {
            case ReadBack.Found(NetworkId id) -> found(doubt, id);
            // A network may still be working on what it took: only the last look tells that it never did.
            case ReadBack.Absent(String why) ->
                doubt.isLast() && sendAgain(doubt, why) ? "absent" : unproven(doubt, why);
            case ReadBack.Unknown(String why) -> unproven(doubt, why);
        };
        conversations.changed(doubt.parcel().conversation());
        waker.afterCommit(Outbox.LIST);
        return outcome;
    }

    private String found(Doubt doubt, NetworkId id) {
        jdbc.sql("""
                update outbox set state = 'SENT', external_id = :external, reason = null, settled_at = clock_timestamp()
                 where id = :id and state = 'UNCLEAR'
                """)
                .param("id", doubt.parcel().id())
                .param("external", id.value())
                .update();
        return "found";
    }

    /** A private message that never arrived goes out again, unless later words of ours already did; never a comment. */
    private boolean sendAgain(Doubt doubt, String why) {
        boolean isPrivate = doubt.parcel().outbound().address().visibility() == Visibility.PRIVATE;
        return isPrivate
                && jdbc.sql("""
                update outbox o
                   set state = 'WAITING', absences = absences + 1, settled_at = null, not_before = clock_timestamp(),
                       reason = 'sent again, since it never arrived: ' || :why
                 where o.id = :id and o.state = 'UNCLEAR' and o.escalated_at is null and o.absences < :most
                   and not exists (select from outbox l where l.conversation = o.conversation and l.n > o.n
                                      and l.state in ('SENDING', 'SENT', 'UNCLEAR'))
                """)
                                .param("id", doubt.parcel().id())
                                .param("most", DoubtLimits.MOST_ABSENCES)
                                .param("why", Foreign.text(why))
                                .update()
                        == 1;
    }

    private String unproven(Doubt doubt, String why) {
        Duration next = doubt.isLast() ? Duration.ZERO : DoubtLimits.LOOKS.get(doubt.look());
        jdbc.sql("""
                update outbox
                   set look_at = settled_at + :next * interval '1 second',
                       reason = case when :last then left(reason || '; ' || :why, 500) else reason end
                 where id = :id and state = 'UNCLEAR'
                """)
                .param("id", doubt.parcel().id())
                .param("next", next.toSeconds())
                .param("last", doubt.isLast())
                .param("why", Foreign.text(why))
                .update();
        return "unproven";
    }

    /** A doubtful send; {@code look} counts from 1. */
    private record Doubt(Parcel parcel, Instant sentAt, int look) {

        List<Object> account() {
            return List.of(parcel.channel(), parcel.outbound().address().account());
        }

        boolean isLast() {
            return look >= DoubtLimits.NO_LOOK_LEFT;
        }
    }
}
