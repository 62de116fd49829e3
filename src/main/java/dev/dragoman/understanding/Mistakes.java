package dev.dragoman.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The mistakes of all files, so that a person mends them in one go. */
final class Mistakes {

    private static final int SHOWN = 20;

    private final List<String> found = new ArrayList<>();

    void add(Place place, String what, String remedy) {
        found.add("%s, line %d: %s Do this: %s".formatted(place.file(), place.line(), what, remedy));
    }

    boolean none() {
        return found.isEmpty();
    }

    void refuseIfAny() {
        if (none()) {
            return;
        }
        String shown = found.stream().limit(SHOWN).collect(Collectors.joining("\n"));
        int more = found.size() - SHOWN;
        throw new BadIntentFile(more > 0 ? shown + "\n... and " + more + " more." : shown);
    }

    /** A line of a file; the first line is 1. */
    record Place(String file, int line) {}
}
