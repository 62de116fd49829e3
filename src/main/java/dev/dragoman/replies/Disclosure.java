package dev.dragoman.replies;

import dev.dragoman.message.Visibility;

/**
 * How customers learn that a bot is speaking: the first private answer of a conversation begins with a template of its
 * own. What is sent and what the editor previews are joined here.
 */
public final class Disclosure {

    /** The template that says it. */
    public static final String TEMPLATE = "utter_disclosure";

    private static final String GAP = "\n\n";

    private Disclosure() {}

    /** What to ask {@link Templates} for, in the language of an answer and for the same customer. */
    public static Request before(Request answer) {
        return new Request(
                answer.template().as(TEMPLATE),
                answer.channel(),
                Visibility.PRIVATE,
                answer.variables(),
                answer.seed());
    }

    /** What is put in front of the answer's own words, before both are fitted to a network together. */
    public static String opening(Rendered disclosure) {
        return disclosure.text() + GAP;
    }

    /** Whether an answer with this request may be the first one; in public nothing is disclosed. */
    static boolean precedes(Request answer) {
        return answer.visibility() == Visibility.PRIVATE
                && !answer.template().key().equals(TEMPLATE);
    }
}
