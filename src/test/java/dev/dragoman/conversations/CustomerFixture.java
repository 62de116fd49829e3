package dev.dragoman.conversations;

import static dev.dragoman.TestEvents.on;

import dev.dragoman.HouseOfTests;
import dev.dragoman.conversations.Conversations.Holder;
import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Contact;
import dev.dragoman.message.Content;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** People on several networks who write to one brand. */
record CustomerFixture(HouseOfTests house) {

    static final Holder ANNA = new Holder(UUID.randomUUID(), "Anna");
    static final Holder BEN = new Holder(UUID.randomUUID(), "Ben");
    static final String GUARDED = "guardednet";

    Customers customers() {
        return house.room(Customers.class);
    }

    void forgetEverything() {
        house.empty();
        customers().guard(new ChannelId(GUARDED));
    }

    /** Somebody says something privately on a network; the person behind it. */
    CustomerId says(String channel, String who, String text) {
        return says(channel, who, text, UUID.randomUUID().toString());
    }

    CustomerId says(String channel, String who, String text, String id) {
        return hears(said(privately(channel, who), id, new Party(new NetworkId(who), who), text));
    }

    /** Somebody says hello whose network tells how to reach them. */
    CustomerId tells(String channel, String who, @Nullable Contact contact) {
        var party = new Party(new NetworkId(who), who, contact);
        return hears(said(privately(channel, who), UUID.randomUUID().toString(), party, "Hello"));
    }

    CustomerId hears(Inbound inbound) {
        files(inbound);
        Address address = inbound.event().address();
        return customers().behind(house.room(Conversations.class).open(address)).orElseThrow();
    }

    void files(Inbound inbound) {
        house.room(TransactionTemplate.class)
                .executeWithoutResult(status -> house.room(Conversations.class).file(inbound, Duration.ZERO));
    }

    static Address privately(String channel, String who) {
        return on(channel, Visibility.PRIVATE, who);
    }

    static Inbound.Said said(Address address, String id, Party author, String text) {
        return new Inbound.Said(
                Event.of(address, new NetworkId(id), Instant.now()), author, Content.of(text), null, null);
    }

    UUID onlyProposal() {
        List<Proposal> proposals = customers().proposals();
        if (proposals.size() != 1) {
            throw new AssertionError("not one proposal but " + proposals.size());
        }
        return proposals.getFirst().id();
    }

    UUID proposal(CustomerId one, CustomerId other) {
        return customers().proposals().stream()
                .filter(it -> List.of(it.one().person(), it.other().person()).containsAll(List.of(one, other)))
                .findFirst()
                .orElseThrow()
                .id();
    }

    boolean isSame(CustomerId one, CustomerId other) {
        return person(one).id().equals(person(other).id());
    }

    Person person(CustomerId id) {
        return customers().find(id).orElseThrow();
    }

    List<String> contacts(CustomerId id) {
        return person(id).contacts().stream()
                .map(it -> it.contact().value() + (it.told() ? " told" : " said"))
                .toList();
    }

    JdbcClient sql() {
        return house.room(JdbcClient.class);
    }
}
