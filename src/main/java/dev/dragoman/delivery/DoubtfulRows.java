package dev.dragoman.delivery;

import dev.dragoman.channels.Channel;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.channels.ReadsBack;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Foreign;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of which nobody knows whether they were sent: what happens to them follows from the class of their channel. */
@Component
class DoubtfulRows {

    private final JdbcClient jdbc;
    private final ChannelRegistry channels;
    private final MeterRegistry meters;

    DoubtfulRows(JdbcClient jdbc, ChannelRegistry channels, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.channels = channels;
        this.meters = meters;
    }

    /** The attempt of a row that ended in doubt. */
    record Row(UUID id, String channel, int attempt, int resends, UUID conversation) {

        static Row of(Parcel parcel) {
            return new Row(
                    parcel.id(),
                    parcel.channel().value(),
                    parcel.attempt(),
                    parcel.resends(),
                    parcel.conversation().value());
        }
    }

    /**
     * Class A goes out again with the same key; class B waits for its echo and for the network's list; class C, and a
     * channel that is switched off, goes to a person at once.
     */
    void doubt(Row row, String why) {
        Optional<Channel> channel = channels.find(new ChannelId(row.channel()));
        Channel.Proof proof = channel.map(Channel::proof).orElse(Channel.Proof.NONE);
        String outcome;
        if (proof == Channel.Proof.CLIENT_KEY && row.resends() < DoubtLimits.MOST_RESENDS) {
            sendAgain(row, channel.map(Channel::keyLife).orElse(Duration.ZERO), why);
            outcome = "sent again";
        } else if (proof == Channel.Proof.ECHO) {
            boolean isReadable = channel.filter(ReadsBack.class::isInstance).isPresent();
            leaveOpen(row, isReadable ? 0 : DoubtLimits.NO_LOOK_LEFT, why);
            outcome = "waits for proof";
        } else {
            leaveOpen(row, -1, why);
            outcome = "to a person";
        }
        meters.counter("dragoman.doubts", "channel", row.channel(), "outcome", outcome)
                .increment();
    }

    private void sendAgain(Row row, Duration keyLife, String why) {
        jdbc.sql("""
                update outbox set state = 'WAITING', resends = resends + 1,
                       key_until = coalesce(key_until, sending_at + :life * interval '1 second'),
                       reason = 'sent again with the same key, which makes that harmless: ' || :why,
                       not_before = clock_timestamp() + :pause * interval '1 second'
                 where id = :id and attempt = :attempt and state = 'SENDING'
                """)
                .param("id", row.id())
                .param("attempt", row.attempt())
                .param("life", keyLife.toSeconds())
                .param("pause", DoubtLimits.beforeResend(row.resends()).toSeconds())
                .param("why", Foreign.text(why))
                .update();
    }

    /** Leaves the row in doubt; a negative number of looks is a person at once. */
    private void leaveOpen(Row row, int looks, String why) {
        Duration proof = looks == 0 ? DoubtLimits.LOOKS.getFirst() : DoubtLimits.ECHO;
        jdbc.sql("""
                update outbox set state = 'UNCLEAR', reason = :why, settled_at = clock_timestamp(),
                       looks = :looks, look_at = clock_timestamp() + :next * interval '1 second'
                 where id = :id and attempt = :attempt and state = 'SENDING'
                """)
                .param("id", row.id())
                .param("attempt", row.attempt())
                .param("looks", looks < 0 ? DoubtLimits.NO_LOOK_LEFT : looks)
                .param("next", (looks < 0 ? Duration.ZERO : proof).toSeconds())
                .param("why", Foreign.text(why))
                .update();
    }
}
