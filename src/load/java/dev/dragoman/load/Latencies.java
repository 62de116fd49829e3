package dev.dragoman.load;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** All waiting times of a stage, none thrown away, so that the percentiles are exact. */
final class Latencies {

    private long[] nanos = new long[1 << 14];
    private int size;

    synchronized void add(long waited) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, size * 2);
        }
        nanos[size++] = waited;
    }

    synchronized int size() {
        return size;
    }

    /** In milliseconds. */
    synchronized Map<String, Object> millis() {
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        Map<String, Object> millis = new LinkedHashMap<>();
        millis.put("p50", at(sorted, 0.5));
        millis.put("p99", at(sorted, 0.99));
        millis.put("p999", at(sorted, 0.999));
        millis.put("max", at(sorted, 1));
        return millis;
    }

    private static double at(long[] sorted, double part) {
        if (sorted.length == 0) {
            return 0;
        }
        int index = (int) Math.ceil(part * sorted.length) - 1;
        return Figures.round(sorted[Math.clamp(index, 0, sorted.length - 1)] / 1e6);
    }
}
