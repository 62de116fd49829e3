package dev.dragoman.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.TestDatabases;
import dev.dragoman.simulator.Line;
import dev.dragoman.simulator.Play;
import dev.dragoman.simulator.telegram.TelegramSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole house asks networks for what customers write, and for what people should know. */
@SpringBootTest(
        classes = dev.dragoman.Dragoman.class,
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {
            "dragoman.channels.telegram.mode=polling",
            "dragoman.channels.facebook.enabled=false",
            "dragoman.channels.rss.enabled=true",
            "dragoman.channels.pinterest.enabled=true"
        })
@DirtiesContext
class PolledJourneyTests {

    private static final int PORT = Ports.free();
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final String OURS = "channel in ('rss', 'pinterest')";

    /** What the web shows, by path. */
    private static final Map<String, String> WEB = new ConcurrentHashMap<>();

    private static final MockWebServer SERVER = new MockWebServer();

    @Autowired
    TelegramSimulator telegram;

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        WEB.put("/feed.xml", "<rss><channel/></rss>");
        WEB.put("/v5/pins", sample("pinterest/answer-pins.json"));
        SERVER.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String path = request.getUrl().encodedPath();
                return new MockResponse.Builder()
                        .body(WEB.getOrDefault(path, ""))
                        .build();
            }
        });
        SERVER.start();
        registry.add("dragoman.channels.rss.accounts[0].id", () -> "blog");
        registry.add("dragoman.channels.rss.accounts[0].url", () -> String.valueOf(SERVER.url("/feed.xml")));
        registry.add("dragoman.channels.pinterest.accounts[0].id", () -> "sampleshop");
        registry.add("dragoman.channels.pinterest.accounts[0].token", () -> "made-up-token");
        registry.add("dragoman.channels.pinterest.base-url", () -> String.valueOf(SERVER.url("/v5")));
        TestDatabases.register(registry);
        registry.add("server.port", () -> PORT);
        registry.add(
                "dragoman.channels.telegram.base-url", () -> "http://127.0.0.1:" + PORT + "/simulator/api/telegram");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void answersWhatItAskedFor() {
        telegram.write(1, "Where is my parcel 4711?");
        waitFor("the answer", () -> fromBot().size() == 1);
        telegram.play(new Play("start", 1, null, null, null));
        waitFor("the second answer", () -> fromBot().size() == 2);

        assertThat(fromBot().getFirst().text()).contains("4711");
        waitFor("what was kept is forgotten over there", () -> telegram.undelivered() == 0);
        assertThat(place()).isPositive();
    }

    @Test
    void givesPeopleWhatNobodyCanAnswerHere() throws IOException {
        waitFor("the first looks only learn", () -> count("polled_account where place is not null and " + OURS) == 2);
        WEB.put("/feed.xml", sample("rss/rss-comments.xml"));
        WEB.put("/v5/pins", sample("pinterest/answer-pins-grown.json"));
        jdbc.sql("update polled_account set next_look = '-infinity' where " + OURS)
                .update();
        waitFor("everything is kept", () -> count("conversation where " + OURS) == 4);

        waitFor("people are asked", () -> links("QUEUED").size() == 3);
        assertThat(links("QUEUED"))
                .containsExactly(
                        "https://blog.example/lamp/#comment-42",
                        "https://www.pinterest.com/pin/720000000000000001/",
                        "https://www.pinterest.com/pin/720000000000000002/");
        assertThat(links("CLOSED")).containsExactly("https://blog.example/lamp/#comments");
        assertThat(count("conversation where due_at is not null and " + OURS)).isZero();
        assertThat(count("outbox where conversation in (select id from conversation where " + OURS + ")"))
                .isZero();
    }

    private int count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Integer.class).single();
    }

    private List<String> links(String owner) {
        return jdbc.sql("""
                select m.attachments::jsonb -> 0 ->> 'url' from message m join conversation c on c.id = m.conversation
                 where c.owner = :owner and c.channel in ('rss', 'pinterest')
                   and (c.owner = 'CLOSED') = not exists (select from ticket t where t.conversation = c.id)
                 order by 1
                """).param("owner", owner).query(String.class).list();
    }

    private static String sample(String name) throws IOException {
        return Files.readString(Path.of("src/main/resources/simulator/" + name));
    }

    private long place() {
        return jdbc.sql("select place::bigint from polled_account where channel = 'telegram'")
                .query(Long.class)
                .single();
    }

    private List<Line> fromBot() {
        return telegram.conversation(1).stream()
                .filter(line -> line.writer() == Line.Writer.APP)
                .toList();
    }

    private static void waitFor(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
