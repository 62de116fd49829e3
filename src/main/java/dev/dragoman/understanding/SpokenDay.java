package dev.dragoman.understanding;

import dev.dragoman.understanding.Days.Day;
import dev.dragoman.understanding.Days.Tag;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Days counted from today: tomorrow, next Friday, in three weeks, two days ago, Monday next week. */
final class SpokenDay {

    static final Tag NONE = new Tag("NONE", -1, new Token(Token.Kind.SIGN, " ", 0, 0), 0, false);

    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "DAYS", ChronoUnit.DAYS, "WEEKS", ChronoUnit.WEEKS, "MONTHS", ChronoUnit.MONTHS, "YEARS", ChronoUnit.YEARS);
    private static final Map<String, Integer> TURNS = Map.of("LAST", -1, "THIS", 0, "NEXT", 1);
    private static final int FARTHEST = 1000;

    private final List<Tag> tags;
    private final LocalDate today;
    private final WrittenDay written;

    SpokenDay(List<Tag> tags, LocalDate today, WrittenDay written) {
        this.tags = tags;
        this.today = today;
        this.written = written;
    }

    /** Null if none begins at this tag. */
    @Nullable
    Day at(int i) {
        return switch (tag(i).kind()) {
            case "DAY" -> new Day(today.plusDays(tag(i).number()), i + 1);
            case "WEEKDAY" -> weekday(i);
            case "WEEKEND" -> new Day(coming(DayOfWeek.SATURDAY), i + 1);
            case "LAST", "THIS", "NEXT" -> turn(i);
            case "AHEAD" -> counted(i + 1, 1, i + 3);
            case "BACK" -> counted(i + 1, -1, i + 3);
            case "NUMBER", "DIGITS" -> countedBefore(i);
            default -> null;
        };
    }

    /** A weekday belongs to the date or to the week after it. */
    private @Nullable Day weekday(int i) {
        DayOfWeek weekday = DayOfWeek.of(tag(i).number());
        int next = tag(i + 1).isSign(',') ? i + 2 : i + 1;
        int date = tag(next).is("ON") ? next + 1 : next;
        @Nullable Day dated = date < tags.size() ? written.at(date) : null;
        if (dated != null) {
            return dated;
        }
        @Nullable Integer turn = TURNS.get(tag(date).kind());
        if (turn != null && tag(date + 1).is("WEEKS")) {
            return new Day(week(turn).with(TemporalAdjusters.nextOrSame(weekday)), date + 2);
        }
        return new Day(coming(weekday), i + 1);
    }

    private LocalDate coming(DayOfWeek weekday) {
        return today.with(TemporalAdjusters.next(weekday));
    }

    private LocalDate week(int turn) {
        return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(turn);
    }

    private @Nullable Day turn(int i) {
        int turn = TURNS.getOrDefault(tag(i).kind(), 0);
        Tag what = tag(i + 1);
        @Nullable
        LocalDate date = switch (what.kind()) {
            case "WEEKDAY" -> turned(DayOfWeek.of(what.number()), turn);
            case "WEEKEND" -> turned(DayOfWeek.SATURDAY, turn);
            case "WEEKS" -> week(turn);
            case "MONTHS" -> today.withDayOfMonth(1).plusMonths(turn);
            case "YEARS" -> today.withDayOfYear(1).plusYears(turn);
            default -> null;
        };
        return date == null ? null : new Day(date, i + 2);
    }

    private LocalDate turned(DayOfWeek weekday, int turn) {
        return switch (turn) {
            case -1 -> today.with(TemporalAdjusters.previous(weekday));
            case 0 -> today.with(TemporalAdjusters.nextOrSame(weekday));
            default -> coming(weekday);
        };
    }

    private @Nullable Day countedBefore(int i) {
        return switch (tag(i + 2).kind()) {
            case "AGO" -> counted(i, -1, i + 3);
            case "FROM_NOW" -> counted(i, 1, i + 3);
            default -> null;
        };
    }

    /** A number and a unit. */
    private @Nullable Day counted(int i, int direction, int end) {
        Tag number = tag(i);
        @Nullable ChronoUnit unit = UNITS.get(tag(i + 1).kind());
        boolean isNumber = number.is("NUMBER") || number.is("DIGITS");
        if (!isNumber || unit == null || number.number() < 0 || number.number() > FARTHEST) {
            return null;
        }
        return new Day(today.plus((long) direction * number.number(), unit), end);
    }

    private Tag tag(int i) {
        return i < tags.size() ? tags.get(i) : NONE;
    }
}
