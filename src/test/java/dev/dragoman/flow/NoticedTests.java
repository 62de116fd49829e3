package dev.dragoman.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.RealPostgres;
import dev.dragoman.conversations.Message;
import dev.dragoman.conversations.Owner;
import dev.dragoman.handoff.Queue;
import dev.dragoman.handoff.Ticket;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.Attachment;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Content;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People should know of something that nobody can answer. */
@RealPostgres
class NoticedTests {

    private static final Address ITEM = new Address(
            new ChannelId("feed"), new AccountId("blog"), Visibility.PUBLIC, new NetworkId("https://blog.example/1"));

    private final Store store;

    NoticedTests(DataSource source) {
        store = new Store(source);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void keepsAFactWithoutAskingAnybody() {
        store.hear(noticed("one", false));

        assertThat(store.find(ITEM).owner()).isEqualTo(Owner.CLOSED);
        assertThat(store.room(Queue.class).open(store.find(ITEM).id())).isEmpty();
        assertThat(store.conversations.messages(store.find(ITEM).id()))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.text()).isEqualTo("We open on Sunday");
                    assertThat(it.attachments()).extracting(Attachment::url).containsExactly("https://blog.example/1");
                });
    }

    @Test
    void putsATaskBeforePeopleOnceHoweverOftenItIsTold() {
        store.hear(noticed("one", true));
        store.hear(noticed("one", true));

        assertThat(store.find(ITEM).owner()).isEqualTo(Owner.QUEUED);
        assertThat(store.room(Queue.class).open(store.find(ITEM).id()))
                .map(Ticket::reason)
                .contains("something on the network needs a person");
    }

    @Test
    void neverWakesTheBot() {
        store.hear(noticed("one", true));
        store.hear(noticed("two", false));

        assertThat(store.conversations.due(10)).isEmpty();
        assertThat(store.conversations.waits(store.find(ITEM).id())).isFalse();
        assertThat(store.sendings(ITEM)).isEmpty();
    }

    @Test
    void asksNobodyAgainWhenItIsChanged() {
        store.hear(noticed("one", false));
        store.hear(new Inbound.Edited(
                new Event(ITEM, new NetworkId("one"), "later", Instant.now()),
                Party.UNKNOWN,
                Content.of("We open on Monday")));

        assertThat(store.messages(ITEM)).extracting(Message::text).containsExactly("We open on Monday");
        assertThat(store.find(ITEM).owner()).isEqualTo(Owner.CLOSED);
        assertThat(store.conversations.due(10)).isEmpty();
        assertThat(store.sendings(ITEM)).isEmpty();
    }

    private static Inbound noticed(String id, boolean task) {
        var link = new Attachment("link", "https://blog.example/1", "We open on Sunday");
        return new Inbound.Noticed(
                Event.of(ITEM, new NetworkId(id), Instant.now()),
                Party.UNKNOWN,
                new Content("We open on Sunday", List.of(link)),
                task);
    }
}
