package dev.dragoman.understanding;

import dev.dragoman.understanding.Confidence.Trial;
import dev.dragoman.understanding.Tiers.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    private final List<Text> texts;
    private final int[] labels;
    private final int classes;

    private Trials(List<Text> texts, int[] labels, int classes) {
        this.texts = texts;
        this.labels = labels;
        this.classes = classes;
    }

    static List<Trial> of(List<Text> texts, int[] labels, int classes) {
        return new Trials(texts, labels, classes).hold();
    }

    private List<Trial> hold() {
        int[] fold = folds();
        List<Trial> trials = new ArrayList<>();
        int tried = labels.length > MANY_EXAMPLES ? 1 : FOLDS;
        for (int out = 0; out < tried; out++) {
            int held = out;
            int[] seen = IntStream.range(0, labels.length)
                    .filter(i -> fold[i] != held && !unknown(labels[i], held))
                    .toArray();
            int[] seenLabels = Arrays.stream(seen).map(i -> labels[i]).toArray();
            Tiers judge = Tiers.learn(Arrays.stream(seen).mapToObj(texts::get).toList(), seenLabels, classes);
            for (int i = 0; i < labels.length; i++) {
                if (fold[i] == held) {
                    trials.add(new Trial(judge.read(texts.get(i)), unknown(labels[i], held) ? -1 : labels[i]));
                }
            }
        }
        return trials;
    }

    private boolean unknown(int label, int held) {
        return classes > UNKNOWN && label % UNKNOWN == held;
    }

    /** Spreads each intent evenly over the folds. */
    private int[] folds() {
        var next = new int[classes];
        return Arrays.stream(labels).map(label -> next[label]++ % FOLDS).toArray();
    }
}
