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

    /** How much the margin of meaning counts beside the one of words, with many examples an intent and with few. */
    private static final double MEANING = 1.5;

    private static final double MEANING_OF_FEW = 3;
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
    record Reading(double[] margins, double best, double likeness) {}

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

    /** How a text lies to the intents; without its vector, the words alone speak. */
    Reading read(Text text) {
        double[] margins = words.margins(features.of(text.words()));
        float[] vector = text.vector();
        if (meaning == null || vector == null) {
            return new Reading(margins, Arrays.stream(margins).max().orElse(-1), 0);
        }
        double weight = meaning.few() ? MEANING_OF_FEW : MEANING;
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
