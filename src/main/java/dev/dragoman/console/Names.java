package dev.dragoman.console;

import dev.dragoman.message.ChannelId;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What people call things that programs call otherwise. */
public final class Names {

    private static final String UTTER = "utter_";

    private Names() {}

    /** {@code utter_track_order} is called "Track order". */
    public static String template(String key) {
        return sentence(key.startsWith(UTTER) ? key.substring(UTTER.length()) : key);
    }

    /** A language in the language of the page. */
    public static String language(Screen screen, String tag) {
        return capital(Locale.forLanguageTag(tag).getDisplayLanguage(Locale.forLanguageTag(screen.language())));
    }

    /** A network; one without a name of its own is called by its id. */
    public static String channel(Screen screen, String id) {
        String key = "channels.name." + id;
        String name = screen.say(key);
        return name.equals(key) ? capital(id) : name;
    }

    /** Several networks in one line. */
    public static String channels(Screen screen, List<ChannelId> ids) {
        return ids.stream().map(id -> channel(screen, id.value())).collect(Collectors.joining(", "));
    }

    /** A number as the page's language writes it. */
    public static String number(Screen screen, long number) {
        return NumberFormat.getIntegerInstance(Locale.forLanguageTag(screen.language()))
                .format(number);
    }

    private static String sentence(String id) {
        return capital(id.replaceAll("[_/.-]+", " "));
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
