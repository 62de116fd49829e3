package dev.dragoman.flow;

import dev.dragoman.bus.Arrival;
import dev.dragoman.bus.Bus;
import dev.dragoman.bus.PolledAccounts;
import dev.dragoman.bus.Quarantine;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.channels.Polled;
import dev.dragoman.channels.PolledChannel;
import dev.dragoman.channels.Reception;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Inbound;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks networks that do not call us, and keeps what they tell together with the place where they ended. */
@Component("polling")
public class Polling {

    private static final Logger LOG = LoggerFactory.getLogger(Polling.class);

    private final ChannelRegistry channels;
    private final PolledAccounts accounts;
    private final Bus bus;
    private final Quarantine quarantine;
    private final TransactionTemplate transaction;
    private final Presses presses;
    private final MeterRegistry meters;
    private final Set<String> asking = ConcurrentHashMap.newKeySet();
    private final ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();

    Polling(
            ChannelRegistry channels,
            PolledAccounts accounts,
            Bus bus,
            Quarantine quarantine,
            TransactionTemplate transaction,
            Presses presses,
            MeterRegistry meters) {
        this.channels = channels;
        this.accounts = accounts;
        this.bus = bus;
        this.quarantine = quarantine;
        this.transaction = transaction;
        this.presses = presses;
        this.meters = meters;
    }

    /** Sees to it that every account of this channel is being asked whose time has come, each on its own; returns at once. */
    public void ask(String channel) {
        if (channels.find(new ChannelId(channel)).orElse(null) instanceof PolledChannel network) {
            network.polled().forEach(account -> begin(network, account));
        }
    }

    /** Has a channel's accounts asked at once when its network proved that there is news; passes on what it told. */
    public Reception hasten(Reception told, String channel) {
        if (told instanceof Reception.Taken
                && channels.find(new ChannelId(channel)).orElse(null) instanceof PolledChannel network) {
            try {
                network.polled().forEach(account -> accounts.hasten(network.id(), account));
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("{}: nobody is asked at once while the database is away", channel);
            }
        }
        return told;
    }

    private void begin(PolledChannel network, AccountId account) {
        String key = network.id() + " " + account;
        if (!askers.isShutdown() && asking.add(key)) {
            askers.execute(() -> {
                try {
                    askUntilItRests(network, account);
                } finally {
                    asking.remove(key);
                }
            });
        }
    }

    private void askUntilItRests(PolledChannel network, AccountId account) {
        try {
            boolean more = true;
            while (more && !askers.isShutdown()) {
                more = askOnce(network, account);
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("{}: nothing is asked for while the database is away", network.id());
        } catch (PolledAccounts.LookLost e) {
            LOG.info("{}", e.getMessage());
        }
    }

    /** Asks once; whether there may be more at once. */
    boolean askOnce(PolledChannel network, AccountId account) {
        Optional<PolledAccounts.Look> look = accounts.begin(network.id(), account);
        if (look.isEmpty()) {
            return false;
        }
        Polled polled = network.poll(account, look.get().place());
        transaction.executeWithoutResult(status -> keep(look.get(), polled));
        polled.pages().forEach(page -> thank(network.id(), page.reception()));
        return polled.trouble() == null && polled.pause().isZero();
    }

    private void keep(PolledAccounts.Look look, Polled polled) {
        for (Polled.Page page : polled.pages()) {
            switch (page.reception()) {
                case Reception.Taken taken ->
                    bus.append(new Arrival(look.channel(), page.body(), taken.events(), taken.skipped()));
                case Reception.Unreadable bad -> quarantine.put(look.channel(), page.body(), bad.why());
                case Reception.Refused refused -> quarantine.put(look.channel(), page.body(), refused.why());
                case Reception.Handshake handshake -> {}
            }
        }
        accounts.end(look, polled.place(), polled.pause(), polled.trouble());
    }

    private void thank(ChannelId channel, Reception reception) {
        List<Inbound> events = reception instanceof Reception.Taken taken ? taken.events() : List.of();
        meters.counter("dragoman.received", "channel", channel.value()).increment(events.size());
        presses.answer(channel, events);
    }

    @PreDestroy
    void stop() {
        askers.shutdownNow();
    }
}
