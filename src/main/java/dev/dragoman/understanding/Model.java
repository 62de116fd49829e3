package dev.dragoman.understanding;

import dev.dragoman.understanding.Confidence.Trial;
import dev.dragoman.understanding.Tiers.Reading;
import dev.dragoman.understanding.Tiers.Text;
import dev.dragoman.understanding.Understanding.Ranked;
import dev.dragoman.understanding.Understanding.Scope;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What was learned from the sentences of one language. The same sentences give the same model. */
final class Model {

    private static final int MOST_RANKED = 10;

    /** What is left of the confidence when parts of words are known but not one word; full from half of them on. */
    private static final double STRANGE_TRUST = 0.4;

    private final List<String> intents;
    private final TypoRepair repair;
    private final Vectors vectors;
    private final Tiers tiers;
    private final double weight;
    private final Confidence ofWords;
    private final Confidence ofAll;
    private final Gate gate;
    private final Duration trainingTime;

    /** A sentence and the intent it stands for. */
    record Taught(String text, String intent) {}

    private Model(List<Taught> sentences, Vectors vectors) {
        long start = System.nanoTime();
        this.vectors = vectors;
        intents = sentences.stream().map(Taught::intent).distinct().sorted().toList();
        List<List<String>> words =
                sentences.stream().map(Taught::text).map(Words::of).toList();
        repair = new TypoRepair(words, vectors::knows);
        float @Nullable [][] meant =
                vectors.of(sentences.stream().map(Taught::text).toList());
        List<Text> texts = IntStream.range(0, words.size())
                .mapToObj(i -> new Text(words.get(i), meant == null ? null : meant[i]))
                .toList();
        int[] labels = sentences.stream()
                .mapToInt(taught -> intents.indexOf(taught.intent()))
                .toArray();
        tiers = Tiers.learn(texts, labels, intents.size());
        var trials = new Trials(texts, labels, intents.size());
        List<Trial> quick = trials.run(Tiers::read);
        ofWords = Confidence.fit(quick);
        if (tiers.hasMeaning()) {
            weight = trials.weight();
            List<Trial> full = trials.run((judge, text) -> judge.read(text, weight));
            ofAll = Confidence.fit(full);
            gate = Gate.find(quick, ofWords, full);
        } else {
            weight = 0;
            ofAll = ofWords;
            gate = Gate.SHUT;
        }
        trainingTime = Duration.ofNanos(System.nanoTime() - start);
    }

    /** Learns by words and letters alone. */
    static Model train(List<Taught> sentences) {
        return new Model(sentences, Vectors.NONE);
    }

    /** Learns by meaning too. */
    static Model train(List<Taught> sentences, Vectors vectors) {
        return new Model(sentences, vectors);
    }

    Duration trainingTime() {
        return trainingTime;
    }

    Set<String> vocabulary() {
        return repair.known();
    }

    /**
     * What was made of a text.
     *
     * @param ranking the best intents; none if nothing of the text is known
     * @param encoded whether the encoder was asked
     */
    record Judged(List<Ranked> ranking, Scope scope, boolean encoded) {}

    /** The best intents, and whether it is any of them. */
    Judged judge(String text, Effort effort) {
        List<String> words = repair.withoutStrangeSigns(Words.of(text));
        List<String> repaired = repair.repair(words);
        if (intents.isEmpty() || !tiers.knows(repaired)) {
            return new Judged(List.of(), ofWords.scope(0), false);
        }
        double trust = STRANGE_TRUST + (1 - STRANGE_TRUST) * Math.min(1, 2 * repair.familiarity(words, repaired));
        Reading quick = tiers.read(new Text(repaired, null));
        if (!tiers.hasMeaning() || trust * ofWords.best(quick) >= gate.at(effort)) {
            return judged(quick, ofWords, trust, false);
        }
        Text meant = new Text(repaired, vectors.of(repair.mend(text)));
        return judged(tiers.read(meant, weight), ofAll, 1, true);
    }

    private Judged judged(Reading reading, Confidence confidence, double trust, boolean encoded) {
        double[] shares = confidence.shares(reading);
        double likely = trust * confidence.likely(reading);
        List<Ranked> ranking = IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparingDouble(it -> -shares[it]))
                .limit(MOST_RANKED)
                .map(it -> new Ranked(intents.get(it), shares[it] * likely))
                .toList();
        return new Judged(ranking, confidence.scope(likely), encoded);
    }

    List<Ranked> classify(String text) {
        return judge(text, Effort.FULL).ranking();
    }

    @Override
    public String toString() {
        return "%d intents, %d features, meaning x %.1f, %s, %s, trained in %d ms"
                .formatted(intents.size(), tiers.size(), weight, ofAll, gate, trainingTime.toMillis());
    }
}
