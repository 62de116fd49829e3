package dev.dragoman.understanding;

import dev.dragoman.understanding.Model.Taught;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Understands without any other server: learns the examples of {@code intents/} when the program starts. */
final class EmbeddedClassifier implements Classifier {

    private final Map<String, Learned> languages = new HashMap<>();

    EmbeddedClassifier(List<Knowledge> all, Home home) {
        all.forEach(knowledge -> languages.put(knowledge.language(), learn(knowledge, home)));
    }

    private static Learned learn(Knowledge knowledge, Home home) {
        List<Taught> sentences = knowledge.intents().stream()
                .flatMap(intent -> intent.examples().stream().map(example -> new Taught(example.text(), intent.name())))
                .toList();
        return new Learned(Model.train(sentences), new EntityFinder(knowledge, home));
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
        return new Classification(
                learned.model().classify(text), learned.entities().find(text));
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
