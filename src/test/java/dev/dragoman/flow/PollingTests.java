package dev.dragoman.flow;

import static dev.dragoman.TestEvents.on;
import static dev.dragoman.TestEvents.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dragoman.RealPostgres;
import dev.dragoman.TestChannel;
import dev.dragoman.bus.PolledAccounts;
import dev.dragoman.bus.Quarantine;
import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.Polled;
import dev.dragoman.channels.PolledChannel;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.SendResult;
import dev.dragoman.conversations.Message;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

@RealPostgres
class PollingTests {

    private static final Address ADA = on("asked", Visibility.PRIVATE, "Ada");
    private static final AccountId ACCOUNT = new AccountId("page");

    private final Store store;
    private final PolledAccounts accounts;
    private final Asked network = new Asked();
    private final Polling polling;

    PollingTests(DataSource source) {
        store = new Store(source, network);
        accounts = store.room(PolledAccounts.class);
        ChannelRegistry channels = store.room(ChannelRegistry.class);
        polling = new Polling(
                channels,
                accounts,
                store.bus,
                store.room(Quarantine.class),
                store.room(TransactionTemplate.class),
                new Presses(channels),
                new SimpleMeterRegistry());
    }

    @AfterEach
    void close() {
        polling.stop();
        store.close();
    }

    @Test
    void keepsWhatItHearsTogetherWithThePlace() {
        network.tells.add(heard("one", "7"));
        network.tells.add(heard("two", "8"));

        assertThat(polling.askOnce(network, ACCOUNT)).isTrue();
        assertThat(polling.askOnce(network, ACCOUNT)).isTrue();
        store.work();

        assertThat(network.places).containsExactly("none", "7");
        assertThat(store.messages(ADA)).extracting(Message::externalId).containsExactly("one", "two");
    }

    @Test
    void asksAgainForWhatItCouldNotKeep() {
        network.tells.add(heard("one", "7"));
        network.onAsked = () -> accounts.begin(network.id(), ACCOUNT);

        assertThatThrownBy(() -> polling.askOnce(network, ACCOUNT)).isInstanceOf(PolledAccounts.LookLost.class);
        assertThat(store.bus.backlog().waiting()).isZero();

        network.onAsked = () -> {};
        network.tells.add(heard("one", "7"));
        polling.askOnce(network, ACCOUNT);
        store.work();

        assertThat(network.places).containsExactly("none", "none");
        assertThat(store.messages(ADA)).hasSize(1);
    }

    @Test
    void hearsOnceWhatTheNetworkTellsTwice() {
        network.tells.add(heard("one", "7"));
        network.tells.add(heard("one", "7"));

        polling.askOnce(network, ACCOUNT);
        polling.askOnce(network, ACCOUNT);
        store.work();

        assertThat(store.messages(ADA)).hasSize(1);
    }

    @Test
    void leavesAnAccountToTheProcessThatAsksIt() {
        store.sql.sql("""
                insert into polled_account (channel, account, asked_by, asked_until)
                values ('asked', 'page', 'another', clock_timestamp() + interval '1 minute')
                """).update();

        assertThat(polling.askOnce(network, ACCOUNT)).isFalse();
        store.sql
                .sql("update polled_account set asked_until = clock_timestamp()")
                .update();
        polling.askOnce(network, ACCOUNT);

        assertThat(network.places).hasSize(1);
    }

    @Test
    void restsAndSaysWhyWhenTheNetworkDoesNotTell() {
        network.tells.add(Polled.unknown("no answer", Duration.ofMinutes(1)));

        assertThat(polling.askOnce(network, ACCOUNT)).isFalse();
        assertThat(store.bus.unasked()).hasToString("[asked page: no answer]");
        assertThat(polling.askOnce(network, ACCOUNT))
                .as("asked within the pause")
                .isFalse();
        assertThat(network.places).hasSize(1);

        store.sql.sql("update polled_account set next_look = clock_timestamp()").update();
        polling.askOnce(network, ACCOUNT);
        assertThat(store.bus.unasked()).isEmpty();
    }

    @Test
    void putsWhatCannotBeReadAsideAndGoesOn() {
        var bad = new Polled.Page("{}".getBytes(StandardCharsets.UTF_8), new Reception.Unreadable("no id"));
        network.tells.add(new Polled(List.of(bad), "9", Duration.ZERO, null));

        polling.askOnce(network, ACCOUNT);
        polling.askOnce(network, ACCOUNT);

        assertThat(store.room(Quarantine.class).list()).hasSize(1);
        assertThat(network.places).containsExactly("none", "9");
    }

    private static Polled heard(String message, String place) {
        var taken = new Reception.Taken(List.of(said(ADA, message, "Hello?")), 0);
        return new Polled(
                List.of(new Polled.Page("{}".getBytes(StandardCharsets.UTF_8), taken)), place, Duration.ZERO, null);
    }

    /** A network that tells what it was given, and nothing more. */
    private static final class Asked implements PolledChannel {

        private final TestChannel rest = new TestChannel("asked", Proof.ECHO);
        private final Deque<Polled> tells = new ArrayDeque<>();
        private final List<String> places = new ArrayList<>();
        private Runnable onAsked = () -> {};

        @Override
        public List<AccountId> polled() {
            return List.of(ACCOUNT);
        }

        @Override
        public Polled poll(AccountId account, @Nullable String place) {
            places.add(place == null ? "none" : place);
            onAsked.run();
            return tells.isEmpty() ? new Polled(List.of(), place, Duration.ofSeconds(1), null) : tells.poll();
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
            return List.of(new AccountState(ACCOUNT, "Page", null));
        }

        @Override
        public SendResult send(Outbound outbound) {
            return rest.send(outbound);
        }
    }
}
