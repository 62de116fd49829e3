package dev.dragoman.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.RealPostgres;
import dev.dragoman.TestChannel;
import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.ShowsTyping;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations.Holder;
import dev.dragoman.handoff.Queue;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A person writes, and the customer sees it. */
@RealPostgres
class TypingTests {

    private static final Holder ANNA = new Holder(UUID.randomUUID(), "Anna");
    private static final Holder BEN = new Holder(UUID.randomUUID(), "Ben");

    private final Shows network = new Shows();
    private final Store store;
    private final Typing typing;

    TypingTests(DataSource source) {
        store = new Store(source, network);
        typing = new Typing(store.conversations, store.room(ChannelRegistry.class));
    }

    @AfterEach
    void close() {
        typing.stop();
        store.close();
    }

    @Test
    void isToldOnceWithinSomeSeconds() throws InterruptedException {
        Address ada = on(Visibility.PRIVATE, "Ada");
        Address mia = on(Visibility.PRIVATE, "Mia");
        ConversationId conversation = store.conversations.open(ada);

        typing.writes(conversation, ANNA);
        typing.writes(conversation, ANNA);
        assertThat(network.shown.poll(5, TimeUnit.SECONDS)).isEqualTo(ada);
        typing.writes(store.conversations.open(mia), ANNA);

        assertThat(network.shown.poll(5, TimeUnit.SECONDS)).isEqualTo(mia);
        assertThat(network.shown).isEmpty();
    }

    @Test
    void isNotToldUnderCommentsNorWhereAColleagueAnswers() throws InterruptedException {
        ConversationId taken = store.conversations.open(on(Visibility.PRIVATE, "Ada"));
        store.room(Queue.class).claim(taken, BEN);
        ConversationId comment = store.conversations.open(on(Visibility.PUBLIC, "c1"));

        typing.writes(taken, ANNA);
        typing.writes(comment, ANNA);
        typing.writes(taken, BEN);

        assertThat(network.shown.poll(5, TimeUnit.SECONDS)).isEqualTo(on(Visibility.PRIVATE, "Ada"));
        assertThat(network.shown).isEmpty();
    }

    private static Address on(Visibility visibility, String thread) {
        return new Address(new ChannelId("shownet"), new AccountId("page"), visibility, new NetworkId(thread));
    }

    /** A network that shows who types. */
    private static final class Shows implements ShowsTyping {

        private final TestChannel rest = new TestChannel("shownet", Proof.NONE);
        private final BlockingQueue<Address> shown = new LinkedBlockingQueue<>();

        @Override
        public void typing(Address address) {
            shown.add(address);
        }

        @Override
        public ChannelId id() {
            return rest.id();
        }

        @Override
        public Limits limits(Visibility visibility) {
            return rest.limits(visibility);
        }

        @Override
        public Proof proof() {
            return rest.proof();
        }

        @Override
        public Duration quiet() {
            return rest.quiet();
        }

        @Override
        public List<AccountState> accounts() {
            return rest.accounts();
        }

        @Override
        public SendResult send(Outbound outbound) {
            return rest.send(outbound);
        }
    }
}
