package dev.dragoman.replies;

import dev.dragoman.message.Visibility;
import dev.dragoman.understanding.Knowledge.Button;
import dev.dragoman.understanding.Knowledge.Comment;
import dev.dragoman.understanding.Knowledge.Slot;
import dev.dragoman.understanding.Knowledge.Variation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what stands against publishing one body in one language. */
final class Checks {

    private final Shipped shipped;
    private final Rendering rendering;
    private final Collection<Network> networks;

    Checks(Shipped shipped, Rendering rendering, Collection<Network> networks) {
        this.shipped = shipped;
        this.rendering = rendering;
        this.networks = networks;
    }

    List<Problem> check(TemplateKey template, Body body) {
        if (body.variations().isEmpty()) {
            return List.of(Problem.blocking(0, 0, "There is no variation, so nothing would be said."));
        }
        List<Problem> problems = new ArrayList<>();
        Map<String, Slot> slots = shipped.slots(template.language());
        for (int i = 0; i < body.variations().size(); i++) {
            checkWords(i + 1, body.variations().get(i), slots, problems);
        }
        if (body.variations().stream().allMatch(variation -> variation.channel() != null)) {
            problems.add(Problem.warning(0, "No variation is for everywhere, so some networks would get nothing."));
        }
        checkLengths(template, body, problems);
        return List.copyOf(problems);
    }

    private void checkWords(int number, Variation variation, Map<String, Slot> slots, List<Problem> problems) {
        if (variation.text().isBlank()) {
            problems.add(Problem.blocking(number, 0, "Variation %d is empty.".formatted(number)));
        }
        checkText(number, variation.text(), slots, problems);
        for (Button button : variation.buttons()) {
            if (button.title().isBlank() || button.payload().isBlank()) {
                problems.add(Problem.blocking(
                        number, 0, "Variation %d has a button without a title or without a target.".formatted(number)));
            }
            checkText(number, button.title(), slots, problems);
        }
        if (isForNobody(variation)) {
            problems.add(Problem.warning(
                    number,
                    "Variation %d is for the channel %s, which is not switched on."
                            .formatted(number, variation.channel())));
        }
    }

    private void checkText(int number, String text, Map<String, Slot> slots, List<Problem> problems) {
        Template template = rendering.compile(text);
        for (Template.Flaw flaw : template.flaws()) {
            problems.add(
                    Problem.blocking(number, flaw.offset(), "Variation %d has %s.".formatted(number, flaw.what())));
        }
        template.holes().forEach(hole -> checkHole(number, hole, slots).ifPresent(problems::add));
    }

    private static Optional<Problem> checkHole(int number, Template.Part.Hole hole, Map<String, Slot> slots) {
        Slot slot = slots.get(hole.name());
        if (slot == null) {
            return Optional.of(Problem.blocking(
                    number,
                    hole.offset(),
                    "Variation %d uses {%s}, which is not a variable.".formatted(number, hole.name())));
        }
        if (slot.initialValue() == null || slot.initialValue().isBlank()) {
            return Optional.of(Problem.blocking(
                    number,
                    hole.offset(),
                    "Variation %d uses {%s}, which has nothing to show when it is not known."
                            .formatted(number, hole.name())));
        }
        return Optional.empty();
    }

    private boolean isForNobody(Variation variation) {
        String channel = variation.channel();
        return channel != null
                && !channel.equals(Selection.COMMENT)
                && networks.stream().noneMatch(network -> network.name().equals(channel));
    }

    private void checkLengths(TemplateKey template, Body body, List<Problem> problems) {
        Map<String, String> samples = shipped.variables(template.language()).stream()
                .collect(Collectors.toMap(Variable::name, Variable::sample));
        Values values = Values.of(samples, shipped.slots(template.language()));
        boolean mayBePublic = shipped.intent(template.key())
                .map(intent -> intent.comment() == Comment.ANSWER)
                .orElse(true);
        Measure measure = new Measure(problems);
        for (Network network : networks) {
            for (Visibility visibility : Visibility.values()) {
                Selection.candidates(body, network.name(), visibility).stream()
                        .filter(i -> visibility == Visibility.PRIVATE || mayBePublic || isComment(body, i))
                        .map(i -> new Measure.Spoken(
                                i + 1, rendering.fill(body.variations().get(i), values)))
                        .forEach(spoken -> measure.measure(spoken, network, visibility));
            }
        }
        measure.warnOfLists();
    }

    private static boolean isComment(Body body, int place) {
        return Selection.COMMENT.equals(body.variations().get(place).channel());
    }
}
