package dev.dragoman.console;

import dev.dragoman.replies.Body;
import dev.dragoman.understanding.Knowledge.Button;
import dev.dragoman.understanding.Knowledge.Variation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The editor's form, as it was sent: fields {@code v0.text}, {@code v0.channel}, {@code v0.b0.title},
 * {@code v0.b0.payload} and so on.
 *
 * @param seen   the version the writer started from
 * @param reason why it shall be published
 */
record TemplateForm(List<Variation> variations, int seen, TestCustomer customer, String reason) {

    private static final int MOST = 50;

    static TemplateForm of(Map<String, String> fields) {
        String seen = fields.getOrDefault("seen", "");
        return new TemplateForm(
                IntStream.range(0, MOST)
                        .mapToObj(i -> "v" + i + ".")
                        .takeWhile(prefix -> fields.containsKey(prefix + "text"))
                        .map(prefix -> variation(fields, prefix))
                        .toList(),
                seen.matches("\\d{1,9}") ? Integer.parseInt(seen) : 0,
                TestCustomer.of(fields.getOrDefault("customer", "")),
                fields.getOrDefault("reason", "").strip());
    }

    private static Variation variation(Map<String, String> fields, String prefix) {
        List<Button> buttons = IntStream.range(0, MOST)
                .mapToObj(i -> prefix + "b" + i + ".")
                .takeWhile(button -> fields.containsKey(button + "title"))
                .map(button -> new Button(
                        fields.getOrDefault(button + "title", ""), fields.getOrDefault(button + "payload", "")))
                .toList();
        String channel = fields.getOrDefault(prefix + "channel", "");
        return new Variation(fields.getOrDefault(prefix + "text", ""), buttons, channel.isEmpty() ? null : channel);
    }

    /** What would be stored: buttons nobody filled in are left out. Refuses what is too much for a template. */
    Body body() {
        return new Body(variations.stream()
                .map(it -> new Variation(
                        it.text(),
                        it.buttons().stream().filter(TemplateForm::isFilledIn).toList(),
                        it.channel()))
                .toList());
    }

    private static boolean isFilledIn(Button button) {
        return !button.title().isBlank() || !button.payload().isBlank();
    }

    /** The form after a press on {@code add}, {@code remove:1}, {@code button:1} or {@code unbutton:1:0}. */
    TemplateForm after(String press) {
        String[] parts = press.split(":");
        List<Variation> changed = new ArrayList<>(variations);
        if (parts[0].equals("add") && changed.size() < MOST) {
            changed.add(new Variation("", List.of(), null));
        }
        int place = place(parts, 1);
        if (place >= 0 && place < changed.size()) {
            switch (parts[0]) {
                case "remove" -> changed.remove(place);
                case "button" -> changed.set(place, withButton(changed.get(place)));
                case "unbutton" -> changed.set(place, without(changed.get(place), place(parts, 2)));
                default -> {}
            }
        }
        return new TemplateForm(List.copyOf(changed), seen, customer, reason);
    }

    private static int place(String[] parts, int at) {
        return at < parts.length && parts[at].matches("\\d{1,3}") ? Integer.parseInt(parts[at]) : -1;
    }

    private static Variation withButton(Variation old) {
        List<Button> buttons = Stream.concat(old.buttons().stream(), Stream.of(new Button("", "")))
                .toList();
        return new Variation(old.text(), buttons, old.channel());
    }

    private static Variation without(Variation old, int place) {
        List<Button> buttons = IntStream.range(0, old.buttons().size())
                .filter(i -> i != place)
                .mapToObj(old.buttons()::get)
                .toList();
        return new Variation(old.text(), buttons, old.channel());
    }
}
