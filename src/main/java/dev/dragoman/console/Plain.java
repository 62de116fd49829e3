package dev.dragoman.console;

import dev.dragoman.channels.Limits;
import dev.dragoman.channels.Quota;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Limits and health in plain words. */
public final class Plain {

    private Plain() {}

    /** How long a text may be, and how many buttons it may carry. */
    public static String room(Screen screen, Limits limits) {
        if (limits.isSilent()) {
            return screen.say("channels.room.none");
        }
        String length = screen.say("channels.room." + limits.unit().name(), Names.number(screen, limits.longest()));
        return limits.choices() == 0
                ? length + ", " + screen.say("channels.room.nobuttons")
                : length + ", " + screen.count("channels.room.buttons", limits.choices());
    }

    /** How much of a quota is left. */
    public static String left(Screen screen, Quota quota) {
        String key = "channels.left." + quota.unit().name();
        return quota.unit() == Quota.Unit.MILLS
                ? screen.say(key, dollars(screen, quota.left()), dollars(screen, quota.of()))
                : screen.say(key, Names.number(screen, quota.left()), Names.number(screen, quota.of()));
    }

    private static String dollars(Screen screen, long mills) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.forLanguageTag(screen.language()));
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        format.setRoundingMode(RoundingMode.DOWN);
        return format.format(BigDecimal.valueOf(mills, 3));
    }

    /** How long after the customer's last word one may still answer. */
    public static String window(Screen screen, Limits limits) {
        return screen.say("channels.window", span(screen, limits.window()), span(screen, limits.personWindow()));
    }

    /** Whether there is such a limit at all. */
    public static boolean closes(Limits limits) {
        return limits.window() != null || limits.personWindow() != null;
    }

    /** A detail of a health report: its name, and what it says. */
    public static String fact(Screen screen, String name) {
        String key = "channels.fact." + name;
        String said = screen.say(key);
        return said.equals(key) ? name : said;
    }

    /** Lists and maps of a health report without the brackets of programs. */
    public static String value(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining(", "));
            case Collection<?> all -> all.stream().map(String::valueOf).collect(Collectors.joining(", "));
            default -> String.valueOf(value);
        };
    }

    private static String span(Screen screen, @Nullable Duration window) {
        if (window == null) {
            return screen.say("channels.always");
        }
        boolean days = window.toHours() % 24 == 0 && window.toDays() > 1;
        return days ? screen.count("channels.days", window.toDays()) : screen.count("channels.hours", window.toHours());
    }
}
