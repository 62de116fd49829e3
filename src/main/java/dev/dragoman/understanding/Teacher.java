package dev.dragoman.understanding;

import dev.dragoman.understanding.encoder.EncoderKind;
import dev.dragoman.understanding.encoder.EncoderUnavailable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
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

    private final Encoders encoders;
    private final Path folder;
    private final ForkJoinPool work =
            new ForkJoinPool(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    private final ReentrantLock oneLesson = new ReentrantLock();
    private volatile String state;

    /**
     * A teacher.
     *
     * @param folder where the vectors of examples are kept
     */
    Teacher(Encoders encoders, Path folder) {
        this.encoders = encoders;
        this.folder = folder;
        state = encoders.areOff() ? "off" : "learning";
    }

    /** One who teaches no meaning. */
    static Teacher ofWords() {
        return new Teacher(new Encoders("off"), Path.of(""));
    }

    /** What meaning does, in words for the health page. */
    String state() {
        return state;
    }

    /** Teaches these languages; {@code swapped} is called after each that is answered by meaning from then on. */
    Future<?> teach(EmbeddedClassifier pupil, List<Knowledge> languages, Runnable swapped) {
        return encoders.areOff()
                ? CompletableFuture.completedFuture(null)
                : work.submit(() -> lesson(pupil, languages, swapped));
    }

    private void lesson(EmbeddedClassifier pupil, List<Knowledge> languages, Runnable swapped) {
        oneLesson.lock();
        try {
            long start = System.nanoTime();
            for (Knowledge language : languages) {
                pupil.learn(language, vectors(language));
                swapped.run();
            }
            state = "on";
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

    private Vectors vectors(Knowledge language) throws EncoderUnavailable {
        int sentences =
                language.intents().stream().mapToInt(it -> it.examples().size()).sum();
        @Nullable EncoderKind kind = encoders.kind(sentences, language.intents().size());
        if (kind == null) {
            return Vectors.NONE;
        }
        String file = kind.name().toLowerCase(Locale.ROOT) + "-" + language.language() + ".vectors";
        return new Vectors(encoders.open(kind), new VectorFile(folder.resolve(file)));
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
