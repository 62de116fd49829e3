package dev.dragoman.understanding;

import dev.dragoman.understanding.encoder.Encoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The vectors of texts by an encoder; those of examples are kept on disk, for making them is most of the training. */
class Vectors {

    /** Those of a house without an encoder. */
    static final Vectors NONE = new Vectors(null, null);

    private final @Nullable Encoder encoder;
    private final @Nullable VectorFile kept;

    Vectors(@Nullable Encoder encoder, @Nullable VectorFile kept) {
        this.encoder = encoder;
        this.kept = kept;
    }

    /** Whether a lower-case word is a common one of the encoder's language. */
    boolean knows(String word) {
        return encoder != null && encoder.knows(word);
    }

    /** The vector of one text; null without an encoder. */
    float @Nullable [] of(String text) {
        return encoder == null ? null : encoder.encode(speakable(text));
    }

    /** The vectors of many texts, in their order; null without an encoder. */
    float @Nullable [][] of(List<String> texts) {
        if (encoder == null) {
            return null;
        }
        List<String> spoken = texts.stream().map(Vectors::speakable).toList();
        Map<String, float[]> known = new HashMap<>(kept == null ? Map.of() : kept.read());
        List<String> missing =
                spoken.stream().filter(it -> !known.containsKey(it)).distinct().toList();
        List<float[]> made = missing.parallelStream().map(encoder::encode).toList();
        for (int i = 0; i < made.size(); i++) {
            known.put(missing.get(i), made.get(i));
        }
        if (kept != null && !missing.isEmpty()) {
            known.keySet().retainAll(spoken);
            kept.write(known);
        }
        return spoken.stream().map(known::get).toArray(float[][]::new);
    }

    /** Smileys and their like say nothing to an encoder. */
    private static String speakable(String text) {
        int[] points = text.codePoints()
                .filter(it -> Character.getType(it) != Character.OTHER_SYMBOL
                        && Character.getType(it) != Character.SURROGATE
                        && Character.getType(it) != Character.MODIFIER_SYMBOL)
                .toArray();
        return new String(points, 0, points.length);
    }
}
