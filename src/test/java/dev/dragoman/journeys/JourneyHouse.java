package dev.dragoman.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.TestDatabases;
import dev.dragoman.channels.Signature;
import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.Conversations.Holder;
import dev.dragoman.conversations.Owner;
import dev.dragoman.delivery.Outbox;
import dev.dragoman.delivery.Sending;
import dev.dragoman.flow.Desk;
import dev.dragoman.handoff.Queue;
import dev.dragoman.simulator.Line;
import dev.dragoman.simulator.Play;
import dev.dragoman.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole house on a real port, with the pretend network inside; all journeys share one. */
@SpringBootTest(classes = dev.dragoman.Dragoman.class, webEnvironment = WebEnvironment.DEFINED_PORT)
abstract class JourneyHouse {

    static final String PAGE = "200000000000001";
    static final String SECRET = "the-secret-of-the-app";
    static final Holder ANNA = new Holder(UUID.fromString("00000000-0000-0000-0000-00000000a11a"), "Anna");

    private static final int PORT = Ports.free();
    private static final AtomicInteger CUSTOMERS = new AtomicInteger();
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final OkHttpClient HTTP =
            new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(20)).build();

    @Autowired
    Simulator network;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Conversations conversations;

    @Autowired
    Queue queue;

    @Autowired
    Outbox outbox;

    @Autowired
    Desk desk;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        TestDatabases.register(registry);
        registry.add("server.port", () -> PORT);
        registry.add("dragoman.channels.facebook.app-secret", () -> SECRET);
        registry.add("dragoman.channels.facebook.accounts[0].id", () -> PAGE);
        registry.add("dragoman.channels.facebook.accounts[0].name", () -> "Wanderlicht");
        registry.add("dragoman.channels.facebook.accounts[0].token", () -> "the-token-of-the-page");
        registry.add(
                "dragoman.channels.telegram.base-url", () -> "http://127.0.0.1:" + PORT + "/simulator/api/telegram");
        registry.add("dragoman.channels.facebook.base-url", () -> "http://127.0.0.1:" + PORT + "/simulator/graph");
        meta(registry, "instagram", "178410000000001");
        registry.add("dragoman.channels.instagram.accounts[0].username", () -> "wanderlicht");
        meta(registry, "whatsapp", "200000000000002");
        registry.add("dragoman.channels.whatsapp.accounts[0].business-account", () -> "300000000000002");
    }

    private static void meta(DynamicPropertyRegistry registry, String network, String account) {
        String channel = "dragoman.channels." + network + ".";
        registry.add(channel + "enabled", () -> "true");
        registry.add(channel + "app-secret", () -> SECRET);
        registry.add(channel + "verify-token", () -> "the-word-of-the-handshake");
        registry.add(channel + "base-url", () -> "http://127.0.0.1:" + PORT + "/simulator/api/" + network);
        registry.add(channel + "accounts[0].id", () -> account);
        registry.add(channel + "accounts[0].token", () -> "the-token-of-" + network);
    }

    @AfterEach
    void calmTheNetwork() {
        startTheAccount();
        network.change(Map.of("repeatDeliveries", 0, "reorder", false, "batch", false, "hideAuthors", false));
    }

    /** The number of a customer nobody has heard of. */
    static int stranger() {
        return CUSTOMERS.incrementAndGet();
    }

    void waitFor(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + LIMIT + ": " + what + "; the last on the wire:\n" + wire());
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** The last exchanges with the network, for a person who looks for what went wrong. */
    private String wire() {
        return network.journal().reversed().stream()
                .limit(8)
                .map(it -> "%s %s %s %s".formatted(it.kind(), it.path(), it.status(), it.answer()))
                .collect(Collectors.joining("\n"));
    }

    /** Waits until nothing is on its way any more: nothing to deliver, to file, to decide or to send. */
    void waitForQuiet() {
        waitFor(
                "the house comes to rest",
                () -> network.undelivered() == 0
                        && jdbc.sql("""
                select not exists (select from inbound_log l join lane using (lane)
                                    where (l.tx, l.seq) > (lane.cursor_tx, lane.cursor_seq))
                   and not exists (select from parked_event)
                   and not exists (select from conversation where due_at is not null and owner = 'BOT')
                   and not exists (select from outbox where state in ('WAITING', 'SENDING'))
                """).query(Boolean.class).single());
    }

    /** Lets nothing leave the account. */
    void stopTheAccount() {
        jdbc.sql("insert into account_pause values ('facebook', :page, 'infinity', 'stopped by the test')")
                .param("page", PAGE)
                .update();
    }

    void startTheAccount() {
        jdbc.sql("delete from account_pause").update();
    }

    /** What the customer's phone shows from the brand, once there are so many messages and everything is quiet. */
    List<Line> answers(int customer, int howMany) {
        waitFor(
                howMany + " answers to customer " + customer,
                () -> fromBrand(customer).size() >= howMany);
        waitForQuiet();
        assertThat(fromBrand(customer)).hasSize(howMany);
        return fromBrand(customer);
    }

    List<Line> fromBrand(int customer) {
        return network.conversation(customer).stream()
                .filter(line -> line.writer() == Line.Writer.APP)
                .toList();
    }

    String play(String act, int customer, @Nullable String target, String text) {
        return network.play(new Play(act, customer, target, text, null));
    }

    Conversation privateTalk(int customer) {
        return conversation("facebook:" + PAGE + ":m:900000000%07d".formatted(customer));
    }

    Conversation commentThread(String root) {
        return conversation("facebook:" + PAGE + ":c:" + root);
    }

    Conversation conversation(String key) {
        waitFor("the conversation " + key, () -> idOf(key) != null);
        return conversations
                .find(new dev.dragoman.conversations.ConversationId(java.util.Objects.requireNonNull(idOf(key))))
                .orElseThrow();
    }

    private @Nullable UUID idOf(String key) {
        return jdbc.sql("select id from conversation where key = :key")
                .param("key", key)
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    void waitForOwner(Owner owner, java.util.function.Supplier<Conversation> of) {
        waitFor("the owner is " + owner, () -> of.get().owner() == owner);
    }

    List<Sending> sends(Conversation conversation) {
        return outbox.of(conversation.id());
    }

    long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** An answer, read to its end. */
    record Answer(int status, String body) {}

    /** Posts bytes to the webhook with the right signature. */
    static Answer postSigned(byte[] body) {
        return call(request("/webhooks/facebook")
                .header("X-Hub-Signature-256", "sha256=" + Signature.hexHmacSha256(SECRET, body))
                .post(RequestBody.create(body)));
    }

    static Answer postSigned(String body) {
        return postSigned(body.getBytes(StandardCharsets.UTF_8));
    }

    static Request.Builder request(String path) {
        return new Request.Builder().url("http://127.0.0.1:" + PORT + path);
    }

    static Answer call(Request.Builder request) {
        try (Response response = HTTP.newCall(request.build()).execute()) {
            return new Answer(response.code(), response.body().string());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
