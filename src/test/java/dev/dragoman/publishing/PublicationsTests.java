package dev.dragoman.publishing;

import static dev.dragoman.publishing.PressHouse.NINA;
import static dev.dragoman.publishing.PressHouse.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.dragoman.RealPostgres;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.NetworkId;
import dev.dragoman.publishing.Placement.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RealPostgres
class PublicationsTests {

    private final PressHouse house;
    private final Publications publications;

    PublicationsTests(DataSource source) {
        house = new PressHouse(source);
        publications = house.publications;
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void publishesInEveryPlaceAndRemembersTheIds() {
        PublicationId id = house.plan("Spring is here.", house.plain.place(), house.keyed.place());

        house.work();

        assertThat(house.find(id).placements())
                .extracting(Placement::state, Placement::published)
                .containsExactlyInAnyOrder(
                        tuple(State.PUBLISHED, new NetworkId("plainpress-1")),
                        tuple(State.PUBLISHED, new NetworkId("keyedpress-1")));
        assertThat(publications.of(house.plain.place(), new NetworkId("plainpress-1")))
                .map(Planned::id)
                .contains(id);
        assertThat(publications.of(house.plain.place(), new NetworkId("other"))).isEmpty();
    }

    @Test
    void waitsForItsTime() {
        PublicationId id = house.plan("Later.", Instant.now().plusSeconds(3600), house.plain.place());

        house.work();
        State before = house.state(id);
        house.later(3601);
        house.work();

        assertThat(before).isEqualTo(State.PLANNED);
        assertThat(house.state(id)).isEqualTo(State.PUBLISHED);
    }

    @Test
    void plansTheSameIdOnce() {
        var id = new PublicationId(UUID.randomUUID());
        Plan plan = plan("Once.", List.of(house.plain.place(), house.plain.place()), Instant.now());

        publications.plan(id, plan, NINA);
        publications.plan(id, plan, NINA);
        house.work();
        house.work();

        assertThat(house.plain.published).hasSize(1);
    }

    @Test
    void refusesWhatAPlaceWouldNotTake() {
        Plan tooLong = plan("x".repeat(41), List.of(house.plain.place()), Instant.now());
        Plan nowhere = plan("Hello.", List.of(), Instant.now());
        Plan strange = plan("Hello.", List.of(new Place(house.plain.id(), new AccountId("x"))), Instant.now());
        var badLink = new Plan(
                new Wording("Hello.", "javascript:alert(1)", null, null), List.of(house.plain.place()), Instant.now());

        assertThat(List.of(tooLong, nowhere, strange, badLink))
                .allSatisfy(plan -> assertThat(publications.plan(new PublicationId(UUID.randomUUID()), plan, NINA))
                        .isInstanceOf(Outcome.Refused.class));
        assertThat(publications.recent()).isEmpty();
    }

    @Test
    void changesWhatHasNotBegunToLeave() {
        PublicationId id = house.plan("Frist words.", Instant.now().plusSeconds(60), house.plain.place());
        Plan better = plan("First words.", List.of(house.keyed.place()), Instant.now());

        Outcome changed = publications.change(id, 1, better, NINA);
        Outcome overtaken = publications.change(id, 1, better, NINA);
        house.work();
        Outcome tooLate = publications.change(id, 2, better, NINA);

        assertThat(changed).isEqualTo(new Outcome.Stored(id));
        assertThat(List.of(overtaken, tooLate)).allMatch(Outcome.TooLate.class::isInstance);
        assertThat(house.plain.published).isEmpty();
        assertThat(house.keyed.published).extracting("text").containsExactly("First words.");
    }

    @Test
    void takesBackWhatHasNotLeft() {
        PublicationId id = house.plan("Never mind.", house.plain.place());

        boolean isDone = publications.cancel(id, NINA);
        house.work();

        assertThat(isDone).isTrue();
        assertThat(house.state(id)).isEqualTo(State.CANCELLED);
        assertThat(house.plain.published).isEmpty();
        assertThat(publications.cancel(id, NINA)).isFalse();
    }

    @Test
    void triesAgainAfterThePause() {
        house.plain.endings.add(new TryLater(Duration.ofMinutes(2), "busy"));
        PublicationId id = house.plan("Patience.", house.plain.place());

        house.work();
        house.later(100);
        house.work();
        Placement waiting = house.only(id);
        house.later(21);
        house.work();

        assertThat(waiting.state()).isEqualTo(State.PLANNED);
        assertThat(waiting.reason()).isEqualTo("busy");
        assertThat(house.only(id))
                .extracting(Placement::state, Placement::tries, Placement::reason)
                .containsExactly(State.PUBLISHED, 2, null);
    }

    @Test
    void givesUpAfterADay() {
        house.plain.endings.add(new TryLater(Duration.ofMinutes(2), "busy"));
        PublicationId id = house.plan("Yesterday's news.", house.plain.place());
        house.work();

        house.later(86_500);
        house.work();

        assertThat(house.only(id))
                .extracting(Placement::state, Placement::reason)
                .containsExactly(State.REFUSED, "it could not be published for a day: busy");
        assertThat(house.plain.published).hasSize(1);
    }

    @Test
    void writesDownWhoDidWhat() {
        PublicationId id = house.plan("Audited.", Instant.now().plusSeconds(60), house.plain.place());
        publications.cancel(id, NINA);

        List<String> audited = house.sql
                .sql("select what from audit where subject = :subject and who = :who order by id")
                .param("subject", "publication:" + id)
                .param("who", NINA.id().value())
                .query(String.class)
                .list();

        assertThat(audited).containsExactly("publication.plan", "publication.cancel");
    }

    @Test
    void knowsAZoneByItsName() {
        assertThat(new PublishingSettings("Europe/Berlin").zone()).hasToString("Europe/Berlin");
        assertThat(new PublishingSettings("").zone()).isNotNull();
        assertThatThrownBy(() -> new PublishingSettings("Berlin"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dragoman.publishing.time-zone");
    }
}
