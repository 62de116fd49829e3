package dev.dragoman.flow;

import dev.dragoman.HouseOfTests;
import dev.dragoman.TestChannel;
import dev.dragoman.TestEvents;
import dev.dragoman.bus.Arrival;
import dev.dragoman.bus.Bus;
import dev.dragoman.bus.Haul;
import dev.dragoman.bus.Lanes;
import dev.dragoman.channels.Channel;
import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.DueWork;
import dev.dragoman.conversations.Message;
import dev.dragoman.conversations.Owner;
import dev.dragoman.delivery.Draft;
import dev.dragoman.delivery.Outbox;
import dev.dragoman.delivery.Sending;
import dev.dragoman.message.Act;
import dev.dragoman.message.Address;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A real store, filled by what the intake files into it. */
final class Store implements AutoCloseable {

    final Intake intake;
    final Bus bus;
    final Conversations conversations;
    final Outbox outbox;
    final JdbcClient sql;
    private final HouseOfTests house;
    private final Lanes lanes;
    private final TransactionTemplate transaction;

    Store(DataSource source) {
        this(HouseOfTests.on(source));
    }

    Store(DataSource source, Channel more) {
        this(HouseOfTests.on(source, more));
    }

    private Store(HouseOfTests house) {
        this.house = house;
        intake = house.room(Intake.class);
        bus = house.room(Bus.class);
        lanes = house.room(Lanes.class);
        conversations = house.room(Conversations.class);
        outbox = house.room(Outbox.class);
        sql = house.room(JdbcClient.class);
        transaction = house.room(TransactionTemplate.class);
        house.empty();
        lanes.claimAtStart();
    }

    void hear(Inbound... events) {
        bus.append(new Arrival(TestEvents.CHANNEL, new byte[0], List.of(events), 0));
        work();
    }

    /** Files all that was appended. */
    /** Files all that was appended; what was committed a moment ago may have to wait for somebody's transaction. */
    void work() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (bus.backlog().waiting() > 0 && System.nanoTime() < end) {
            Haul.of(lanes.take(64), 4).forEach(intake::file);
        }
    }

    List<DueWork> due() {
        sql.sql("update conversation set due_at = due_at - :quiet * interval '1 millisecond'")
                .param("quiet", TestChannel.QUIET.toMillis() * 10)
                .update();
        return conversations.due(10);
    }

    void answer(DueWork work) {
        transaction.executeWithoutResult(status -> conversations.answered(
                work.conversation().id(), new Conversations.Outcome(Long.MAX_VALUE, 0, "en", true)));
    }

    <T> T room(Class<T> type) {
        return house.room(type);
    }

    void put(Conversation conversation, String trigger, Owner owner) {
        transaction.executeWithoutResult(status -> outbox.put(new Draft(
                conversation,
                new NetworkId(trigger),
                new Act.Say("Good day", List.of()),
                owner,
                null,
                new Draft.Place(trigger, "answer", 0, 0))));
    }

    Conversation find(Address address) {
        return conversations.find(conversations.open(address)).orElseThrow();
    }

    List<Message> messages(Address address) {
        return conversations.messages(conversations.open(address));
    }

    List<Sending> sendings(Address address) {
        return outbox.of(conversations.open(address));
    }

    @Override
    public void close() {
        house.close();
    }
}
