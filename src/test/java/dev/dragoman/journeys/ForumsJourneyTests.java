package dev.dragoman.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.TestDatabases;
import dev.dragoman.simulator.Line;
import dev.dragoman.simulator.Play;
import dev.dragoman.simulator.PretendNetwork;
import dev.dragoman.simulator.discourse.DiscourseSimulator;
import dev.dragoman.simulator.mastodon.MastodonSimulator;
import dev.dragoman.simulator.wordpress.WordPressSimulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole house answers on an instance, a forum and a blog: two networks that are asked, and one that calls. */
@SpringBootTest(
        classes = dev.dragoman.Dragoman.class,
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {
            "dragoman.channels.facebook.enabled=false",
            "dragoman.channels.mastodon.enabled=true",
            "dragoman.channels.discourse.enabled=true",
            "dragoman.channels.wordpress.enabled=true",
            "dragoman.channels.wordpress.poll-interval=5s"
        })
@DirtiesContext
class ForumsJourneyTests {

    private static final int PORT = Ports.free();
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String QUESTION = "What does shipping to Austria cost?";
    private static final AtomicInteger CUSTOMERS = new AtomicInteger();

    private final int customer = CUSTOMERS.incrementAndGet();

    private long heardBefore;

    @Autowired
    MastodonSimulator mastodon;

    @Autowired
    DiscourseSimulator discourse;

    @Autowired
    WordPressSimulator wordpress;

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        TestDatabases.register(registry);
        registry.add("server.port", () -> PORT);
        Stream.of("mastodon", "discourse", "wordpress").forEach(network -> {
            String account = "dragoman.channels." + network + ".accounts[0].";
            registry.add(account + "base-url", () -> "http://127.0.0.1:" + PORT + "/simulator/api/" + network);
            registry.add(account + "name", () -> "Wanderlicht");
        });
        registry.add("dragoman.channels.mastodon.accounts[0].id", () -> "109000000000000001");
        registry.add("dragoman.channels.mastodon.accounts[0].token", () -> "the-token-of-the-account");
        registry.add("dragoman.channels.discourse.accounts[0].id", () -> "forum");
        registry.add("dragoman.channels.discourse.accounts[0].api-username", () -> "wanderlicht");
        registry.add("dragoman.channels.discourse.accounts[0].api-key", () -> "the-key-of-the-bot");
        registry.add("dragoman.channels.discourse.accounts[0].webhook-secret", () -> "the-secret-of-the-webhook");
        registry.add("dragoman.channels.discourse.accounts[0].colleagues[0]", () -> "anna");
        registry.add("dragoman.channels.wordpress.accounts[0].id", () -> "blog");
        registry.add("dragoman.channels.wordpress.accounts[0].username", () -> "wanderlicht");
        registry.add("dragoman.channels.wordpress.accounts[0].application-password", () -> "abcd efgh ijkl mnop");
        registry.add("dragoman.channels.wordpress.accounts[0].colleagues[0]", () -> "2");
    }

    /** What stood there before the first look is never answered. */
    @BeforeEach
    void waitUntilTheNetworksWereAskedOnce() {
        waitFor("the first looks", () -> count("polled_account where place is not null") == 2);
        heardBefore = jdbc.sql("select coalesce(max(n), 0) from message")
                .query(Long.class)
                .single();
    }

    @AfterEach
    void calm() {
        jdbc.sql("delete from account_pause").update();
        all().forEach(network -> network.change(Map.of("failAfterAccepting", 0)));
        discourse.change(Map.of("repeatDeliveries", 0));
    }

    @Test
    void answersOnceHoweverOftenItIsTold() {
        discourse.change(Map.of("repeatDeliveries", 2));
        all().forEach(network -> play(network, "comment", "", QUESTION));

        all().forEach(this::answered);
        askAgain();
        askAgain();

        all().forEach(network -> assertThat(answered(network)).contains("9.90"));
    }

    @Test
    void answersPrivatelyWhatWasSaidPrivately() {
        play(mastodon, "write", "", "Where is my parcel 4711?");
        play(discourse, "write", "", "Where is my parcel 4711?");

        assertThat(answered(mastodon)).startsWith("@customer" + customer + "@");
        assertThat(answered(discourse)).contains("4711");
        assertThat(count("conversation where visibility = 'PRIVATE' and key like '%customer" + customer + "@%'"))
                .isOne();
    }

    @Test
    void answersNothingThatWasTakenBack() {
        pause();
        List<String> said =
                all().map(network -> play(network, "comment", "", QUESTION)).toList();
        waitFor("all is heard", () -> heard("kind = 'SAID'") == 3);
        List<PretendNetwork> networks = all().toList();
        for (int i = 0; i < 3; i++) {
            play(networks.get(i), "edit", said.get(i), "Never mind what shipping costs");
            play(networks.get(i), "withdraw", said.get(i), "");
        }
        waitFor("the withdrawals are heard", () -> {
            sweep();
            return heard("withdrawn_at is not null") == 3;
        });

        jdbc.sql("delete from account_pause").update();
        waitForQuiet();

        all().forEach(network -> assertThat(fromBot(network)).as(network.name()).isEmpty());
    }

    @Test
    void leavesToAColleagueWhatAColleagueAnswers() {
        all().forEach(network -> {
            String said = play(network, "comment", "", QUESTION);
            answered(network);
            play(network, "inbox", said, "To Austria I will send it for nothing.");
        });
        waitFor("the colleagues are heard", () -> {
            sweep();
            return heard("kind = 'ECHOED' and author = 'PERSON'") == 3;
        });
        waitForQuiet();

        all().forEach(network -> assertThat(fromBot(network)).as(network.name()).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mastodon", "discourse", "wordpress"})
    void saysWhatGotLostOnceOrAsksAPerson(String name) {
        PretendNetwork network =
                all().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        network.change(Map.of("failAfterAccepting", 1));

        play(network, "comment", "", QUESTION);

        answered(network);
        waitFor("the send is settled", () -> {
            askAgain();
            return count("outbox where state in ('WAITING', 'SENDING') and channel = '" + name + "'") == 0;
        });
        assertThat(fromBot(network)).hasSize(1);
    }

    private Stream<PretendNetwork> all() {
        return Stream.of(mastodon, discourse, wordpress);
    }

    private String play(PretendNetwork network, String act, String target, String text) {
        String id = network.play(new Play(act, customer, target, text, null));
        askAgain();
        return id;
    }

    /** The one answer of the bot. */
    private String answered(PretendNetwork network) {
        waitFor("the answer on " + network.name(), () -> {
            askAgain();
            return !fromBot(network).isEmpty();
        });
        waitForQuiet();
        assertThat(fromBot(network)).as(network.name()).hasSize(1);
        return fromBot(network).getFirst().text();
    }

    private List<Line> fromBot(PretendNetwork network) {
        return network.conversation(customer).stream()
                .filter(line -> line.writer() == Line.Writer.APP)
                .toList();
    }

    /** Asks without waiting for the time of the next look. */
    private void askAgain() {
        jdbc.sql("update polled_account set next_look = '-infinity' where next_look > clock_timestamp()")
                .update();
    }

    /** The same, and lets the blog be read as a whole, which happens every five minutes. */
    private void sweep() {
        jdbc.sql("""
                update polled_account set place = regexp_replace(place, '"swept":[0-9]+', '"swept":0')
                 where channel = 'wordpress' and asked_until <= clock_timestamp()
                """).update();
        askAgain();
    }

    private void pause() {
        jdbc.sql("""
                insert into account_pause (channel, account, until, reason)
                values ('mastodon', '109000000000000001', 'infinity', 'test'), ('discourse', 'forum', 'infinity', 'test'),
                       ('wordpress', 'blog', 'infinity', 'test')
                """).update();
    }

    private void waitForQuiet() {
        waitFor(
                "the house comes to rest",
                () -> discourse.undelivered() == 0
                        && jdbc.sql("""
                select not exists (select from inbound_log l join lane using (lane)
                                    where (l.tx, l.seq) > (lane.cursor_tx, lane.cursor_seq))
                   and not exists (select from parked_event)
                   and not exists (select from conversation where due_at is not null and owner = 'BOT')
                   and not exists (select from outbox where state in ('WAITING', 'SENDING'))
                """).query(Boolean.class).single());
    }

    private int heard(String what) {
        return count("message where n > " + heardBefore + " and " + what);
    }

    private int count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Integer.class).single();
    }

    private static void waitFor(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(50_000_000);
        }
    }
}
