package dev.dragoman.delivery;

import dev.dragoman.HouseOfTests;
import dev.dragoman.TestEvents;
import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.Owner;
import dev.dragoman.delivery.Sending.State;
import dev.dragoman.message.Act;
import dev.dragoman.message.Address;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An outbox over a real store, with conversations to write to. */
final class Sends implements AutoCloseable {

    static final Draft.Author ANNA = new Draft.Author(UUID.randomUUID(), "Anna");

    final HouseOfTests house;
    final Outbox outbox;
    final Settlement settlement;
    final Conversations conversations;
    final JdbcClient sql;
    private final TransactionTemplate transaction;

    Sends(DataSource source) {
        house = HouseOfTests.on(source);
        outbox = house.room(Outbox.class);
        settlement = house.room(Settlement.class);
        conversations = house.room(Conversations.class);
        sql = house.room(JdbcClient.class);
        transaction = house.room(TransactionTemplate.class);
        house.empty();
    }

    /** A conversation in which the customer has just spoken. */
    Conversation heard(Address address) {
        String id = "said by " + address.thread();
        transaction.executeWithoutResult(
                status -> conversations.file(TestEvents.said(address, id, "Hello"), Duration.ZERO));
        return find(address);
    }

    Conversation find(Address address) {
        return conversations.find(conversations.open(address)).orElseThrow();
    }

    /** The bot's answer. */
    void answer(Conversation conversation, String trigger) {
        put(conversation, trigger, Owner.BOT, null);
    }

    /** A person's reply. */
    void reply(Conversation conversation, String trigger) {
        put(conversation, trigger, null, ANNA);
    }

    private void put(Conversation conversation, String trigger, @Nullable Owner owner, Draft.@Nullable Author author) {
        var place = new Draft.Place(trigger, "answer", 0, 0);
        var draft = new Draft(conversation, null, new Act.Say(trigger, List.of()), owner, author, place);
        transaction.executeWithoutResult(status -> outbox.put(draft));
    }

    /** Takes everything back that has not left. */
    void cancel(Conversation conversation, String reason) {
        transaction.executeWithoutResult(status -> outbox.cancelAutomatic(conversation.id(), null, reason));
    }

    List<State> states(Conversation conversation) {
        return outbox.of(conversation.id()).stream().map(Sending::state).toList();
    }

    @Nullable
    String reason(Conversation conversation) {
        return outbox.of(conversation.id()).getLast().reason();
    }

    /** Lets so many seconds pass for everything that was doubted. */
    void later(int seconds) {
        sql.sql("""
                update outbox set settled_at = settled_at - :seconds * interval '1 second',
                                  look_at = look_at - :seconds * interval '1 second'
                """).param("seconds", seconds).update();
    }

    /** The only send that can leave now. */
    Parcel takeOne() {
        List<Parcel> taken = outbox.take(1);
        if (taken.size() != 1) {
            throw new AssertionError("nothing could leave");
        }
        return taken.getFirst();
    }

    /** Lets the waiting time of everything that waits be over. */
    void makeDue() {
        sql.sql("update outbox set not_before = clock_timestamp()").update();
    }

    @Override
    public void close() {
        house.close();
    }
}
