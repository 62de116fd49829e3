package dev.dragoman.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The network's API is broken: nobody sees a reply twice, and none goes missing unseen. */
@ExtendWith(SharedHouse.class)
class NetworkFaultTests {

    private static final Duration REST = Duration.ofSeconds(30);
    private static final Duration DOUBT = Duration.ofSeconds(90);

    private final House house;
    private final Customers customers;

    NetworkFaultTests(House house) {
        this.house = house;
        this.customers = house.customers();
    }

    @ParameterizedTest
    @EnumSource(names = {"BREAKS_AFTER", "GATEWAY_AFTER", "SILENT_AFTER", "RESET_AFTER"})
    void showsOnePostWhenTheNetworkTookItAndItsAnswerIsBad(Fault fault) throws Exception {
        Message question = Customers.question();
        house.graph().willDo(question.psid(), fault);
        house.echo(customers);

        customers.say(question);

        house.settle(DOUBT);
        assertThat(house.graph().seenBy(question.psid())).hasSize(1);
        assertThat(house.sends(question.psid())).containsExactly("SENT");
    }

    @Test
    void neverRepeatsADoubtfulPostOfWhichNoEchoComes() throws Exception {
        Message question = Customers.question();
        house.graph().willDo(question.psid(), Fault.BREAKS_AFTER);

        customers.say(question);
        Runs.waitFor(
                "it is in doubt",
                REST,
                () -> List.of(List.of("UNCLEAR"), List.of("SENT")).contains(house.sends(question.psid())));
        Runs.pass(Duration.ofSeconds(8));

        assertThat(house.graph().seenBy(question.psid())).hasSize(1);
        assertThat(house.graph().callsFor(question.psid())).hasSize(1);
    }

    @Test
    void showsOnePostWhenTheWireSwallowsTheAnswer() throws Exception {
        Message question = Customers.question();
        house.echo(customers);
        house.wire().be(FaultyProxy.Mode.SWALLOWS_ANSWERS);

        customers.say(question);
        Runs.waitFor(
                "the post", REST, () -> !house.graph().seenBy(question.psid()).isEmpty());
        Runs.waitFor(
                "the echo settles it", REST, () -> house.sends(question.psid()).equals(List.of("SENT")));
        house.wire().be(FaultyProxy.Mode.CUT);
        house.wire().be(FaultyProxy.Mode.FINE);

        house.settle(DOUBT);
        assertThat(house.graph().callsFor(question.psid())).hasSize(1);
    }

    @Test
    void showsOnePostWhenTheWireAnswersGarbage() throws Exception {
        Message question = Customers.question();
        house.echo(customers);
        house.wire().be(FaultyProxy.Mode.GARBAGE);

        customers.say(question);
        Runs.waitFor(
                "the post", REST, () -> !house.graph().seenBy(question.psid()).isEmpty());
        house.wire().be(FaultyProxy.Mode.CUT);
        house.wire().be(FaultyProxy.Mode.FINE);

        house.settle(DOUBT);
        assertThat(house.graph().callsFor(question.psid())).hasSize(1);
    }

    @Test
    void keepsNoConnectionThatIsHalfOpen() throws Exception {
        Message question = Customers.question();
        house.wire().be(FaultyProxy.Mode.HALF_OPEN);

        customers.say(question);
        Runs.waitFor(
                "the send gives up",
                REST,
                () -> house.query("select state from outbox where thread = ? and state <> 'SENDING'", question.psid())
                                .size()
                        == 1);

        Runs.waitFor("the connection is dropped", REST, () -> house.wire().connections() == 0);
        house.wire().be(FaultyProxy.Mode.FINE);
        assertThat(house.graph().seenBy(question.psid())).isEmpty();
    }

    @Test
    void carriesOnOverASlowWire() throws Exception {
        Message question = Customers.question();
        house.wire().be(FaultyProxy.Mode.DELAYED);

        customers.say(question);

        house.settle(DOUBT);
        assertThat(house.graph().seenBy(question.psid())).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"THROTTLED_UNTIL", "THROTTLED"})
    void asksAThrottlingNetworkNotAgainAndServesTheOthers(Fault fault) throws Exception {
        Message throttled = onPage(House.PAGE_THROTTLED);
        Message other = Customers.question();
        house.graph().willDo(throttled.psid(), fault);

        customers.deliver(Payloads.said(throttled));
        Runs.waitFor("it waits", REST, () -> house.sends(throttled.psid()).equals(List.of("WAITING")));
        customers.say(other);
        Runs.waitFor(
                "the other's reply",
                REST,
                () -> house.graph().seenBy(other.psid()).size() == 1);

        assertThat(house.graph().callsFor(throttled.psid())).hasSizeLessThan(2);
        house.settle(DOUBT);
    }

    private static Message onPage(String page) {
        Message question = Customers.question();
        return new Message(page, question.psid(), question.mid(), question.order(), question.at());
    }
}
