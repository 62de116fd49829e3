package dev.dragoman.understanding;

import dev.dragoman.understanding.Confidence.Trial;
import dev.dragoman.understanding.Tiers.Reading;
import dev.dragoman.understanding.Tiers.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Lets models judge what they have not seen: of each intent a third of the examples is held back, and of some intents all
 * of them, so that their examples are strange texts that sound like this brand's customers.
 */
final class Trials {

    private static final int FOLDS = 3;
    /** From here on one fold says enough. */
    private static final int MANY_EXAMPLES = 1000;
    /** One of so many intents is unknown to a model. */
    private static final int UNKNOWN = 5;
    /** How much the margin of meaning may count beside the one of words; of equals the first. */
    private static final double[] WEIGHTS = {2, 1.5, 3, 1, 6};

    private final List<Text> texts;
    private final int[] labels;
    private final int classes;
    private final List<Judge> judges = new ArrayList<>();

    private record Judge(Tiers tiers, List<Integer> held, int fold) {}

    Trials(List<Text> texts, int[] labels, int classes) {
        this.texts = texts;
        this.labels = labels;
        this.classes = classes;
        int[] fold = folds();
        int tried = labels.length > MANY_EXAMPLES ? 1 : FOLDS;
        for (int out = 0; out < tried; out++) {
            int held = out;
            int[] seen = IntStream.range(0, labels.length)
                    .filter(i -> fold[i] != held && !unknown(labels[i], held))
                    .toArray();
            Tiers judge = Tiers.learn(
                    Arrays.stream(seen).mapToObj(texts::get).toList(),
                    Arrays.stream(seen).map(i -> labels[i]).toArray(),
                    classes);
            List<Integer> asked = IntStream.range(0, labels.length)
                    .filter(i -> fold[i] == held)
                    .boxed()
                    .toList();
            judges.add(new Judge(judge, asked, held));
        }
    }

    private boolean unknown(int label, int held) {
        return classes > UNKNOWN && label % UNKNOWN == held;
    }

    /** Spreads each intent evenly over the folds. */
    private int[] folds() {
        var next = new int[classes];
        return Arrays.stream(labels).map(label -> next[label]++ % FOLDS).toArray();
    }

    /** The weight of meaning with which most of the held back examples were recognised. */
    double weight() {
        double best = WEIGHTS[0];
        long most = -1;
        for (double weight : WEIGHTS) {
            long right = run((tiers, text) -> tiers.read(text, weight)).stream()
                    .filter(Trial::isRight)
                    .count();
            if (right > most) {
                most = right;
                best = weight;
            }
        }
        return best;
    }

    /** How each held back example was read; the same order at every call. */
    List<Trial> run(BiFunction<Tiers, Text, Reading> reader) {
        return judges.stream()
                .flatMap(judge -> judge.held().stream()
                        .map(i -> new Trial(
                                reader.apply(judge.tiers(), texts.get(i)),
                                unknown(labels[i], judge.fold()) ? -1 : labels[i])))
                .toList();
    }
}
