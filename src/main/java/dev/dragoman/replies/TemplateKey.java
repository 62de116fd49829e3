package dev.dragoman.replies;

import java.util.regex.Pattern;

/**
 * One template in one language.
 *
 * @param key      the name of the response, such as {@code utter_track_order}
 * @param language a language of {@code intents/}, such as {@code de}
 */
public record TemplateKey(String key, String language) {

    private static final int LONGEST = 200;
    private static final Pattern KEY = Pattern.compile("utter_[\\p{L}\\p{N}_/.-]+");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})?");

    /** Refuses names Rasa would not take for a response, names longer than 200 characters, and what is no language tag. */
    public TemplateKey {
        if (key.length() > LONGEST || !KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("a template's name begins with utter_ and has at most 200 characters");
        }
        if (!LANGUAGE.matcher(language).matches()) {
            throw new IllegalArgumentException("a language is written like en or pt-BR");
        }
    }

    /** The same template in another language. */
    public TemplateKey in(String other) {
        return new TemplateKey(key, other);
    }

    /** Another template in the same language. */
    TemplateKey as(String other) {
        return new TemplateKey(other, language);
    }

    @Override
    public String toString() {
        return key + " (" + language + ")";
    }
}
