package dev.dragoman.understanding;

import dev.dragoman.understanding.Features.Sparse;
import dev.dragoman.understanding.Rows.SparseRows;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The borders between intents as both tiers learned them: by words and letters, and by meaning where there is an encoder. */
final class Tiers {

    private static final int NEAREST_INTENTS = 3;

    private final Features features;
    private final Separator words;
    private final @Nullable Semantic meaning;

    /**
     * A text as a learner sees it.
     *
     * @param vector of the encoder; null where there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Text(List<String> words, float @Nullable [] vector) {}

    /**
     * How a text lies to the intents.
     *
     * @param margins  by intent; examples of an intent lie at 1 and more in each tier
     * @param best     the largest of them
     * @param likeness to the nearest examples of the likeliest intents, -1 to 1; 0 without an encoder
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Reading(double[] margins, double best, double likeness) {

        /** The intent with the best margin. */
        int top() {
            int top = 0;
            for (int i = 1; i < margins.length; i++) {
                if (margins[i] > margins[top]) {
                    top = i;
                }
            }
            return top;
        }
    }

    private Tiers(List<Text> texts, int[] labels, int classes) {
        List<List<String>> all = texts.stream().map(Text::words).toList();
        features = Features.learn(all);
        List<Sparse> rows = all.stream().map(features::of).toList();
        words = Separator.train(new SparseRows(rows, features.size()), labels, classes);
        boolean encoded = !texts.isEmpty() && texts.stream().noneMatch(it -> it.vector() == null);
        meaning = encoded
                ? Semantic.train(texts.stream().map(Text::vector).toArray(float[][]::new), labels, classes)
                : null;
    }

    static Tiers learn(List<Text> texts, int[] labels, int classes) {
        return new Tiers(texts, labels, classes);
    }

    int size() {
        return features.size();
    }

    /** Whether any feature of a text was seen before. */
    boolean knows(List<String> words) {
        return features.of(words).indices().length > 0;
    }

    /** Whether meaning was learned too. */
    boolean hasMeaning() {
        return meaning != null;
    }

    /** How a text lies to the intents by its words alone. */
    Reading read(Text text) {
        double[] margins = words.margins(features.of(text.words()));
        return new Reading(margins, Arrays.stream(margins).max().orElse(-1), 0);
    }

    /** How a text lies to the intents, the margins of meaning counting so many times as those of words. */
    Reading read(Text text, double weight) {
        Reading plain = read(text);
        float[] vector = text.vector();
        if (meaning == null || vector == null) {
            return plain;
        }
        double[] margins = plain.margins();
        double[] meant = meaning.margins(vector);
        for (int i = 0; i < margins.length; i++) {
            margins[i] = (margins[i] + weight * meant[i]) / (1 + weight);
        }
        int[] top = IntStream.range(0, margins.length)
                .boxed()
                .sorted(Comparator.comparingDouble(it -> -margins[it]))
                .limit(NEAREST_INTENTS)
                .mapToInt(it -> it)
                .toArray();
        return new Reading(margins, margins.length == 0 ? -1 : margins[top[0]], meaning.likeness(vector, top));
    }
}
