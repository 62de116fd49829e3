package dev.dragoman.understanding;

import dev.dragoman.understanding.Exam.Answered;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The figures of an exam; shares are between 0 and 1.
 *
 * @param texts       how many were asked, and how many of them belong to an intent
 * @param accuracy    share of the texts in scope whose best intent is right, whatever the confidence
 * @param macroF1     F1 of each intent, each counting the same
 * @param calibration the expected calibration error of the confidence on texts in scope, in 15 steps
 * @param withheld    what happens when answers that are not sure enough are withheld
 * @param outOfScope  how well strange texts are told; null where none were asked
 * @param confusions  the most frequent mistakes, at most ten
 */
record Marks(
        int texts,
        int inScope,
        double accuracy,
        double macroF1,
        double calibration,
        Withheld withheld,
        @Nullable Strange outOfScope,
        List<Confusion> confusions,
        Map<String, Double> f1) {

    private static final int STEPS = 15;
    private static final int MOST_CONFUSIONS = 10;
    private static final double KEPT = 0.95;

    /**
     * What comes of withholding answers: by a given threshold, else by the engine's own advice.
     *
     * @param answered share of the texts in scope that are answered at all
     * @param right    share of the texts in scope that are answered rightly
     * @param rejected share of the strange texts that are not answered
     */
    record Withheld(double answered, double right, double rejected) {}

    /**
     * Texts that belong to no intent.
     *
     * @param auroc        the chance that a text in scope looks more like one than a strange text does
     * @param recallAtKept share of strange texts below the likelihood that 95 in 100 texts in scope reach; of the
     *     validation set where one is given, else of this one
     */
    record Strange(int texts, double auroc, double recallAtKept) {}

    record Confusion(String intent, String taken, int times) {}

    static Marks of(List<Answered> answers, @Nullable Double threshold, List<Answered> validation) {
        List<Answered> good = answers.stream().filter(Answered::inScope).toList();
        List<Answered> strange = answers.stream().filter(it -> !it.inScope()).toList();
        Map<String, Double> f1 = f1(answers);
        var withheld = new Withheld(
                share(good, it -> it.answered(threshold)),
                share(good, it -> it.right() && it.answered(threshold)),
                share(strange, it -> !it.answered(threshold)));
        List<Answered> known = validation.isEmpty()
                ? good
                : validation.stream().filter(Answered::inScope).toList();
        return new Marks(
                answers.size(),
                good.size(),
                share(good, Answered::right),
                f1.values().stream().mapToDouble(it -> it).average().orElse(0),
                calibration(good),
                withheld,
                strange.isEmpty() ? null : strange(good, strange, known),
                confusions(good),
                f1);
    }

    private static double share(List<Answered> of, Predicate<Answered> which) {
        return of.isEmpty() ? 0 : (double) of.stream().filter(which).count() / of.size();
    }

    private static Map<String, Double> f1(List<Answered> answers) {
        Map<String, Double> f1 = new TreeMap<>();
        List<Answered> good = answers.stream().filter(Answered::inScope).toList();
        for (String intent :
                new TreeSet<>(good.stream().map(it -> it.asked().intent()).toList())) {
            long hit = good.stream()
                    .filter(it -> it.right() && it.intent().equals(intent))
                    .count();
            long meant = good.stream()
                    .filter(it -> it.asked().intent().equals(intent))
                    .count();
            long said = good.stream().filter(it -> it.intent().equals(intent)).count();
            f1.put(intent, 2.0 * hit / Math.max(1, meant + said));
        }
        return f1;
    }

    private static double calibration(List<Answered> good) {
        Map<Integer, List<Answered>> steps = good.stream()
                .collect(Collectors.groupingBy(it -> Math.min(STEPS - 1, (int) (it.confidence() * STEPS))));
        return steps.values().stream()
                        .mapToDouble(step -> Math.abs(step.stream()
                                .mapToDouble(it -> (it.right() ? 1 : 0) - it.confidence())
                                .sum()))
                        .sum()
                / Math.max(1, good.size());
    }

    private static Strange strange(List<Answered> good, List<Answered> strange, List<Answered> known) {
        double[] sure = good.stream().mapToDouble(Marks::likely).sorted().toArray();
        double above = 0;
        for (Answered one : strange) {
            int below = Arrays.binarySearch(sure, likely(one));
            above += sure.length - (below < 0 ? -below - 1 : below);
        }
        double[] kept = known.stream().mapToDouble(Marks::likely).sorted().toArray();
        double from = kept.length == 0 ? 0 : kept[(int) (kept.length * (1 - KEPT))];
        return new Strange(
                strange.size(),
                sure.length == 0 ? 0 : above / sure.length / strange.size(),
                share(strange, it -> likely(it) < from));
    }

    private static double likely(Answered answered) {
        return answered.scope().likely();
    }

    private static List<Confusion> confusions(List<Answered> good) {
        return good.stream()
                .filter(it -> !it.right())
                .collect(Collectors.groupingBy(it -> List.of(it.asked().intent(), it.intent()), Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<List<String>, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(it -> it.getKey().toString()))
                .limit(MOST_CONFUSIONS)
                .map(it -> new Confusion(
                        it.getKey().getFirst(),
                        it.getKey().getLast(),
                        it.getValue().intValue()))
                .toList();
    }
}
