package dev.dragoman.understanding;

import dev.dragoman.understanding.encoder.Encoder;
import dev.dragoman.understanding.encoder.EncoderKind;
import dev.dragoman.understanding.encoder.EncoderUnavailable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Teaches the embedded classifier meaning, in the background and on half of the processors; words and letters answer
 * until it is done. Where the encoder cannot be loaded they go on answering, and health says why.
 */
final class Teacher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Teacher.class);

    private final @Nullable EncoderKind kind;
    private final Path folder;
    private final ForkJoinPool work =
            new ForkJoinPool(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    private final ReentrantLock oneLesson = new ReentrantLock();
    private @Nullable Encoder encoder;
    private volatile String state;

    /**
     * A teacher.
     *
     * @param kind   null: no meaning is taught
     * @param folder where the vectors of examples are kept
     */
    Teacher(@Nullable EncoderKind kind, Path folder) {
        this.kind = kind;
        this.folder = folder;
        state = kind == null ? "off" : "learning";
    }

    /** One who teaches no meaning. */
    static Teacher ofWords() {
        return new Teacher(null, Path.of(""));
    }

    /** What meaning does, in words for the health page. */
    String state() {
        return state;
    }

    /** Teaches these languages; {@code swapped} is called after each that is answered by meaning from then on. */
    void teach(EmbeddedClassifier pupil, List<Knowledge> languages, Runnable swapped) {
        if (kind != null) {
            work.execute(() -> lesson(kind, pupil, languages, swapped));
        }
    }

    private void lesson(EncoderKind wanted, EmbeddedClassifier pupil, List<Knowledge> languages, Runnable swapped) {
        oneLesson.lock();
        try {
            long start = System.nanoTime();
            Encoder ready = encoder == null ? Encoder.open(wanted) : encoder;
            encoder = ready;
            String name = wanted.name().toLowerCase(Locale.ROOT);
            for (Knowledge language : languages) {
                var file = new VectorFile(folder.resolve(name + "-" + language.language() + ".vectors"));
                pupil.learn(language, new Vectors(ready, file));
                swapped.run();
            }
            state = "on, " + name + " encoder";
            LOG.info(
                    "the embedded classifier knows {} languages by meaning after {} ms",
                    languages.size(),
                    Duration.ofNanos(System.nanoTime() - start).toMillis());
        } catch (EncoderUnavailable e) {
            stay(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            stay(e.getClass().getSimpleName());
        } finally {
            oneLesson.unlock();
        }
    }

    private void stay(String why) {
        state = "off: " + why;
        LOG.warn("words and letters answer without meaning: {}", why);
    }

    /** Waits for no lesson; the encoder goes with the process. */
    @Override
    public void close() {
        work.shutdownNow();
    }
}
