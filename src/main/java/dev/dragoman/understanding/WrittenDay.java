package dev.dragoman.understanding;

import dev.dragoman.understanding.Days.Day;
import dev.dragoman.understanding.Days.Tag;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Days of the calendar: 2026-05-03, 3.5.2026, 5/3/2026, 3. Mai, May 3rd. */
final class WrittenDay {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;
    private static final int LEAP = 8;

    private final List<Tag> tags;
    private final Home home;

    WrittenDay(List<Tag> tags, Home home) {
        this.tags = tags;
        this.home = home;
    }

    /** Null if none begins at this tag. */
    @Nullable
    Day at(int i) {
        if (tag(i).is("MONTH")) {
            return afterMonth(i);
        }
        int digits = tag(i).digits();
        if (digits == 0 || tag(i).touches() && i > 0 && tag(i - 1).is("WORD")) {
            return null;
        }
        if (digits == 4) {
            return inNumbers(i, 4);
        }
        @Nullable Day numbers = digits <= 2 ? inNumbers(i, digits) : null;
        return numbers == null && digits <= 2 ? beforeMonth(i) : numbers;
    }

    /** Three numbers with the same sign between; nothing stands between number and sign. */
    private @Nullable Day inNumbers(int i, int digits) {
        if (!isJoined(i)) {
            return null;
        }
        char sign = tag(i + 1).token().text().charAt(0);
        if (!isJoined(i + 2) || !tag(i + 3).isSign(sign)) {
            return sign == '.' ? withoutYear(i) : null;
        }
        int one = tag(i).number();
        int two = tag(i + 2).number();
        int three = tag(i + 4).number();
        int last = tag(i + 4).digits();
        if (continues(i + 5, sign)) {
            return null;
        }
        if (digits == 4) {
            return sign != '.' && last <= 2 ? day(one, two, three, i + 5) : null;
        }
        if (last == 4 || last == 2 && sign != '-') {
            int year = last == 2 ? 2000 + three : three;
            boolean isAmerican = sign == '/' && (home.country().equals("US") ? two <= 31 && one <= 12 : two > 12);
            return isAmerican ? day(year, one, two, i + 5) : day(year, two, one, i + 5);
        }
        return null;
    }

    /** A sign that joins two numbers follows. */
    private boolean isJoined(int i) {
        Tag sign = tag(i + 1);
        boolean isSign = sign.isSign('.') || sign.isSign('/') || sign.isSign('-');
        return isSign && sign.touches() && tag(i + 2).touches() && tag(i + 2).digits() > 0;
    }

    private boolean continues(int i, char sign) {
        return tag(i).touches()
                && tag(i).isSign(sign)
                && tag(i + 1).touches()
                && tag(i + 1).digits() > 0;
    }

    /** 3.5. is a day where numbers are ordered by a point, and a word such as "am" stands before it. */
    private @Nullable Day withoutYear(int i) {
        boolean isSaid = i > 0 && tag(i - 1).is("ON");
        boolean isClosed = tag(i + 1).is("ORDINAL")
                && tag(i + 3).is("ORDINAL")
                && tag(i + 3).touches();
        return isSaid && isClosed && tag(i + 2).digits() <= 2
                ? next(tag(i + 2).number(), tag(i).number(), i + 4)
                : null;
    }

    private @Nullable Day beforeMonth(int i) {
        int month = i + 1;
        if (tag(month).is("ORDINAL")) {
            month++;
        }
        if (tag(month).is("OF")) {
            month++;
        }
        return tag(month).is("MONTH") ? withYear(tag(month).number(), tag(i).number(), month + 1) : null;
    }

    private @Nullable Day afterMonth(int i) {
        int day = tag(i + 1).is("ON") || tag(i + 1).isSign('.') ? i + 2 : i + 1;
        int digits = tag(day).digits();
        if (digits == 0 || digits > 2) {
            return null;
        }
        int end = tag(day + 1).is("ORDINAL") && !tag(day + 1).isSign('.') ? day + 2 : day + 1;
        return withYear(tag(i).number(), tag(day).number(), end);
    }

    private @Nullable Day withYear(int month, int day, int end) {
        int year = tag(end).isSign(',') || tag(end).isSign('.') ? end + 1 : end;
        boolean isYear = tag(year).digits() == 4
                && tag(year).number() >= FIRST_YEAR
                && tag(year).number() <= LAST_YEAR;
        return isYear ? day(tag(year).number(), month, day, year + 1) : next(month, day, end);
    }

    private static @Nullable Day day(int year, int month, int day, int end) {
        try {
            return year < FIRST_YEAR || year > LAST_YEAR ? null : new Day(LocalDate.of(year, month, day), end);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable Day next(int month, int day, int end) {
        LocalDate today = home.today();
        for (int year = today.getYear(); year <= today.getYear() + LEAP; year++) {
            @Nullable Day found = day(year, month, day, end);
            if (found != null && !found.date().isBefore(today)) {
                return found;
            }
        }
        return null;
    }

    private Tag tag(int i) {
        return i < tags.size() ? tags.get(i) : SpokenDay.NONE;
    }
}
