package dev.dragoman.understanding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.dragoman.rasa.RasaServers;
import dev.dragoman.understanding.Classifier.Classification;
import dev.dragoman.understanding.Classifier.ClassifierUnavailable;
import dev.dragoman.understanding.Feelings.Feeling;
import dev.dragoman.understanding.Understanding.Mood;
import dev.dragoman.understanding.Understanding.Ranked;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door of this module: makes of a text what the customer wants. Asks Rasa where a server is set, and the embedded
 * classifier where there is none or it cannot answer.
 */
public final class Understander {

    private static final Logger LOG = LoggerFactory.getLogger(Understander.class);
    private static final int MOST_REMEMBERED = 10_000;
    private static final int LONGEST_REMEMBERED = 1000;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Library library;
    private final EmbeddedClassifier embedded;
    private final RasaClassifier rasa;
    private final LanguageDetector languages;
    private final Map<String, Feelings> feelings = new HashMap<>();
    private final Map<String, Outage> outages = new ConcurrentHashMap<>();
    private final AtomicInteger lesson = new AtomicInteger();
    private final Cache<Heard, Understanding> remembered;
    private final MeterRegistry meters;
    private final Clock clock;
    private volatile Teacher teacher = Teacher.ofWords();

    /** When Rasa stopped answering for a language, and why. */
    record Outage(Instant since, String reason) {}

    Understander(Library library, RasaClassifier rasa, MeterRegistry meters, Clock clock) {
        this.library = library;
        this.rasa = rasa;
        this.meters = meters;
        this.clock = clock;
        embedded = new EmbeddedClassifier(all(), library.home());
        languages = new LanguageDetector(library, embedded::vocabulary);
        library.languages().forEach(language -> feelings.put(language, Feelings.of(language)));
        remembered = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(REMEMBERED)
                .build();
    }

    /** One that asks nobody outside this process. */
    public static Understander embedded(Library library) {
        var nobody = new RasaClassifier(RasaServers.none());
        return new Understander(library, nobody, new SimpleMeterRegistry(), Clock.systemUTC());
    }

    /** Learns meaning too, in the background. */
    void learnFrom(Teacher one) {
        teacher = one;
        var unused = one.teach(embedded, all(), this::forget);
    }

    /**
     * Learns again what the library knows now: words and letters before this returns, meaning in the background. What was
     * learned before answers meanwhile.
     */
    public void relearn() {
        all().forEach(it -> embedded.learn(it, Vectors.NONE));
        forget();
        var unused = teacher.teach(embedded, all(), this::forget);
    }

    private List<Knowledge> all() {
        return library.languages().stream().map(library::knowledge).toList();
    }

    /** What was understood before is thought about anew. */
    private void forget() {
        lesson.incrementAndGet();
        remembered.invalidateAll();
    }

    /** What meaning does, in words. */
    String meaning() {
        return teacher.state();
    }

    /**
     * Understands a text. Never throws: what nobody understands has no intent and the confidence 0.
     *
     * @param priorLanguage the language of the conversation so far, which decides for short texts
     */
    public Understanding understand(String text, @Nullable String priorLanguage) {
        return understand(text, priorLanguage, true, Effort.CALM);
    }

    /** The same with so much time; nobody outside this process is asked with {@link Effort#WORDS}. */
    public Understanding understand(String text, @Nullable String priorLanguage, Effort effort) {
        return understand(text, priorLanguage, effort != Effort.WORDS, effort);
    }

    /** The same within this process: for a Rasa server that asks us, or when there is no time to ask one. */
    public Understanding understandHere(String text, @Nullable String priorLanguage) {
        return understand(text, priorLanguage, false, Effort.CALM);
    }

    private Understanding understand(String text, @Nullable String priorLanguage, boolean mayAskRasa, Effort effort) {
        long start = System.nanoTime();
        String stripped = text.strip();
        String language = language(stripped, priorLanguage);
        boolean askRasa = mayAskRasa && rasa.speaks(language);
        var heard = new Heard(language, stripped, askRasa, lesson.get());
        @Nullable Understanding known = remembered.getIfPresent(heard);
        if (known != null) {
            measure(known, "remembered", start);
            return known;
        }
        Understanding fresh = fresh(heard, effort);
        // What another engine or more time would have answered better is not remembered.
        boolean best =
                effort.compareTo(Effort.CALM) >= 0 && askRasa == fresh.engine().equals(rasa.name());
        if (best && stripped.length() <= LONGEST_REMEMBERED) {
            remembered.put(heard, fresh);
        }
        measure(fresh, fresh.intent() == null ? "nothing" : "recognised", start);
        return fresh;
    }

    private String language(String text, @Nullable String prior) {
        try {
            return languages.detect(text, prior);
        } catch (RuntimeException e) {
            LOG.warn(
                    "the language of a text could not be told: {}", e.getClass().getName());
            return prior != null && library.speaks(prior) ? prior : library.defaultLanguage();
        }
    }

    private Understanding fresh(Heard heard, Effort effort) {
        if (heard.text().isEmpty()) {
            return understanding(heard, new Classification(List.of(), List.of()), embedded.name());
        }
        @Nullable Classification command = Command.read(heard.text(), library.knowledge(heard.language()));
        if (command != null) {
            return understanding(heard, command, "command");
        }
        @Nullable Classification asked = heard.askRasa() ? askRasa(heard) : null;
        return asked == null
                ? understanding(heard, askEmbedded(heard, effort), embedded.name())
                : understanding(heard, asked, rasa.name());
    }

    /** Null when Rasa cannot answer now. */
    private @Nullable Classification askRasa(Heard heard) {
        try {
            Classification answer = rasa.classify(heard.text(), heard.language(), Effort.FULL);
            if (outages.remove(heard.language()) != null) {
                LOG.info("Rasa answers again for the language {}", heard.language());
            }
            return answer;
        } catch (ClassifierUnavailable e) {
            fallBack(heard.language(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            fallBack(heard.language(), e.getClass().getName());
        }
        return null;
    }

    private void fallBack(String language, String why) {
        meters.counter("dragoman.understand.fallbacks", "language", language).increment();
        if (outages.putIfAbsent(language, new Outage(clock.instant(), why)) == null) {
            LOG.warn("the embedded classifier answers for the language {}: {}", language, why);
        }
    }

    private Classification askEmbedded(Heard heard, Effort effort) {
        try {
            return embedded.classify(heard.text(), heard.language(), effort);
        } catch (ClassifierUnavailable | RuntimeException e) {
            LOG.warn("the embedded classifier failed: {}", e.getClass().getName());
            return new Classification(List.of(), List.of());
        }
    }

    private Understanding understanding(Heard heard, Classification found, String engine) {
        Feelings reader = feelings.get(heard.language());
        Feeling feeling = reader == null ? new Feeling(Mood.NEUTRAL, false) : reader.in(heard.text());
        @Nullable
        Ranked best = found.ranking().isEmpty() ? null : found.ranking().getFirst();
        return new Understanding(
                heard.text(),
                heard.language(),
                best == null ? null : best.intent(),
                best == null ? 0 : best.confidence(),
                found.ranking(),
                found.entities(),
                feeling.mood(),
                feeling.urgent(),
                engine,
                found.scope());
    }

    private void measure(Understanding made, String outcome, long start) {
        meters.timer("dragoman.understand", "engine", made.engine(), "outcome", outcome)
                .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }

    /** Which engine answers, by language. */
    Map<String, String> engines() {
        Map<String, String> engines = new TreeMap<>();
        for (String language : library.languages()) {
            boolean asked = rasa.speaks(language) && !outages.containsKey(language);
            engines.put(language, asked ? rasa.name() : embedded.name());
        }
        return engines;
    }

    /** Where the embedded classifier stands in for Rasa, by language. */
    Map<String, Outage> outages() {
        return new TreeMap<>(outages);
    }

    Duration trainingTime() {
        return embedded.trainingTime();
    }

    /** What an answer is remembered by; one of an earlier lesson is not asked for any more. */
    private record Heard(String language, String text, boolean askRasa, int lesson) {}
}
