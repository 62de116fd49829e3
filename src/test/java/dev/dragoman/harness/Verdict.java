package dev.dragoman.harness;

import java.util.ArrayList;
import java.util.List;

/** What the comparison found; everything but the two numbers should be empty. */
record Verdict(
        int sent, int acknowledged, List<String> lost, List<String> doubled, List<String> inverted, List<String> late) {

    Verdict(int sent, int acknowledged, List<String> lost, List<String> doubled, List<String> late) {
        this(sent, acknowledged, lost, doubled, new ArrayList<>(), late);
    }

    boolean isClean() {
        return lost.isEmpty() && doubled.isEmpty() && inverted.isEmpty() && late.isEmpty();
    }
}
