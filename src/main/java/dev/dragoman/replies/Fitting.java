package dev.dragoman.replies;

import dev.dragoman.channels.Limits;
import dev.dragoman.channels.NumberedList;
import dev.dragoman.message.Choice;
import java.util.List;

/**
 * Fits words and buttons to a network. Where it has no buttons, or not enough, all of them become a numbered list below
 * the text; what is too long is cut and ends with an ellipsis.
 */
public final class Fitting {

    private static final String ELLIPSIS = "…";

    private Fitting() {}

    /** What the network gets. */
    public static Fitted fit(Rendered rendered, Limits limits) {
        return fit(rendered.text(), rendered.choices(), limits);
    }

    /** The same for words that do not come from a template, such as those a disclosure was put in front of. */
    public static Fitted fit(String text, List<Choice> choices, Limits limits) {
        if (needsList(choices, limits)) {
            return new Fitted(cutBefore(text, NumberedList.of(choices), limits), List.of());
        }
        List<Choice> shortened = choices.stream().map(c -> shorten(c, limits)).toList();
        return new Fitted(cutBefore(text, "", limits), shortened);
    }

    /** The text with the list below it, before anything is cut: what is measured. */
    static String uncut(String text, List<Choice> choices, Limits limits) {
        return needsList(choices, limits) ? text + NumberedList.of(choices) : text;
    }

    static boolean needsList(List<Choice> choices, Limits limits) {
        return choices.size() > limits.choices();
    }

    private static String cutBefore(String text, String list, Limits limits) {
        if (limits.fits(text + list)) {
            return text + list;
        }
        int room = limits.longest() - limits.lengthOf(list);
        return room > limits.lengthOf(ELLIPSIS)
                ? cut(text, room, limits) + list
                : cut(text + list, limits.longest(), limits);
    }

    private static Choice shorten(Choice choice, Limits limits) {
        Limits title = Limits.text(limits.choiceTitle());
        boolean fits = limits.choiceTitle() == 0 || title.fits(choice.title());
        return fits ? choice : new Choice(cut(choice.title(), limits.choiceTitle(), title), choice.payload());
    }

    /** The longest beginning that fits with its ellipsis; never half a character of two UTF-16 units. */
    private static String cut(String text, int longest, Limits limits) {
        int fits = 0;
        int tooMuch = text.codePointCount(0, text.length()) + 1;
        while (tooMuch - fits > 1) {
            int middle = (fits + tooMuch) / 2;
            if (limits.lengthOf(beginning(text, middle) + ELLIPSIS) <= longest) {
                fits = middle;
            } else {
                tooMuch = middle;
            }
        }
        return beginning(text, fits).stripTrailing() + ELLIPSIS;
    }

    private static String beginning(String text, int codePoints) {
        return text.substring(0, text.offsetByCodePoints(0, codePoints));
    }
}
