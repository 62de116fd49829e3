package dev.dragoman.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Sizes and seeds of a run, by system properties that begin with {@code dragoman.harness.}; and waiting with a limit. */
final class Runs {

    /** Limits are meant for a machine that has nothing else to do; this many times as long is still waited. */
    private static final int PATIENCE = Integer.getInteger("dragoman.harness.patience", 3);

    private static final long SEED = Long.getLong("dragoman.harness.seed", System.nanoTime() % 1_000_000);

    private static final Set<Class<?>> ANNOUNCED = ConcurrentHashMap.newKeySet();

    private Runs() {}

    static int size(String name, int usual) {
        return Integer.getInteger("dragoman.harness." + name, usual);
    }

    /** Dice that fall the same way again when the printed seed is given. */
    static Random dice(Object test) {
        if (ANNOUNCED.add(test.getClass())) {
            System.out.println(test.getClass().getSimpleName() + ": -Ddragoman.harness.seed=" + SEED);
        }
        return new Random(SEED);
    }

    static Duration patiently(Duration limit) {
        return limit.multipliedBy(PATIENCE);
    }

    /** Waits until it is so; returns how long that took. */
    static Duration waitFor(String what, Duration limit, Callable<Boolean> condition) throws Exception {
        long begin = System.nanoTime();
        long end = begin + patiently(limit).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("within " + limit + ": " + what).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Lets time pass, where passing time is what is tested. */
    static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Does something beside the test, on a thread that no other work waits for. */
    static CompletableFuture<Void> aside(Runnable work) {
        return CompletableFuture.runAsync(
                work, it -> Thread.ofPlatform().daemon().start(it));
    }

    static void signal(ProcessHandle process, String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }
}
