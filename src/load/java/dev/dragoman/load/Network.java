package dev.dragoman.load;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Posts webhooks: paced, with latencies counted from when a post was due and not from when it got its turn; or not. */
final class Network {

    private static final long BEFORE_REPEAT = 250_000_000;

    private final Product product;
    private final Desk desk;

    Network(Product product, Desk desk) {
        this.product = product;
        this.desk = desk;
    }

    /** Posts so many messages a second, evenly, for so many seconds, whether or not the product keeps up. */
    void paced(Tally tally, int rate, int seconds, int connections) throws InterruptedException {
        long start = System.nanoTime();
        long step = 1_000_000_000L / rate;
        var next = new AtomicLong();
        together(connections, wire -> {
            long n = next.getAndIncrement();
            if (n >= (long) rate * seconds) {
                return false;
            }
            long due = start + n * step;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            post(wire, desk.ask(tally, due));
            return true;
        });
    }

    /** Posts as fast as the product says thanks, over so many connections. */
    void unpaced(Tally tally, int seconds, int connections) throws InterruptedException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        together(connections, wire -> {
            if (System.nanoTime() >= end) {
                return false;
            }
            post(wire, desk.ask(tally, System.nanoTime()));
            return true;
        });
    }

    private void together(int connections, Work work) throws InterruptedException {
        List<Thread> hands = new ArrayList<>();
        for (int n = 0; n < connections; n++) {
            hands.add(Thread.ofPlatform().daemon().name("network-" + n).start(() -> work(work)));
        }
        for (Thread hand : hands) {
            hand.join();
        }
    }

    private void work(Work work) {
        try (var wire = new Wire(product.port())) {
            while (work.goesOn(wire)) {
                Thread.onSpinWait();
            }
        }
    }

    private void post(Wire wire, Desk.Question question) {
        byte[] body = question.webhook().getBytes(StandardCharsets.UTF_8);
        String signature = signature(body);
        while (wire.post(body, signature) != 200) {
            if (!product.isAlive()) {
                throw new IllegalStateException("the product has ended; it said:\n" + product.said());
            }
            question.tally().repeated();
            LockSupport.parkNanos(BEFORE_REPEAT);
        }
        long now = System.nanoTime();
        question.tally().acknowledged(now - question.scheduled(), now);
    }

    private static String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Product.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One step of a connection. */
    private interface Work {

        boolean goesOn(Wire wire);
    }
}
