package dev.dragoman.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Signature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/** The product is killed twice in the middle of a burst: nothing it acknowledged is lost, and nobody hears twice. */
class KilledInTheMiddleTests {

    private static final String PAGE = "200000000000001";
    private static final String SECRET = "the-secret-of-the-app";
    private static final int MESSAGES = Integer.getInteger("dragoman.kill.messages", 400);
    private static final long SEED = Long.getLong("dragoman.kill.seed", System.nanoTime() % 1_000_000);
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final int AT_ONCE = 16;
    private static final OkHttpClient HTTP =
            new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(5)).build();

    private final Random random = new Random(SEED);
    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    void losesNothingAndSaysNothingTwice() throws Exception {
        System.out.println("KilledInTheMiddleTests: -Ddragoman.kill.seed=" + SEED);
        try (var graph = new FakeGraph();
                var product = new Product(settings(graph))) {
            product.start();
            post(product, IntStream.range(0, MESSAGES / 2), random.nextInt(1, MESSAGES / 2));
            product.start();
            post(product, IntStream.range(0, MESSAGES), random.nextInt(MESSAGES / 2, MESSAGES + 1));
            product.start();
            post(product, IntStream.range(0, MESSAGES), Integer.MAX_VALUE);

            assertThat(acknowledged).hasSize(MESSAGES);
            waitForQuiet(product);
            check(product, graph);
        }
    }

    private static List<String> settings(FakeGraph graph) {
        String facebook = "--dragoman.channels.facebook.";
        return List.of(
                facebook + "base-url=" + graph.url(),
                facebook + "app-secret=" + SECRET,
                facebook + "verify-token=the-word",
                facebook + "accounts[0].id=" + PAGE,
                facebook + "accounts[0].name=Wanderlicht",
                facebook + "accounts[0].token=the-token",
                "--dragoman.simulator.enabled=false");
    }

    /** Posts what was not acknowledged yet, a fifth of it twice, and kills the product a little after so many thanks. */
    private void post(Product product, IntStream numbers, int killAfter) throws InterruptedException {
        List<Integer> open = new ArrayList<>();
        numbers.filter(n -> !acknowledged.contains(n)).forEach(n -> {
            open.add(n);
            if (random.nextInt(5) == 0) {
                open.add(n);
            }
        });
        long pause = random.nextLong(2_000_000_000L);
        var left = new AtomicInteger(open.size());
        var places = new Semaphore(AT_ONCE);
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            open.forEach(n -> senders.execute(() -> {
                places.acquireUninterruptibly();
                postOne(product, n);
                places.release();
                left.decrementAndGet();
            }));
            if (killAfter < Integer.MAX_VALUE) {
                while (left.get() > 0 && acknowledged.size() < killAfter) {
                    LockSupport.parkNanos(1_000_000);
                }
                LockSupport.parkNanos(pause);
                product.kill();
            }
        }
    }

    private void postOne(Product product, int n) {
        byte[] body = body(n);
        Request request = new Request.Builder()
                .url(product.url() + "/webhooks/facebook")
                .header("X-Hub-Signature-256", "sha256=" + Signature.hexHmacSha256(SECRET, body))
                .post(RequestBody.create(body))
                .build();
        try (Response response = HTTP.newCall(request).execute()) {
            if (response.code() == 200) {
                acknowledged.add(n);
            }
        } catch (IOException e) {
            // Not acknowledged: it is posted again, as the network would.
            return;
        }
    }

    private static byte[] body(int n) {
        return """
            {"object":"page","entry":[{"id":"%1$s","time":%2$d,"messaging":[{"sender":{"id":"%3$s"},\
            "recipient":{"id":"%1$s"},"timestamp":%2$d,\
            "message":{"mid":"m_%3$s","text":"Where is my parcel %4$d?"}}]}]}\
            """.formatted(PAGE, System.currentTimeMillis(), psid(n), order(n))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String psid(int n) {
        return "7000000%06d".formatted(n);
    }

    private static int order(int n) {
        return 100_000 + n;
    }

    private void waitForQuiet(Product product) throws IOException, SQLException {
        long end = System.nanoTime() + LIMIT.toNanos();
        try (var database = product.database();
                var query = database.prepareStatement("""
                    select (select count(*) from conversation) = ? and not exists (
                               select from conversation where due_at is not null and owner = 'BOT')
                       and not exists (select from parked_event)
                       and not exists (select from outbox where state in ('WAITING', 'SENDING')
                                           or state in ('UNCLEAR', 'FAILED') and escalated_at is null)
                    """)) {
            query.setInt(1, MESSAGES);
            for (boolean quiet = false; !quiet; ) {
                assertThat(System.nanoTime())
                        .as(() -> "it comes to rest; it said:\n" + product.said())
                        .isLessThan(end);
                LockSupport.parkNanos(200_000_000);
                try (var rows = query.executeQuery()) {
                    quiet = rows.next() && rows.getBoolean(1);
                }
            }
        }
    }

    private void check(Product product, FakeGraph graph) throws IOException, SQLException {
        Set<String> inDoubt = inDoubt(product);
        var lost = new HashSet<Integer>();
        for (int n = 0; n < MESSAGES; n++) {
            List<String> seen = graph.seenBy(psid(n));
            assertThat(seen).as("customer " + n).hasSizeLessThan(2).allMatch(text("" + order(n)));
            if (seen.isEmpty() && !inDoubt.contains(psid(n))) {
                lost.add(n);
            }
        }
        System.out.println("KilledInTheMiddleTests: " + MESSAGES + " messages, " + inDoubt.size() + " in doubt");
        assertThat(lost).as("acknowledged and lost").isEmpty();
    }

    private static java.util.function.Predicate<String> text(String order) {
        return text -> text.contains(order);
    }

    /** Whose reply may have been sent, and who therefore waits for a person. */
    private static Set<String> inDoubt(Product product) throws IOException, SQLException {
        Set<String> inDoubt = new HashSet<>();
        try (var database = product.database();
                var query = database.prepareStatement("""
                    select c.thread from outbox o join conversation c on c.id = o.conversation
                      join ticket t on t.conversation = c.id
                     where o.state = 'UNCLEAR' and t.reason like '%may have been sent%'
                    """);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                inDoubt.add(rows.getString(1));
            }
        }
        return inDoubt;
    }
}
