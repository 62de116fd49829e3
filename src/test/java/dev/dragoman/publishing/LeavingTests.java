package dev.dragoman.publishing;

import static dev.dragoman.publishing.PressHouse.NINA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.RealPostgres;
import dev.dragoman.channels.SendResult.Doubtful;
import dev.dragoman.channels.SendResult.Refused;
import dev.dragoman.channels.SendResult.Sent;
import dev.dragoman.message.NetworkId;
import dev.dragoman.publishing.Placement.State;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing is published twice, and nothing gets lost, whatever happens in between. */
@RealPostgres
class LeavingTests {

    private static final int LEASE_IS_OVER = 121;

    private final PressHouse house;
    private final Publications publications;

    LeavingTests(DataSource source) {
        house = new PressHouse(source);
        publications = house.publications;
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void writesItDownBeforeTheSocketIsTouched() {
        PublicationId id = house.plan("Leaving.", house.plain.place());

        publications.take(10);

        assertThat(house.state(id)).isEqualTo(State.SENDING);
        assertThat(publications.take(10)).isEmpty();
    }

    @Test
    void doubtsAfterACrashWhatNothingProves() {
        PublicationId id = house.plan("Crash.", house.plain.place());
        publications.take(10);

        house.later(LEASE_IS_OVER);
        house.work();

        assertThat(house.only(id))
                .extracting(Placement::state, Placement::reason)
                .containsExactly(State.DOUBTFUL, "interrupted while it was published: it may be there");
        assertThat(house.plain.published).isEmpty();
    }

    @Test
    void repeatsAfterACrashWithTheSameKeyWhereTheNetworkKnowsIt() {
        PublicationId id = house.plan("Crash.", house.keyed.place());
        house.publisher.publish(publications.take(10).getFirst());

        house.later(LEASE_IS_OVER);
        house.work();

        assertThat(house.state(id)).isEqualTo(State.PUBLISHED);
        assertThat(house.keyed.published)
                .extracting("key")
                .hasSize(2)
                .containsOnly(house.only(id).id() + "");
    }

    @Test
    void asksAPersonOnceTheNetworkHasForgottenTheKey() {
        house.keyed.endings.add(new Doubtful("the answer got lost"));
        PublicationId id = house.plan("Too late.", house.keyed.place());
        house.work();

        house.later(3601);
        house.work();

        assertThat(house.state(id)).isEqualTo(State.DOUBTFUL);
        assertThat(house.keyed.published).hasSize(1);
    }

    @Test
    void doubtsALostAnswer() {
        house.plain.endings.add(new Doubtful("the answer got lost"));
        house.keyed.endings.add(new Doubtful("the answer got lost"));
        PublicationId plain = house.plan("Lost.", house.plain.place());
        PublicationId keyed = house.plan("Lost.", house.keyed.place());

        house.work();
        house.later(6);
        house.work();

        assertThat(house.state(plain)).isEqualTo(State.DOUBTFUL);
        assertThat(house.state(keyed)).isEqualTo(State.PUBLISHED);
        assertThat(house.plain.published).hasSize(1);
    }

    @Test
    void staysInDoubtWhenTheRepetitionIsRefusedOrTakenBack() {
        house.keyed.endings.addAll(List.of(new Doubtful("lost"), new Refused("no"), new Doubtful("lost")));
        PublicationId refused = house.plan("One.", house.keyed.place());
        house.work();
        house.later(6);
        house.work();
        PublicationId takenBack = house.plan("Two.", house.keyed.place());
        house.work();
        boolean isOpen = house.find(takenBack).isOpen();

        publications.cancel(takenBack, NINA);

        assertThat(isOpen).as("it may be there, so it cannot be changed").isFalse();
        assertThat(house.state(refused)).isEqualTo(State.DOUBTFUL);
        assertThat(house.state(takenBack)).isEqualTo(State.DOUBTFUL);
    }

    @Test
    void letsAPersonSayThatItIsThere() {
        house.plain.endings.add(new Doubtful("lost"));
        PublicationId id = house.plan("Lost.", house.plain.place());
        house.work();

        boolean first = publications.isThere(house.only(id).id(), new NetworkId("found-1"), NINA);
        boolean second = publications.again(house.only(id).id(), NINA);

        assertThat(first).isTrue();
        assertThat(second).as("it was decided already").isFalse();
        assertThat(house.state(id)).isEqualTo(State.PUBLISHED);
        assertThat(publications.of(house.plain.place(), new NetworkId("found-1")))
                .isPresent();
    }

    @Test
    void letsAPersonPublishAgainOnce() {
        house.plain.endings.add(new Refused("The account is blocked."));
        PublicationId id = house.plan("Again.", house.plain.place());
        house.work();
        Placement refused = house.only(id);

        List<Boolean> presses = Stream.of(1, 2)
                .map(press -> publications.again(refused.id(), NINA))
                .toList();
        house.work();

        assertThat(refused.reason()).isEqualTo("The account is blocked.");
        assertThat(presses).containsExactly(true, false);
        assertThat(house.state(id)).isEqualTo(State.PUBLISHED);
        assertThat(house.plain.published).hasSize(2);
    }

    @Test
    void keepsAnAttemptThatWasOvertakenFromLeaving() {
        house.plan("Held up.", house.plain.place());
        Due heldUp = publications.take(10).getFirst();
        house.later(LEASE_IS_OVER);
        publications.take(10);

        house.publisher.settle(house.publisher.publish(heldUp));

        assertThat(house.plain.published).isEmpty();
    }

    @Test
    void believesALateAnswerThatItArrived() {
        PublicationId id = house.plan("Slow.", house.plain.place());
        Due slow = publications.take(10).getFirst();
        house.later(LEASE_IS_OVER);
        publications.take(10);

        house.publisher.settle(new Ended(slow, new Sent(new NetworkId("slow-1"))));

        assertThat(house.only(id))
                .extracting(Placement::state, Placement::published)
                .containsExactly(State.PUBLISHED, new NetworkId("slow-1"));
    }

    @Test
    void givesEachToOneOfSeveralProcesses() {
        IntStream.range(0, 20).forEach(n -> house.plan("Number " + n, house.plain.place()));

        List<Due> taken = IntStream.range(0, 4)
                .mapToObj(process -> CompletableFuture.supplyAsync(() -> publications.take(10)))
                .toList()
                .stream()
                .flatMap(process -> process.join().stream())
                .toList();

        assertThat(taken).doesNotHaveDuplicates();
        assertThat(Stream.concat(taken.stream(), publications.take(20).stream()).map(Due::placement))
                .hasSize(20)
                .doesNotHaveDuplicates();
    }

    @Test
    void doubtsWhatABrokenChannelLeaves() {
        house.plain.breaks = true;
        PublicationId id = house.plan("Broken.", house.plain.place());

        house.work();

        assertThat(house.only(id))
                .extracting(Placement::state, Placement::reason)
                .containsExactly(State.DOUBTFUL, "the channel failed in an unplanned way");
    }
}
