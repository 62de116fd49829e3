package dev.dragoman.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A marketer's regular expression, run over a customer's text with a limit to the work it may cause. */
final class SafePattern {

    private static final int LONGEST = 500;
    private static final int STEPS = 200_000;
    /** A repeated group that itself repeats without end, such as {@code (a+)+}. */
    private static final Pattern EXPLOSIVE = Pattern.compile(
            "\\((?:[^()\\\\]|\\\\.)*(?:[+*]|\\{\\d+,\\})(?:[^()\\\\]|\\\\.)*\\)(?:[+*]|\\{\\d+,\\d*\\})");

    private final Pattern pattern;

    SafePattern(String regex) {
        pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Why the expression is refused, in words that follow "the regular expression"; null if it is fine. */
    static @Nullable String whatIsWrong(String regex) {
        if (regex.length() > LONGEST) {
            return "is longer than " + LONGEST + " characters";
        }
        if (EXPLOSIVE.matcher(regex).find()) {
            return "repeats something that repeats, which can run for hours";
        }
        try {
            return new SafePattern(regex).pattern.matcher("").find() ? "finds nothing, everywhere" : null;
        } catch (PatternSyntaxException e) {
            return "is not valid: " + e.getDescription();
        }
    }

    /** Start and end of what it finds; what was found before the limit of work was reached. */
    List<int[]> find(String text) {
        List<int[]> spans = new ArrayList<>();
        try {
            Matcher matcher = pattern.matcher(new Metered(text));
            while (matcher.find() && spans.size() < 50) {
                if (matcher.end() > matcher.start()) {
                    spans.add(new int[] {matcher.start(), matcher.end()});
                }
            }
        } catch (TooMuchWork | StackOverflowError e) {
            // The expression does not suit this text; the text is answered without it.
            return spans;
        }
        return spans;
    }

    /** A text that can be looked at only so often. */
    private static final class Metered implements CharSequence {

        private final String text;
        private int left = STEPS;

        Metered(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (left-- <= 0) {
                throw new TooMuchWork();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class TooMuchWork extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooMuchWork() {
            super(null, null, false, false);
        }
    }
}
