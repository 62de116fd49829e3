package dev.dragoman.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.TestDatabases;
import dev.dragoman.simulator.Line;
import dev.dragoman.simulator.Line.Writer;
import dev.dragoman.simulator.Play;
import dev.dragoman.simulator.x.XSimulator;
import dev.dragoman.simulator.youtube.YouTubeSimulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole house answers below a video on YouTube and on X. */
@SpringBootTest(
        classes = dev.dragoman.Dragoman.class,
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {
            "dragoman.channels.facebook.enabled=false",
            "dragoman.channels.telegram.enabled=false",
            "dragoman.channels.youtube.enabled=true",
            "dragoman.channels.youtube.client-id=made-up-client",
            "dragoman.channels.youtube.client-secret=made-up-secret",
            "dragoman.channels.youtube.accounts[0].id=UCsample0000000000000001",
            "dragoman.channels.youtube.accounts[0].name=Wanderlicht",
            "dragoman.channels.youtube.accounts[0].refresh-token=made-up-refresh-token",
            "dragoman.channels.x.enabled=true",
            "dragoman.channels.x.consumer-secret=made-up-consumer-secret",
            "dragoman.channels.x.client-id=made-up-client",
            "dragoman.channels.x.client-secret=made-up-client-secret",
            "dragoman.channels.x.accounts[0].id=1400000000000000001",
            "dragoman.channels.x.accounts[0].name=Wanderlicht",
            "dragoman.channels.x.accounts[0].token=made-up-token",
            "dragoman.channels.x.accounts[0].refresh-token=made-up-refresh-token"
        })
@DirtiesContext
class VideoAndXJourneyTests {

    private static final int PORT = Ports.free();
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final AtomicInteger CUSTOMERS = new AtomicInteger();

    private final int customer = CUSTOMERS.incrementAndGet();

    @Autowired
    YouTubeSimulator youtube;

    @Autowired
    XSimulator x;

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        TestDatabases.register(registry);
        String api = "http://127.0.0.1:" + PORT + "/simulator/api/";
        registry.add("server.port", () -> PORT);
        registry.add("dragoman.channels.youtube.base-url", () -> api + "youtube");
        registry.add("dragoman.channels.youtube.token-url", () -> api + "youtube/token");
        registry.add("dragoman.channels.x.base-url", () -> api + "x");
    }

    @AfterEach
    void calm() {
        jdbc.sql("delete from account_pause").update();
        youtube.change(Map.of("failAfterAccepting", 0, "holdComments", 0));
        x.change(Map.of("failAfterAccepting", 0, "repeatDeliveries", 0));
    }

    @Test
    void answersACommentOnceHoweverOftenItIsSeen() {
        watch("comment", null, "What does shipping to Austria cost?");

        look();
        look();
        look();

        assertThat(answered(1).getFirst().text()).isNotBlank();
    }

    @Test
    void doesNotAnswerAColleagueInYouTubeStudio() {
        String comment = watch("comment", null, "What a lovely lamp this is, flurb zork");
        youtube.play(new Play("channel-comment", 0, comment, "Where is my parcel 4711? Here!", null));

        look();
        look();
        rest();

        assertThat(count("message where author = 'CUSTOMER' and body like '%4711? Here!%'"))
                .isZero();
        assertThat(fromChannel()).noneMatch(line -> line.text().contains("4711"));
    }

    @Test
    void saysNothingToACommentThatWasChangedAndTakenBack() {
        stopTheChannel();
        String comment = watch("comment", null, "Where is my parcel 4711?");
        look();
        watch("edit-comment", comment, "Where is my parcel 4712?");
        look();
        watch("withdraw-comment", comment, "");
        look();

        jdbc.sql("delete from account_pause").update();
        rest();

        assertThat(youtube.conversation(customer)).isEmpty();
        assertThat(sendsTo(comment)).doesNotContain("SENT", "UNCLEAR");
    }

    @Test
    void findsALostReplyBelowTheVideo() {
        youtube.change(Map.of("failAfterAccepting", 1));

        watch("comment", null, "Where is my parcel 4711?");
        look();

        assertThat(answered(1)).hasSize(1);
    }

    @Test
    void answersAHeldCommentWhenItWasLetIn() {
        youtube.change(Map.of("holdComments", 1));
        String comment = watch("comment", null, "Where is my parcel 4711?");
        look();
        rest();
        assertThat(fromChannel()).isEmpty();

        watch("release", comment, "");
        look();

        assertThat(answered(1)).hasSize(1);
    }

    @Test
    void answersAMessageOnXOnceHoweverOftenItIsTold() {
        x.change(Map.of("repeatDeliveries", 2));

        tweet("write", null, "Where is my parcel 4711?");

        assertThat(onX(1).getFirst().text()).contains("4711");
    }

    @Test
    void answersAPostThatNamesTheAccountOnce() {
        String post = tweet("account-post", null, "New lamps are here, dear customers.");

        tweet("comment", post, "@wanderlicht What does shipping to Austria cost?");

        assertThat(onX(1)).hasSize(1);
    }

    @Test
    void leavesAReplyThatDidNotSummonUsToPeople() {
        String post = tweet("account-post", null, "Lamps for everybody.");
        String reply = tweet("comment", post, "Where is my parcel 4711?");

        waitFor(
                "a person is asked",
                () -> count("conversation where owner = 'QUEUED' and key like 'x:%:c:" + post + "%'") == 1);

        rest();
        assertThat(fromX()).isEmpty();
        assertThat(count("message where external_id = '" + reply + "'")).isEqualTo(1);
    }

    @Test
    void doesNotAnswerAColleagueInTheAppOfX() {
        tweet("write", null, "Where is my parcel 4711?");
        onX(1);

        tweet("inbox", null, "Where is my parcel 4712? Here!");
        waitFor("the colleague is heard", () -> count("message where body like '%4712? Here!%'") == 1);
        rest();

        assertThat(fromX()).hasSize(1);
    }

    @Test
    void neverSendsALostMessageTwiceOnX() {
        x.change(Map.of("failAfterAccepting", 1));

        tweet("write", null, "Where is my parcel 4711?");

        assertThat(onX(1)).hasSize(1);
    }

    private String tweet(String act, @Nullable String target, String text) {
        return x.play(new Play(act, customer, target, text, null));
    }

    private List<Line> fromX() {
        return x.conversation(customer).stream()
                .filter(line -> line.writer() == Writer.APP)
                .toList();
    }

    private List<Line> onX(int howMany) {
        waitFor(howMany + " answers on X", () -> x.undelivered() == 0 && fromX().size() >= howMany);
        rest();
        assertThat(fromX()).hasSize(howMany);
        return fromX();
    }

    private String watch(String act, @Nullable String target, String text) {
        return youtube.play(new Play(act, customer, target, text, null));
    }

    private List<Line> fromChannel() {
        return youtube.conversation(customer).stream()
                .filter(line -> line.writer() == Writer.APP)
                .toList();
    }

    private List<Line> answered(int howMany) {
        waitFor(howMany + " replies", () -> fromChannel().size() >= howMany);
        rest();
        assertThat(fromChannel()).hasSize(howMany);
        return fromChannel();
    }

    /** Lets the house look at YouTube now, and waits until it has. */
    private void look() {
        waitFor("the first look", () -> count("polled_account where channel = 'youtube' and next_look > now()") == 1);
        jdbc.sql("update polled_account set next_look = '-infinity' where channel = 'youtube'")
                .update();
        waitFor("a look", () -> count("polled_account where channel = 'youtube' and next_look > now()") == 1);
    }

    private void stopTheChannel() {
        jdbc.sql("insert into account_pause values ('youtube', :account, 'infinity', 'stopped by the test')")
                .param("account", "UCsample0000000000000001")
                .update();
    }

    private List<String> sendsTo(String thread) {
        return jdbc.sql("""
                select o.state from outbox o join conversation c on c.id = o.conversation where c.key like :key
                """).param("key", "%:" + thread).query(String.class).list();
    }

    private int count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Integer.class).single();
    }

    private void rest() {
        waitFor(
                "the house comes to rest",
                () -> jdbc.sql("""
                select not exists (select from inbound_log l join lane using (lane)
                                    where (l.tx, l.seq) > (lane.cursor_tx, lane.cursor_seq))
                   and not exists (select from parked_event)
                   and not exists (select from conversation where due_at is not null and owner = 'BOT')
                   and not exists (select from outbox where state in ('WAITING', 'SENDING'))
                """).query(Boolean.class).single());
    }

    private static void waitFor(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
