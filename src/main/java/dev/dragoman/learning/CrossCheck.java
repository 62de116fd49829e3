package dev.dragoman.learning;

import dev.dragoman.understanding.Knowledge;
import dev.dragoman.understanding.Knowledge.Example;
import dev.dragoman.understanding.Knowledge.Intent;
import dev.dragoman.understanding.Library;
import dev.dragoman.understanding.Understander;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Examines what is taught with its own examples: each is asked of a classifier that learned two thirds without it. In which
 * third a sentence lies depends on its words alone, so that two sets can be compared.
 */
final class CrossCheck {

    private static final int THIRDS = 3;

    private CrossCheck() {}

    /**
     * What came out.
     *
     * @param right by intent, which of its sentences were recognised
     */
    record Marks(int asked, int recognised, Map<String, Map<String, Boolean>> right) {

        double accuracy() {
            return asked == 0 ? 0 : (double) recognised / asked;
        }
    }

    static Marks examine(Knowledge all, Runnable afterEach) {
        int asked = 0;
        int recognised = 0;
        Map<String, Map<String, Boolean>> right = new HashMap<>();
        for (int third = 0; third < THIRDS; third++) {
            var understander = Understander.embedded(new Library(List.of(without(all, third)), all.language()));
            for (Intent intent : all.intents()) {
                for (Example example : intent.examples()) {
                    if (thirdOf(example) == third) {
                        boolean isRight = intent.name()
                                .equals(understander
                                        .understandHere(example.text(), all.language())
                                        .intent());
                        right.computeIfAbsent(intent.name(), it -> new HashMap<>())
                                .put(example.text(), isRight);
                        asked++;
                        recognised += isRight ? 1 : 0;
                    }
                }
            }
            afterEach.run();
        }
        return new Marks(asked, recognised, right);
    }

    private static Knowledge without(Knowledge all, int third) {
        List<Intent> intents = all.intents().stream()
                .map(intent -> new Intent(
                        intent.name(),
                        intent.file(),
                        intent.examples().stream()
                                .filter(it -> thirdOf(it) != third)
                                .toList(),
                        intent.comment(),
                        intent.handoff(),
                        intent.urgent()))
                .filter(intent -> !intent.examples().isEmpty())
                .toList();
        return all.with(intents);
    }

    private static int thirdOf(Example example) {
        return Math.floorMod(example.text().hashCode() * 31, THIRDS);
    }

    static List<Rehearsal.Loss> losses(Marks before, Marks after) {
        List<Rehearsal.Loss> losses = new ArrayList<>();
        before.right().forEach((intent, sentences) -> {
            Map<String, Boolean> now = after.right().getOrDefault(intent, Map.of());
            List<String> both =
                    sentences.keySet().stream().filter(now::containsKey).toList();
            int was = (int) both.stream()
                    .filter(it -> Boolean.TRUE.equals(sentences.get(it)))
                    .count();
            int is = (int)
                    both.stream().filter(it -> Boolean.TRUE.equals(now.get(it))).count();
            if (is < was) {
                losses.add(new Rehearsal.Loss(intent, both.size(), was, is));
            }
        });
        losses.sort((a, b) -> Integer.compare(b.before() - b.after(), a.before() - a.after()));
        return losses;
    }
}
