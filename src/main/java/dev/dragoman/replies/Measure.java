package dev.dragoman.replies;

import dev.dragoman.channels.Limits;
import dev.dragoman.message.Choice;
import dev.dragoman.message.Visibility;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds filled variations against what networks take, before anything is cut. */
final class Measure {

    private static final int WARN_FROM_PERCENT = 90;

    private final List<Problem> problems;
    private final Map<Integer, Set<String>> lists = new TreeMap<>();

    Measure(List<Problem> problems) {
        this.problems = problems;
    }

    /** A variation, counted from 1, filled with sample values. */
    record Spoken(int number, Rendering.Filled filled) {}

    void measure(Spoken spoken, Network network, Visibility visibility) {
        Limits limits = network.limits(visibility);
        if (limits.isSilent()) {
            return;
        }
        String where = network.name() + (visibility == Visibility.PUBLIC ? " comments" : " messages");
        measureText(spoken, limits, where);
        if (Fitting.needsList(spoken.filled.choices(), limits)) {
            lists.computeIfAbsent(spoken.number, number -> new TreeSet<>()).add(where);
        } else {
            spoken.filled.choices().forEach(choice -> measureTitle(spoken.number, choice, limits, where));
        }
    }

    /** One sentence a variation, since most networks without buttons are without them always. */
    void warnOfLists() {
        lists.forEach((number, where) -> problems.add(Problem.warning(
                number,
                "Variation %d has more buttons than these take, where they become a numbered list: %s."
                        .formatted(number, String.join(", ", where)))));
    }

    private void measureText(Spoken spoken, Limits limits, String where) {
        int length = limits.lengthOf(Fitting.uncut(spoken.filled.text(), spoken.filled.choices(), limits));
        String unit = limits.unit().words();
        if (length > limits.longest()) {
            problems.add(Problem.blocking(
                    spoken.number,
                    0,
                    "Variation %d is %,d %s too long for %s: %,d of %,d."
                            .formatted(
                                    spoken.number, length - limits.longest(), unit, where, length, limits.longest())));
        } else if (length * 100L >= limits.longest() * (long) WARN_FROM_PERCENT) {
            problems.add(Problem.warning(
                    spoken.number,
                    "Variation %d fills %d %% of what %s take: %,d of %,d %s."
                            .formatted(
                                    spoken.number,
                                    length * 100L / limits.longest(),
                                    where,
                                    length,
                                    limits.longest(),
                                    unit)));
        }
    }

    private void measureTitle(int number, Choice choice, Limits limits, String where) {
        int tooMuch = choice.title().codePointCount(0, choice.title().length()) - limits.choiceTitle();
        if (limits.choiceTitle() > 0 && tooMuch > 0) {
            problems.add(Problem.blocking(
                    number,
                    0,
                    "Variation %d: the button \"%s\" is %d characters too long for %s, which take %d."
                            .formatted(number, choice.title(), tooMuch, where, limits.choiceTitle())));
        }
    }
}
