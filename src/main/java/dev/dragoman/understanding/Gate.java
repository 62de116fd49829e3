package dev.dragoman.understanding;

import dev.dragoman.understanding.Confidence.Trial;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How sure words and letters must be for nobody to ask the encoder, which costs a hundred times as much.
 *
 * @param calm    with all the time in the world
 * @param hurried while work is waiting
 */
record Gate(double calm, double hurried) {

    /** The encoder is always asked. */
    static final Gate SHUT = new Gate(2, 2);

    /** What may be lost by it, as a share of the good texts, and which share of the strange ones may slip through. */
    private static final double LOST_CALM = 0.001;

    private static final double STRANGE_CALM = 0.02;
    private static final double LOST_HURRIED = 0.003;
    private static final double STRANGE_HURRIED = 0.1;

    private static final int FEWEST_TRIALS = 50;

    /** Finds both on trials: the same texts read by words alone, and by all. */
    static Gate find(List<Trial> quick, Confidence sureOfWords, List<Trial> full) {
        if (quick.size() < FEWEST_TRIALS) {
            return SHUT;
        }
        int[] order = IntStream.range(0, quick.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        i -> -sureOfWords.best(quick.get(i).reading())))
                .mapToInt(i -> i)
                .toArray();
        var compared = new Compared(order, quick, sureOfWords, full);
        return new Gate(gate(compared, LOST_CALM, STRANGE_CALM), gate(compared, LOST_HURRIED, STRANGE_HURRIED));
    }

    /** The lowest confidence of words from which on nothing more than that is lost. */
    private static double gate(Compared all, double lost, double strange) {
        double gate = SHUT.calm();
        int losses = 0;
        int slipped = 0;
        long strangers = all.strange();
        for (int i : all.order()) {
            Trial quick = all.quick().get(i);
            if (quick.label() < 0) {
                slipped++;
            } else {
                losses += (all.full().get(i).isRight() ? 1 : 0) - (quick.isRight() ? 1 : 0);
            }
            if (slipped > strange * strangers) {
                break;
            }
            if (losses <= lost * (all.order().length - strangers)) {
                gate = all.sureOfWords().best(quick.reading());
            }
        }
        return gate;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Compared(int[] order, List<Trial> quick, Confidence sureOfWords, List<Trial> full) {

        long strange() {
            return quick.stream().filter(it -> it.label() < 0).count();
        }
    }

    double at(Effort effort) {
        return switch (effort) {
            case WORDS -> 0;
            case HURRIED -> hurried;
            case CALM -> calm;
            case FULL -> SHUT.calm();
        };
    }
}
