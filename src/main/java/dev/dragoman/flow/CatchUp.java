package dev.dragoman.flow;

import dev.dragoman.bus.Arrival;
import dev.dragoman.bus.Bus;
import dev.dragoman.bus.HighWater;
import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.CatchesUp;
import dev.dragoman.channels.Channel;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.channels.Missed;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.message.Inbound;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Asks networks what was said while nobody listened, and appends what was not heard yet, through the same log. */
@Component("catchUp")
public class CatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

    private final ChannelRegistry channels;
    private final HighWater marks;
    private final Conversations conversations;
    private final Bus bus;
    private final MeterRegistry meters;

    CatchUp(ChannelRegistry channels, HighWater marks, Conversations conversations, Bus bus, MeterRegistry meters) {
        this.channels = channels;
        this.marks = marks;
        this.conversations = conversations;
        this.bus = bus;
        this.meters = meters;
    }

    /** Looks at every account whose time has come; one that cannot be asked does not hold up the others. */
    public void look() {
        for (Channel channel : channels.all()) {
            if (channel instanceof CatchesUp network) {
                channel.accounts().forEach(account -> look(channel, network, account));
            }
        }
    }

    private void look(Channel channel, CatchesUp network, AccountState account) {
        try {
            marks.begin(channel.id(), account.id()).ifPresent(look -> look(network, look));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("{}: no catching up while the database is away", channel.id());
        }
    }

    private void look(CatchesUp network, HighWater.Look look) {
        Missed missed = network.missed(look.account(), look.since());
        missed.pages().forEach(page -> append(look, page));
        String trouble = missed.trouble();
        if (trouble == null) {
            marks.done(look);
        } else {
            marks.failed(look, trouble);
        }
    }

    private void append(HighWater.Look look, Missed.Page page) {
        List<Inbound> missed = conversations.unheard(page.events());
        if (!missed.isEmpty()) {
            bus.append(new Arrival(look.channel(), page.body(), missed, 0));
            meters.counter("dragoman.caught_up", "channel", look.channel().value())
                    .increment(missed.size());
            LOG.info("{} {}: {} events were missed and are filed now", look.channel(), look.account(), missed.size());
        }
    }
}
