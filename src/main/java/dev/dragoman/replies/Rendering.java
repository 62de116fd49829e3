package dev.dragoman.replies;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.dragoman.message.Choice;
import dev.dragoman.understanding.Knowledge.Button;
import dev.dragoman.understanding.Knowledge.Variation;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Fills variables into texts. The only thing a template can do is show a value: no calls, no conditions, no second
 * look at what was filled in.
 */
final class Rendering {

    /** By the text itself, so that no version can ever be stale. */
    private final Cache<String, Template> compiled =
            Caffeine.newBuilder().maximumSize(10_000).build();

    /** A variation's words and buttons. */
    record Filled(String text, List<Choice> choices) {}

    /** Fills text and button titles; payloads stay as they are, since they may hold braces of their own. */
    Filled fill(Variation variation, Values values) {
        List<Choice> choices =
                variation.buttons().stream().map(button -> fill(button, values)).toList();
        return new Filled(fill(variation.text(), values), choices);
    }

    private Choice fill(Button button, Values values) {
        return new Choice(fill(button.title(), values), button.payload());
    }

    String fill(String text, Values values) {
        return compile(text).parts().stream().map(part -> show(part, values)).collect(Collectors.joining());
    }

    Template compile(String text) {
        return compiled.get(text, Template::parse);
    }

    private static String show(Template.Part part, Values values) {
        return switch (part) {
            case Template.Part.Words words -> words.text();
            case Template.Part.Hole hole -> values.of(hole.name());
        };
    }
}
