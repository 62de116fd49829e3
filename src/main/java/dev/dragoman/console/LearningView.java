package dev.dragoman.console;

import dev.dragoman.learning.IntentVersion;
import dev.dragoman.learning.Missed;
import dev.dragoman.learning.Rehearsal;
import dev.dragoman.understanding.Understanding.Ranked;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the page of lessons shows.
 *
 * @param groups    the first of them
 * @param more      how many groups are not shown
 * @param intents   the names of what is known, in the draft if there is one
 * @param rehearsal of this draft as it is now; null if there is none
 * @param ignored   why the published version does not speak; empty where all is well
 */
public record LearningView(
        String language,
        List<String> languages,
        List<Group> groups,
        int more,
        List<String> intents,
        @Nullable IntentVersion draft,
        @Nullable IntentVersion published,
        List<IntentVersion> history,
        @Nullable Rehearsal rehearsal,
        String ignored) {

    /** Whether the draft may be published: it was tried as it is. */
    public boolean isTried() {
        return rehearsal != null && rehearsal.result() != null;
    }

    /**
     * Messages that are alike.
     *
     * @param likely the names of intents that may be meant, at most three
     */
    public record Group(List<Missed> all, List<String> likely) {

        private static final int SHOWN = 4;

        static Group of(List<Missed> all, List<String> intents) {
            List<String> likely = Stream.concat(
                            all.stream().flatMap(it -> Stream.ofNullable(it.meant())),
                            all.getFirst().ranking().stream().map(Ranked::intent))
                    .filter(intents::contains)
                    .distinct()
                    .limit(3)
                    .toList();
            return new Group(all, likely);
        }

        public Missed first() {
            return all.getFirst();
        }

        /** The next of them. */
        public List<Missed> others() {
            return all.subList(1, Math.min(all.size(), SHOWN));
        }

        /** How many are neither the first nor among the others. */
        public int rest() {
            return Math.max(0, all.size() - SHOWN);
        }

        /** The numbers of all, for a form. */
        public String numbers() {
            return all.stream().map(it -> String.valueOf(it.decision())).collect(Collectors.joining(","));
        }

        /** How we know, each once. */
        public List<Missed.Why> whys() {
            return all.stream().map(Missed::why).distinct().sorted().toList();
        }
    }
}
