package dev.dragoman;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Channel;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.SendResult;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Duration;
import java.util.List;

/**
 * A network that takes everything. Private replies may go for 24 h after the customer's last word, a person's for 7
 * days; comments have no window.
 */
public record TestChannel(String name, Proof proof, List<AccountState> accounts) implements Channel {

    /** How long this network waits for a customer to finish. */
    public static final Duration QUIET = Duration.ofMillis(800);

    /** One without accounts. */
    public TestChannel(String name, Proof proof) {
        this(name, proof, List.of());
    }

    @Override
    public ChannelId id() {
        return new ChannelId(name);
    }

    @Override
    public Limits limits(Visibility visibility) {
        return visibility == Visibility.PUBLIC
                ? Limits.text(1000)
                : new Limits(2000, Limits.Unit.CHARACTERS, 3, 20, Duration.ofHours(24), Duration.ofDays(7));
    }

    @Override
    public Duration quiet() {
        return QUIET;
    }

    @Override
    public SendResult send(Outbound outbound) {
        return new SendResult.Sent(new NetworkId("sent-" + outbound.key()));
    }
}
