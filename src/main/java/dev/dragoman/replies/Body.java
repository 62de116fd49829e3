package dev.dragoman.replies;

import dev.dragoman.message.Foreign;
import dev.dragoman.understanding.Knowledge.Button;
import dev.dragoman.understanding.Knowledge.Variation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a template says: its variations, in the order of the file. Line ends are made {@code \n}, other control
 * characters and white space around a text are dropped, and a blank channel means everywhere.
 *
 * @param variations at most 50, each of at most 10,000 UTF-16 units and 20 buttons
 */
public record Body(List<Variation> variations) {

    private static final int MOST_VARIATIONS = 50;
    private static final int MOST_BUTTONS = 20;
    private static final int LONGEST_TEXT = 10_000;

    /** Refuses more than 50 variations, 20 buttons or 10,000 UTF-16 units of text. */
    public Body {
        refuseIf(variations.size() > MOST_VARIATIONS, "at most 50 variations");
        variations = variations.stream().map(Body::tidy).toList();
    }

    /** A single variation for everywhere, without buttons. */
    public static Body of(String text) {
        return new Body(List.of(new Variation(text, List.of(), null)));
    }

    private static Variation tidy(Variation raw) {
        refuseIf(raw.text().length() > LONGEST_TEXT, "a text of at most 10,000 characters");
        refuseIf(raw.buttons().size() > MOST_BUTTONS, "at most 20 buttons");
        return new Variation(
                tidy(raw.text()), raw.buttons().stream().map(Body::tidy).toList(), channel(raw.channel()));
    }

    private static Button tidy(Button raw) {
        refuseIf(raw.title().length() + raw.payload().length() > LONGEST_TEXT, "a button of at most 10,000 characters");
        return new Button(tidy(raw.title()), tidy(raw.payload()));
    }

    private static @Nullable String channel(@Nullable String raw) {
        return raw == null || raw.isBlank() ? null : tidy(raw);
    }

    private static String tidy(String raw) {
        StringBuilder clean = new StringBuilder(raw.length());
        raw.replace("\r\n", "\n")
                .codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .forEach(clean::appendCodePoint);
        return Foreign.text(clean.toString()).strip();
    }

    private static void refuseIf(boolean broken, String rule) {
        if (broken) {
            throw new IllegalArgumentException("a template has " + rule);
        }
    }
}
