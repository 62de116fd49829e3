package dev.dragoman.flow;

import static dev.dragoman.TestEvents.CHANNEL;
import static dev.dragoman.TestEvents.privately;
import static dev.dragoman.TestEvents.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dragoman.RealPostgres;
import dev.dragoman.TestEvents;
import dev.dragoman.bus.Arrival;
import dev.dragoman.bus.Bus;
import dev.dragoman.bus.Quarantine;
import dev.dragoman.bus.QuarantineOutcome;
import dev.dragoman.bus.Quarantined;
import dev.dragoman.conversations.Message;
import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Visibility;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The store itself refuses messages whose id begins with {@code bad} until it is mended; so does the parser. */
@RealPostgres
@Timeout(60)
class ReplayTests {

    private static final Address ADA = privately("Ada");
    private static final Address EVE = TestEvents.on("linenet", Visibility.PRIVATE, "Eve");
    private static final ChannelId LINES = new ChannelId("linenet");

    private final LineChannel network = new LineChannel(EVE);
    private final Store store;
    private final Quarantine quarantine;
    private final Replay replay;

    ReplayTests(DataSource source) {
        store = new Store(source, network);
        quarantine = store.room(Quarantine.class);
        replay = store.room(Replay.class);
    }

    @BeforeEach
    void refuseBadOnes() {
        mendTheStore();
        store.sql
                .sql("alter table message add constraint nothing_bad check (external_id not like 'bad%')")
                .update();
    }

    @AfterEach
    void close() {
        mendTheStore();
        store.close();
    }

    @Test
    void showsTheWordsOfAnEventAndWhereItBelongs() {
        failToFile("bad", "I am <b>Ada</b>");

        Quarantined one = quarantine.list().getFirst();

        assertThat(one.kind()).isEqualTo("Said");
        assertThat(one.words()).isEqualTo("I am <b>Ada</b>");
        assertThat(one.conversation()).isEqualTo(ADA.key().value());
        assertThat(one.channel()).isEqualTo("testnet");
        assertThat(one.beginning()).startsWith("{");
    }

    @Test
    void filesAnEventOnceTheTroubleIsOver() {
        failToFile("bad", "Hello");
        mendTheStore();

        QuarantineOutcome outcome = replay.again(onlyOne(), "Anna");
        store.work();

        assertThat(outcome).isEqualTo(new QuarantineOutcome.Done(1));
        assertThat(store.messages(ADA)).extracting(Message::text).containsExactly("Hello");
        assertThat(quarantine.list()).isEmpty();
        assertThat(quarantine.settled()).singleElement().satisfies(row -> {
            assertThat(row.settledBy()).isEqualTo("Anna");
            assertThat(row.settledReason()).isEqualTo("tried again");
        });
    }

    @Test
    void bringsAnEventBackThatFailsAgain() {
        failToFile("bad", "Hello");

        replay.again(onlyOne(), "Anna");
        untilItIsGivenUp();

        assertThat(quarantine.list()).hasSize(1);
        assertThat(quarantine.settled()).hasSize(1);
        assertThat(store.messages(ADA)).isEmpty();
    }

    @Test
    void filesNothingTwiceThatTheNetworkHasRepeated() {
        failToFile("bad", "Hello");
        mendTheStore();
        store.hear(said(ADA, "bad", "Hello"));

        replay.again(onlyOne(), "Anna");
        store.work();

        assertThat(store.messages(ADA)).hasSize(1);
    }

    @Test
    void givesTheBytesOfARequestToTheMendedParser() {
        byte[] body = "one\ntwo".getBytes(StandardCharsets.UTF_8);
        quarantine.put(LINES, body, "not JSON");
        network.mended = true;

        QuarantineOutcome outcome = replay.again(onlyOne(), "Anna");
        store.work();

        assertThat(outcome).isEqualTo(new QuarantineOutcome.Done(2));
        assertThat(store.messages(EVE)).extracting(Message::text).containsExactly("one", "two");
        assertThat(store.sql
                        .sql("select body from raw_request where channel = 'linenet'")
                        .query((row, n) -> row.getBytes(1))
                        .single())
                .isEqualTo(body);
    }

    @Test
    void keepsARequestThatStillCannotBeRead() {
        quarantine.put(LINES, new byte[] {'x'}, "not JSON");

        QuarantineOutcome outcome = replay.again(onlyOne(), "Anna");

        assertThat(outcome).isEqualTo(new QuarantineOutcome.StillUnreadable("not yet mended"));
        assertThat(quarantine.list()).hasSize(1);
        assertThat(store.bus.backlog()).isEqualTo(new Bus.Backlog(0, 0, 1));
    }

    @Test
    void settlesARequestInWhichNothingIsOfUse() {
        quarantine.put(LINES, new byte[0], "not JSON");
        network.mended = true;

        assertThat(replay.again(onlyOne(), "Anna")).isEqualTo(new QuarantineOutcome.Done(0));
        assertThat(quarantine.settled().getFirst().settledReason()).contains("nothing in it");
    }

    @Test
    void keepsARequestOfAChannelThatIsOff() {
        quarantine.put(new ChannelId("gonenet"), new byte[] {'x'}, "not JSON");

        assertThat(replay.again(onlyOne(), "Anna"))
                .isEqualTo(new QuarantineOutcome.StillUnreadable("the channel gonenet is switched off"));
    }

    @Test
    void keepsTheRowOfWhatIsDiscarded() {
        quarantine.put(CHANNEL, new byte[] {0, (byte) 0xff}, "not JSON");

        QuarantineOutcome outcome = quarantine.discard(onlyOne(), "Anna", " a test of theirs\u0000 ");

        assertThat(outcome).isEqualTo(new QuarantineOutcome.Done(0));
        assertThat(quarantine.list()).isEmpty();
        assertThat(quarantine.settled()).singleElement().satisfies(row -> {
            assertThat(row.settledBy()).isEqualTo("Anna");
            assertThat(row.settledReason()).startsWith("a test of theirs");
            assertThat(row.reason()).isEqualTo("not JSON");
        });
        assertThat(store.bus.backlog().quarantined()).isZero();
    }

    @Test
    void refusesToDiscardWithoutAReason() {
        quarantine.put(CHANNEL, new byte[0], "not JSON");

        assertThatIllegalArgumentException().isThrownBy(() -> quarantine.discard(onlyOne(), "Anna", "\n"));
    }

    @Test
    void letsOnlyOneOfManyDecide() throws Exception {
        failToFile("bad", "Hello");
        mendTheStore();
        long id = onlyOne();
        List<Callable<QuarantineOutcome>> all = List.of(
                () -> replay.again(id, "Anna"),
                () -> quarantine.discard(id, "Anna", "no"),
                () -> replay.again(id, "Anna"),
                () -> quarantine.discard(id, "Anna", "no"));

        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<QuarantineOutcome> outcomes =
                    people.invokeAll(all).stream().map(Future::resultNow).toList();

            assertThat(outcomes)
                    .filteredOn(new QuarantineOutcome.AlreadySettled("Anna")::equals)
                    .hasSize(3);
        }
    }

    private long onlyOne() {
        return quarantine.list().getFirst().id();
    }

    private void failToFile(String id, String text) {
        store.bus.append(new Arrival(CHANNEL, new byte[0], List.of(said(ADA, id, text)), 0));
        untilItIsGivenUp();
        assertThat(quarantine.list()).hasSize(1);
    }

    private void untilItIsGivenUp() {
        store.work();
        for (int i = 0; i < 6; i++) {
            store.sql
                    .sql("update parked_event set not_before = clock_timestamp()")
                    .update();
            store.intake.retryParked();
        }
    }

    private void mendTheStore() {
        store.sql
                .sql("alter table message drop constraint if exists nothing_bad")
                .update();
    }
}
