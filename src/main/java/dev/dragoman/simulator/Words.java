package dev.dragoman.simulator;

import java.text.MessageFormat;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The page's own words in the reader's language: German or English. */
public final class Words {

    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN);

    private final ResourceBundle bundle;
    private final Locale locale;

    private Words(Locale locale) {
        this.locale = locale;
        bundle = ResourceBundle.getBundle("messages/simulator", locale);
    }

    /** The first of these languages that we speak, else English. */
    static Words firstOf(List<Locale> wanted) {
        Locale spoken = wanted.stream()
                .map(locale -> Locale.of(locale.getLanguage()))
                .filter(SPOKEN::contains)
                .findFirst()
                .orElse(Locale.ENGLISH);
        return new Words(spoken);
    }

    /** The words of a key, with the arguments filled in as text. */
    public String get(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
    }

    /** The language's tag, for the page's {@code lang}. */
    public String language() {
        return locale.toLanguageTag();
    }

    /** All keys, so that a test can compare the languages. */
    static List<String> keys(Locale locale) {
        return Collections.list(new Words(locale).bundle.getKeys()).stream()
                .sorted()
                .toList();
    }
}
