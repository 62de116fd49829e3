package dev.dragoman.flow;

import static dev.dragoman.TestEvents.on;
import static dev.dragoman.TestEvents.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.RealPostgres;
import dev.dragoman.TestChannel;
import dev.dragoman.bus.HighWater;
import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.CatchesUp;
import dev.dragoman.channels.Channel;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.Missed;
import dev.dragoman.channels.SendResult;
import dev.dragoman.conversations.Message;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RealPostgres
class CatchUpTests {

    private static final Address ADA = on("memory", Visibility.PRIVATE, "Ada");

    private final Store store;
    private final HighWater marks;
    private final Memory network = new Memory();
    private final CatchUp catchUp;

    CatchUpTests(DataSource source) {
        store = new Store(source, network);
        marks = store.room(HighWater.class);
        catchUp = new CatchUp(
                store.room(ChannelRegistry.class), marks, store.conversations, store.bus, new SimpleMeterRegistry());
    }

    @BeforeEach
    void listenForTheFirstTime() {
        catchUp.look();
        assertThat(network.asked).as("what was said before the product came").isEmpty();
        sinceTenMinutes();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void filesWhatWasSaidWhileNobodyListened() {
        network.told.add(said(ADA, "one", "Hello?"));
        network.told.add(said(ADA, "two", "Is anybody there?"));

        catchUp.look();
        store.work();

        assertThat(store.messages(ADA)).extracting(Message::externalId).containsExactly("one", "two");
        assertThat(store.due()).hasSize(1);
    }

    @Test
    void asksFromALittleBeforeTheLastTimeOn() {
        catchUp.look();

        assertThat(network.asked)
                .singleElement()
                .satisfies(since -> assertThat(Duration.between(since, Instant.now()))
                        .isBetween(Duration.ofMinutes(14), Duration.ofMinutes(16)));
    }

    @Test
    void appendsNothingThatWasHeard() {
        store.hear(said(ADA, "one", "Hello?"));
        network.told.add(said(ADA, "one", "Hello?"));

        catchUp.look();

        assertThat(store.bus.backlog().waiting()).isZero();
        assertThat(rows("raw_request")).isOne();
    }

    @Test
    void hearsOnceWhatAWebhookTellsLater() {
        network.told.add(said(ADA, "one", "Hello?"));
        catchUp.look();

        store.hear(said(ADA, "one", "Hello?"));

        assertThat(store.messages(ADA)).hasSize(1);
    }

    @Test
    void keepsItsMarkWhenTheNetworkCannotBeAsked() {
        network.broken = true;
        catchUp.look();
        assertThat(store.bus.unasked())
                .singleElement()
                .asString()
                .contains("page")
                .contains("no answer");

        network.broken = false;
        aMinuteLater();
        catchUp.look();

        assertThat(network.asked).hasSize(2);
        assertThat(network.asked.getFirst()).isEqualTo(network.asked.getLast());
        assertThat(store.bus.unasked()).isEmpty();
    }

    @Test
    void looksNoMoreOftenThanEveryTenMinutes() {
        catchUp.look();

        catchUp.look();

        assertThat(network.asked).hasSize(1);
    }

    @Test
    void looksAtOnceAfterAStart() {
        catchUp.look();

        marks.lookAtOnce();
        catchUp.look();

        assertThat(network.asked).hasSize(2);
    }

    private void sinceTenMinutes() {
        store.sql.sql("""
                update high_water set heard_until = clock_timestamp() - interval '10 minutes',
                       next_look = clock_timestamp()
                """).update();
    }

    private void aMinuteLater() {
        store.sql
                .sql("update high_water set next_look = next_look - interval '1 minute'")
                .update();
    }

    private long rows(String table) {
        return store.sql.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** A network that remembers what was said. */
    private static final class Memory implements Channel, CatchesUp {

        private final TestChannel rest = new TestChannel("memory", Proof.ECHO);
        private final List<Inbound> told = new ArrayList<>();
        private final List<Instant> asked = new ArrayList<>();
        private boolean broken;

        @Override
        public Missed missed(AccountId account, Instant since) {
            asked.add(since);
            return broken
                    ? Missed.unknown("no answer")
                    : new Missed(List.of(new Missed.Page("{}".getBytes(StandardCharsets.UTF_8), told)), null);
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
            return List.of(new AccountState(new AccountId("page"), "Page", null));
        }

        @Override
        public SendResult send(Outbound outbound) {
            return rest.send(outbound);
        }
    }
}
