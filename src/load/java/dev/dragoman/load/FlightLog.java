package dev.dragoman.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Says from a flight recording where the product's time went. */
final class FlightLog {

    private static final int MOST = 25;

    private final Map<String, Integer> top = new HashMap<>();
    private final Map<String, Integer> ours = new HashMap<>();
    private final Map<String, Integer> threads = new HashMap<>();
    private int samples;

    private FlightLog() {}

    /** Prints the frames that were on top, those of ours nearest to the top, and the threads, as parts of a hundred. */
    static void print(Path recording) throws IOException {
        var log = new FlightLog();
        try (var file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                log.count(file.readEvent());
            }
        }
        log.print("on top", log.top);
        log.print("nearest of ours", log.ours);
        log.print("threads", log.threads);
    }

    private void count(RecordedEvent event) {
        boolean isSample = event.getEventType().getName().equals("jdk.ExecutionSample");
        if (!isSample || event.getStackTrace() == null) {
            return;
        }
        samples++;
        List<RecordedFrame> frames = event.getStackTrace().getFrames();
        top.merge(name(frames.getFirst()), 1, Integer::sum);
        frames.stream()
                .map(FlightLog::name)
                .filter(name -> name.startsWith("dev.dragoman"))
                .findFirst()
                .ifPresent(name -> ours.merge(name, 1, Integer::sum));
        var thread = event.getThread("sampledThread");
        String name = thread == null || thread.getJavaName() == null ? "?" : thread.getJavaName();
        threads.merge(name.isEmpty() ? "virtual" : name.replaceAll("\\d+", "N"), 1, Integer::sum);
    }

    private static String name(RecordedFrame frame) {
        var method = frame.getMethod();
        return method.getType().getName().replaceAll("\\$\\$.*", "") + "." + method.getName();
    }

    private void print(String title, Map<String, Integer> counts) {
        System.err.println("--- " + title + ", of " + samples + " samples");
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST)
                .forEach(entry ->
                        System.err.printf("%5.1f %%  %s%n", 100.0 * entry.getValue() / samples, entry.getKey()));
    }
}
