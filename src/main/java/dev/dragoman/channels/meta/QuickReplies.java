package dev.dragoman.channels.meta;

import dev.dragoman.channels.NumberedList;
import dev.dragoman.message.Choice;
import dev.dragoman.message.Foreign;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Choices as Messenger and Instagram show them. What does not fit, more than 13 of them or titles that would read the
 * same once cut to 20 characters, becomes a numbered list in the text, so that no choice is lost.
 */
public final class QuickReplies {

    /** The most quick replies of one message, by Messenger's page on quick replies. */
    public static final int MOST = 13;

    /** The longest title, in characters, by the same page. */
    public static final int LONGEST_TITLE = 20;

    private static final int LONGEST_PAYLOAD = 1000;

    private QuickReplies() {}

    /** A message of this text and these choices, as the Graph API takes it. */
    public static Map<String, Object> message(String text, List<Choice> choices) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("text", text(text, choices));
        if (!choices.isEmpty() && fit(choices)) {
            message.put("quick_replies", choices.stream().map(QuickReplies::one).toList());
        }
        return message;
    }

    /** The words of a message: the text, and below it the choices that do not fit as quick replies. */
    public static String text(String text, List<Choice> choices) {
        return choices.isEmpty() || fit(choices) ? Foreign.text(text) : numbered(text, choices);
    }

    /** The text with the choices as a numbered list below it. */
    public static String numbered(String text, List<Choice> choices) {
        return Foreign.text(text + NumberedList.of(choices));
    }

    private static boolean fit(List<Choice> choices) {
        Set<String> titles = new HashSet<>();
        return choices.size() <= MOST && choices.stream().allMatch(choice -> titles.add(title(choice)) && fits(choice));
    }

    private static boolean fits(Choice choice) {
        return !choice.title().isBlank()
                && !choice.payload().isBlank()
                && choice.payload().length() <= LONGEST_PAYLOAD;
    }

    private static Map<String, Object> one(Choice choice) {
        return Map.of("content_type", "text", "title", title(choice), "payload", Foreign.text(choice.payload()));
    }

    private static String title(Choice choice) {
        String title = Foreign.text(choice.title());
        return title.length() <= LONGEST_TITLE ? title : Foreign.cut(title, LONGEST_TITLE - 1) + "…";
    }
}
