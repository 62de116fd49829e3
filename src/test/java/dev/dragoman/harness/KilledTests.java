package dev.dragoman.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The product is killed: nothing it gave thanks for is lost, and nobody hears anything twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledTests {

    private static final int MESSAGES = Runs.size("messages", 200);
    private static final int KILLS = Runs.size("kills", 2);
    private static final Duration RESUMES = Duration.ofSeconds(5);
    private static final Duration REST = Duration.ofSeconds(90);

    private final Random dice = Runs.dice(this);
    private House house;

    KilledTests() throws Exception {
        house = House.of("one", null);
    }

    @BeforeAll
    void start() throws Exception {
        house.product().start();
    }

    @BeforeEach
    void begin() throws Exception {
        house.begin();
        if (!house.product().isRunning()) {
            house.product().start();
        }
    }

    @AfterAll
    void stop() throws Exception {
        house.close();
    }

    @Test
    void losesNothingWhenKilledInTheMiddleOfABurst() throws Exception {
        Customers customers = house.customers();
        house.echo(customers);
        List<Message> messages = Customers.questions(MESSAGES);

        var burst = Runs.aside(() -> customers.burst(messages, Weather.USUAL, dice));
        for (int kill = 1; kill <= KILLS; kill++) {
            killAfterThanks(dice.nextInt(MESSAGES * (kill - 1) / KILLS, MESSAGES * kill / KILLS));
            assertThat(startAndResume()).isLessThan(Runs.patiently(RESUMES));
        }
        burst.join();

        house.settle(REST);
        System.out.println(
                "KilledTests: " + MESSAGES + " messages, " + KILLS + " kills, answers " + customers.statuses());
        assertThat(house.ledger().acknowledged()).isEqualTo(MESSAGES);
    }

    private void killAfterThanks(int thanks) throws Exception {
        Runs.waitFor(
                "so many thanks", Duration.ofSeconds(60), () -> house.ledger().acknowledged() > thanks);
        Runs.pass(Duration.ofMillis(dice.nextInt(1500)));
        house.product().kill();
    }

    /** Starts the product and returns how long it then took until a customer heard from it. */
    private Duration startAndResume() throws Exception {
        int before = house.graph().posts().size();
        house.product().start();
        return Runs.waitFor(
                "a reply after the start", RESUMES, () -> house.graph().posts().size() > before);
    }

    @Test
    void saysNothingTwiceWhenKilledRightAfterTheNetworkTookTheReply() throws Exception {
        Customers customers = house.customers();
        Message question = Customers.question();
        CompletableFuture<Post> taken = killWhenTaken(question);

        customers.say(question);
        Post reply = taken.get(60, java.util.concurrent.TimeUnit.SECONDS);
        house.product().start();
        customers.deliver(Payloads.echoes(List.of(reply)));

        house.settle(REST);
        assertThat(house.graph().seenBy(question.psid())).hasSize(1);
        assertThat(house.sends(question.psid())).containsExactly("SENT");
    }

    /** The product dies while the network still holds the answer in its hand. */
    private CompletableFuture<Post> killWhenTaken(Message question) {
        var taken = new CompletableFuture<Post>();
        house.graph().onTaken(post -> {
            if (post.thread().equals(question.psid()) && !taken.isDone()) {
                house.product().kill();
                taken.complete(post);
            }
        });
        return taken;
    }

    @Test
    void showsAPersonASendInDoubtWhenKilledBeforeTheNetworkTookIt() throws Exception {
        Customers customers = house.customers();
        Message question = Customers.question();
        var lost = new CompletableFuture<Instant>();
        house.graph().willDo(question.psid(), Fault.LOST);
        house.graph().onLost(psid -> {
            house.product().kill();
            lost.complete(Instant.now());
        });

        customers.say(question);
        lost.get(60, java.util.concurrent.TimeUnit.SECONDS);
        house.product().start();

        house.settle(REST);
        assertThat(house.graph().seenBy(question.psid())).hasSizeLessThan(2);
        assertThat(house.sends(question.psid())).doesNotContain("WAITING", "SENDING");
    }

    @Test
    void takesOverTheDataOfAnOrphanedServer() throws Exception {
        Customers customers = house.customers();
        Message question = Customers.question();
        customers.say(question);
        long orphan = house.product().server();

        house.product().kill();
        assertThat(ProcessHandle.of(orphan))
                .as("the server outlives the product")
                .isPresent();
        house.product().start();

        house.settle(REST);
        assertThat(house.product().server()).isNotEqualTo(orphan);
        assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(house.graph().seenBy(question.psid())).hasSize(1);
    }

    @Test
    void endsWithinTwentySecondsUnderLoadAndLosesNothing() throws Exception {
        Customers customers = house.customers();
        List<Message> messages = Customers.questions(MESSAGES);

        var burst = Runs.aside(() -> customers.burst(messages, Weather.FAIR, dice));
        Runs.waitFor("thanks", Duration.ofSeconds(30), () -> house.ledger().acknowledged() > MESSAGES / 3);
        Duration took = house.product().stop();
        house.product().start();
        burst.join();

        house.settle(REST);
        assertThat(took).isLessThan(Duration.ofSeconds(25));
        assertThat(house.graph().posts().stream().map(Post::thread).distinct())
                .containsAll(messages.stream().map(Message::psid).toList());
    }
}
