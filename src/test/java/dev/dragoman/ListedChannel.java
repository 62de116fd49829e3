package dev.dragoman;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.Pace;
import dev.dragoman.channels.ReadBack;
import dev.dragoman.channels.ReadsBack;
import dev.dragoman.channels.SendResult;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A network with a list, which tells what a test wants, and with a slow pace: 3 sends at once and 1 in 10 seconds. */
public final class ListedChannel implements ReadsBack {

    public static final String NAME = "listnet";

    /** What the list tells. */
    public volatile ReadBack tells = new ReadBack.Unknown("nothing yet");

    /** How often the list was read. */
    public final AtomicInteger reads = new AtomicInteger();

    @Override
    public ChannelId id() {
        return new ChannelId(NAME);
    }

    @Override
    public Limits limits(Visibility visibility) {
        return Limits.text(1000);
    }

    @Override
    public Pace pace(Visibility visibility) {
        return new Pace(0.1, 3);
    }

    @Override
    public Proof proof() {
        return Proof.ECHO;
    }

    @Override
    public Duration quiet() {
        return Duration.ZERO;
    }

    @Override
    public List<AccountState> accounts() {
        return List.of();
    }

    @Override
    public SendResult send(Outbound outbound) {
        return new SendResult.Sent(new NetworkId("sent-" + outbound.key()));
    }

    @Override
    public ReadBack readBack(Outbound outbound, Instant sentAt) {
        reads.incrementAndGet();
        return tells;
    }
}
