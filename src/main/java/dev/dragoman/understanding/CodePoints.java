package dev.dragoman.understanding;

/** Rasa counts characters as code points, Java counts UTF-16 units; an emoji is one of the first and two of the second. */
final class CodePoints {

    private CodePoints() {}

    /** The first so many code points. */
    static String first(int count, String text) {
        return text.length() <= count || text.codePointCount(0, text.length()) <= count
                ? text
                : text.substring(0, text.offsetByCodePoints(0, count));
    }

    /** The offset in UTF-16 units; -1 if the text has no such place. */
    static int toUnits(String text, int points) {
        if (points < 0 || points > text.codePointCount(0, text.length())) {
            return -1;
        }
        return text.offsetByCodePoints(0, points);
    }

    static int fromUnits(String text, int units) {
        return text.codePointCount(0, units);
    }
}
