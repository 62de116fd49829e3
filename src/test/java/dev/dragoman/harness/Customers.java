package dev.dragoman.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Signature;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** The customers and the network's sending side: posts signed webhooks, and again until they are thanked for. */
final class Customers {

    private static final int AT_ONCE = 16;
    private static final long SHORTEST_PAUSE = 200_000_000;
    private static final long LONGEST_PAUSE = 2_000_000_000;
    private static final Duration PERSISTENCE = Duration.ofSeconds(120);
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final OkHttpClient HTTP =
            new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(5)).build();

    private final Supplier<String> url;
    private final FakeGraph graph;
    private final Ledger ledger;
    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();

    Customers(Supplier<String> url, FakeGraph graph, Ledger ledger) {
        this.url = url;
        this.graph = graph;
        this.ledger = ledger;
    }

    /** A question of somebody nobody has heard of. */
    static Message question() {
        return question("7000000%08d".formatted(NUMBERS.incrementAndGet()));
    }

    /** A further question of somebody. */
    static Message question(String psid) {
        int n = NUMBERS.incrementAndGet();
        return new Message(House.PAGE, psid, "m_in_" + n, 100_000 + n, Instant.now());
    }

    static List<Message> questions(int howMany) {
        return Stream.generate(Customers::question).limit(howMany).toList();
    }

    /** Which answers came so far: how often each status; 0 is a wire that broke. */
    Map<Integer, Integer> statuses() {
        return statuses;
    }

    /** Posts once. */
    int post(byte[] body) {
        Request request = new Request.Builder()
                .url(url.get() + "/webhooks/facebook")
                .header("X-Hub-Signature-256", "sha256=" + Signature.hexHmacSha256(House.SECRET, body))
                .post(RequestBody.create(body))
                .build();
        int status = status(request);
        statuses.merge(status, 1, Integer::sum);
        return status;
    }

    private static int status(Request request) {
        try (Response response = HTTP.newCall(request).execute()) {
            return response.code();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Posts until it is thanked for, in growing pauses. */
    void deliver(byte[] body) {
        long end = System.nanoTime() + PERSISTENCE.toNanos();
        for (long pause = SHORTEST_PAUSE; post(body) != 200; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
            assertThat(System.nanoTime())
                    .as(() -> "it is thanked for; so far: " + statuses)
                    .isLessThan(end);
            LockSupport.parkNanos(pause);
        }
    }

    /** Says something and hears the thanks. */
    void say(Message message) {
        note(message);
        deliver(Payloads.said(message));
        ledger.acknowledged(message);
    }

    private void note(Message message) {
        ledger.sent(message);
        graph.talks().said(message.psid(), new Talks.Line(message.mid(), message.psid(), message.text(), message.at()));
    }

    /** Says all of it over 16 connections in this weather; returns when everything was thanked for. */
    void burst(List<Message> messages, Weather weather, Random dice) {
        messages.forEach(this::note);
        var places = new Semaphore(AT_ONCE);
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Delivery delivery : deliveries(messages, weather, dice)) {
                places.acquireUninterruptibly(delivery.pause.isZero() ? 1 : 0);
                hands.execute(() -> {
                    Runs.pass(delivery.pause);
                    deliver(Payloads.said(delivery.message));
                    ledger.acknowledged(delivery.message);
                    places.release(delivery.pause.isZero() ? 1 : 0);
                });
            }
        }
    }

    private static List<Delivery> deliveries(List<Message> messages, Weather weather, Random dice) {
        List<Delivery> deliveries = new ArrayList<>();
        for (Message message : messages) {
            boolean isLate = dice.nextDouble() < weather.late();
            var first = new Delivery(
                    message,
                    isLate ? Duration.ofMillis(dice.nextLong(1, weather.latest().toMillis())) : Duration.ZERO);
            deliveries.addAll(Collections.nCopies(weather.copies(), first));
            if (dice.nextDouble() < weather.repeats()) {
                deliveries.add(new Delivery(message, Duration.ofMillis(dice.nextLong(1, 1500))));
            }
        }
        return deliveries;
    }

    private record Delivery(Message message, Duration pause) {}
}
