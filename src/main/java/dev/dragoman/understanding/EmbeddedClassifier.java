package dev.dragoman.understanding;

import dev.dragoman.understanding.Model.Judged;
import dev.dragoman.understanding.Model.Taught;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Understands without any other server, by what it was taught last. Learning again takes the place of what was learned
 * before in one step, so that there is never a pause in answering.
 */
final class EmbeddedClassifier implements Classifier {

    private final Map<String, Learned> languages = new ConcurrentHashMap<>();

    /** Learns by words and letters. */
    EmbeddedClassifier(List<Knowledge> all) {
        all.forEach(knowledge -> learn(knowledge, Vectors.NONE));
    }

    /** Learns a language, and answers by it from then on. */
    void learn(Knowledge knowledge, Vectors vectors) {
        List<Taught> sentences = knowledge.intents().stream()
                .flatMap(intent -> intent.examples().stream().map(example -> new Taught(example.text(), intent.name())))
                .toList();
        languages.put(knowledge.language(), new Learned(Model.train(sentences, vectors), new EntityFinder(knowledge)));
    }

    @Override
    public String name() {
        return "embedded";
    }

    @Override
    public Classification classify(String text, String language) throws ClassifierUnavailable {
        @Nullable Learned learned = languages.get(language);
        if (learned == null) {
            throw new ClassifierUnavailable("nothing was taught in the language " + language);
        }
        Judged judged = learned.model().judge(text);
        return new Classification(judged.ranking(), learned.entities().find(text), judged.scope());
    }

    /** How long learning took, over all languages. */
    Duration trainingTime() {
        return languages.values().stream().map(it -> it.model().trainingTime()).reduce(Duration.ZERO, Duration::plus);
    }

    /** The words of a language's examples, in lower case. */
    Set<String> vocabulary(String language) {
        @Nullable Learned learned = languages.get(language);
        return learned == null ? Set.of() : learned.model().vocabulary();
    }

    private record Learned(Model model, EntityFinder entities) {}
}
