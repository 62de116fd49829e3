package dev.dragoman.understanding;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the bot must know before it can go on.
 *
 * @param slots       what is asked for, in this order
 * @param ignored     intents whose words fill none of its slots
 * @param starts      the intents that begin it, each with what is said before the first question
 * @param then        the steps once it is full
 * @param interrupted what follows an intent that comes in between, by the intent; those without an entry get their own
 *                    answer
 */
public record Form(
        String name,
        List<String> slots,
        List<String> ignored,
        Map<String, List<String>> starts,
        List<String> then,
        Map<String, List<String>> interrupted) {

    /** Rasa's own actions have nothing to do here. */
    private static final Pattern CUSTOM =
            Pattern.compile("(?!utter_|action_(?:listen|restart|session_start|back|default_"
                    + "|deactivate_loop|revert_|two_stage_|unlikely_|extract_)).+");

    /** Whether a step of a rule is an action of the brand's own, or a form; and no response. */
    public static boolean isCustom(String step) {
        return CUSTOM.matcher(step).matches();
    }
}
