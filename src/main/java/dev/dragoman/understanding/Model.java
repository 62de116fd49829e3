package dev.dragoman.understanding;

import dev.dragoman.understanding.Confidence.Trial;
import dev.dragoman.understanding.Features.Sparse;
import dev.dragoman.understanding.Understanding.Ranked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** What was learned from the sentences of one language. The same sentences give the same model. */
final class Model {

    private static final int FOLDS = 3;
    /** From here on one fold says enough. */
    private static final int MANY_EXAMPLES = 1000;

    private static final int MOST_RANKED = 10;
    /** Held-out sentences are for telling intents apart, strange ones for knowing when none fits. */
    private static final double STRANGE_WEIGHT = 0.5;

    /** What is left of the confidence when parts of words are known but not one word; full from half of them on. */
    private static final double STRANGE_TRUST = 0.4;

    private final List<String> intents;
    private final TypoRepair repair;
    private final Features features;
    private final Separator separator;
    private final Confidence confidence;
    private final Duration trainingTime;

    /** A sentence and the intent it stands for. */
    record Taught(String text, String intent) {}

    private Model(List<Taught> sentences) {
        long start = System.nanoTime();
        intents = sentences.stream().map(Taught::intent).distinct().sorted().toList();
        List<List<String>> texts =
                sentences.stream().map(Taught::text).map(Words::of).toList();
        repair = new TypoRepair(texts);
        features = Features.learn(texts);
        List<Sparse> examples = texts.stream().map(features::of).toList();
        int[] labels = sentences.stream()
                .mapToInt(taught -> intents.indexOf(taught.intent()))
                .toArray();
        separator = Separator.train(examples, labels, intents.size(), features.size());
        confidence = examples.isEmpty() ? Confidence.fit(List.of()) : Confidence.fit(trials(texts, labels));
        trainingTime = Duration.ofNanos(System.nanoTime() - start);
    }

    static Model train(List<Taught> sentences) {
        return new Model(sentences);
    }

    Duration trainingTime() {
        return trainingTime;
    }

    Set<String> vocabulary() {
        return repair.known();
    }

    /** The best intents; none if nothing of the text is known. */
    List<Ranked> classify(String text) {
        List<String> words = Words.of(text);
        List<String> repaired = repair.repair(words);
        Sparse known = features.of(repaired);
        if (known.indices().length == 0) {
            return List.of();
        }
        double[] shares = confidence.of(separator.margins(known));
        double trust = STRANGE_TRUST + (1 - STRANGE_TRUST) * Math.min(1, 2 * repair.familiarity(words, repaired));
        return IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparingDouble(it -> -shares[it]))
                .limit(MOST_RANKED)
                .map(it -> new Ranked(intents.get(it), shares[it] * trust))
                .toList();
    }

    /** Each sentence as judged by a model that has never seen it, and strange texts as judged by the same models. */
    private List<Trial> trials(List<List<String>> texts, int[] labels) {
        int[] fold = folds(labels);
        List<Trial> trials = new ArrayList<>();
        var random = new Random(7);
        int tried = labels.length > MANY_EXAMPLES ? 1 : FOLDS;
        for (int held = 0; held < tried; held++) {
            int out = held;
            int[] in = IntStream.range(0, labels.length)
                    .filter(i -> fold[i] != out)
                    .toArray();
            List<List<String>> seen = Arrays.stream(in).mapToObj(texts::get).toList();
            Features learned = Features.learn(seen);
            List<Sparse> examples = seen.stream().map(learned::of).toList();
            int[] seenLabels = Arrays.stream(in).map(i -> labels[i]).toArray();
            Separator judge = Separator.train(examples, seenLabels, intents.size(), learned.size());
            for (int i = 0; i < labels.length; i++) {
                if (fold[i] == out) {
                    trials.add(new Trial(judge.margins(learned.of(texts.get(i))), labels[i], 1));
                    Sparse strange = learned.of(strange(texts.get(i), random));
                    trials.add(new Trial(judge.margins(strange), -1, STRANGE_WEIGHT));
                }
            }
        }
        return trials;
    }

    /** Spreads each intent evenly over the folds. */
    private int[] folds(int[] labels) {
        var next = new int[intents.size()];
        return Arrays.stream(labels).map(label -> next[label]++ % FOLDS).toArray();
    }

    /** A sentence whose words have the letters of real ones in a random order: it means nothing. */
    private static List<String> strange(List<String> words, Random random) {
        return words.stream()
                .map(word -> {
                    char[] letters = word.toCharArray();
                    for (int i = letters.length - 1; i > 0; i--) {
                        int other = random.nextInt(i + 1);
                        char letter = letters[i];
                        letters[i] = letters[other];
                        letters[other] = letter;
                    }
                    return new String(letters);
                })
                .toList();
    }

    @Override
    public String toString() {
        return "%d intents, %d features, %s, trained in %d ms"
                .formatted(intents.size(), features.size(), confidence, trainingTime.toMillis());
    }
}
