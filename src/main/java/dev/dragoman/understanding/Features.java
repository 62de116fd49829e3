package dev.dragoman.understanding;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The features of texts: words and pairs of words with the edges of the sentence, and runs of 2 to 5 characters inside
 * words. Each block is weighted by 1 + log of the count and by rarity, and has length 1.
 */
final class Features {

    /** How much of an unknown feature counts in the length of its block: strange texts shrink towards "nothing". */
    private static final double UNKNOWN_SHARE = 0.6;
    /** From here on a feature must occur twice to be learned. */
    private static final int MANY_EXAMPLES = 3000;

    private final Map<Long, Integer> index;
    private final float[] rarity;
    private final double unknownRarity;

    private Features(Map<Long, Integer> index, float[] rarity, double unknownRarity) {
        this.index = index;
        this.rarity = rarity;
        this.unknownRarity = unknownRarity;
    }

    static Features learn(List<List<String>> texts) {
        Map<Long, Integer> seenIn = new HashMap<>();
        for (List<String> words : texts) {
            for (long[] block : blocks(words)) {
                long before = 0;
                for (long feature : block) {
                    if (feature != before) {
                        seenIn.merge(feature, 1, Integer::sum);
                    }
                    before = feature;
                }
            }
        }
        int least = texts.size() > MANY_EXAMPLES ? 2 : 1;
        long[] kept = seenIn.entrySet().stream()
                .filter(seen -> seen.getValue() >= least)
                .mapToLong(Map.Entry::getKey)
                .sorted()
                .toArray();
        Map<Long, Integer> index = HashMap.newHashMap(kept.length);
        var rarity = new float[kept.length];
        for (int i = 0; i < kept.length; i++) {
            index.put(kept[i], i);
            rarity[i] = (float) (Math.log((1.0 + texts.size()) / (1 + seenIn.getOrDefault(kept[i], 1))) + 1);
        }
        return new Features(index, rarity, Math.log(1.0 + texts.size()) + 1);
    }

    int size() {
        return rarity.length;
    }

    Sparse of(List<String> words) {
        long[][] blocks = blocks(words);
        var indices = new int[blocks[0].length + blocks[1].length];
        var values = new float[indices.length];
        int filled = 0;
        for (long[] block : blocks) {
            filled = block(block, indices, values, filled);
        }
        return new Sparse(Arrays.copyOf(indices, filled), Arrays.copyOf(values, filled));
    }

    private int block(long[] block, int[] indices, float[] values, int from) {
        int filled = from;
        double square = 0;
        for (int i = 0; i < block.length; ) {
            int next = i + 1;
            while (next < block.length && block[next] == block[i]) {
                next++;
            }
            double often = 1 + Math.log(next - i);
            Integer known = index.get(block[i]);
            if (known == null) {
                square += UNKNOWN_SHARE * often * often * unknownRarity * unknownRarity;
            } else {
                double value = often * rarity[known];
                square += value * value;
                indices[filled] = known;
                values[filled++] = (float) value;
            }
            i = next;
        }
        float scale = square == 0 ? 0 : (float) (1 / Math.sqrt(square));
        for (int i = from; i < filled; i++) {
            values[i] *= scale;
        }
        return filled;
    }

    /** Sorted hashes: words first, then characters. */
    private static long[][] blocks(List<String> words) {
        var ofWords = new long[words.size() * 2 + 1];
        int filled = 0;
        String before = "^";
        for (String word : words) {
            ofWords[filled++] = hash(1, word);
            ofWords[filled++] = hash(2, before + " " + word);
            before = word;
        }
        ofWords[filled] = hash(2, before + " $");
        Arrays.sort(ofWords);
        return new long[][] {ofWords, characters(words)};
    }

    private static long[] characters(List<String> words) {
        var runs = new long
                [words.stream().mapToInt(word -> (word.length() + 2) * 4).sum()];
        int filled = 0;
        for (String word : words) {
            String edged = " " + word + " ";
            for (int length = 2; length <= 5; length++) {
                for (int start = 0; start + length <= edged.length(); start++) {
                    runs[filled++] = hash(3, edged.substring(start, start + length));
                }
            }
        }
        long[] sorted = Arrays.copyOf(runs, filled);
        Arrays.sort(sorted);
        return sorted;
    }

    /** FNV-1a with a last stir; 64 bits make a collision of two features unlikely enough to forget about. */
    private static long hash(int kind, String text) {
        long hash = 0xcbf29ce484222325L ^ kind;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        return hash * 0x9e3779b97f4a7c15L;
    }

    /** The non-zero values of a text. */
    @SuppressWarnings("ArrayRecordComponent") // never compared; a plain carrier in the hot loop
    record Sparse(int[] indices, float[] values) {}
}
