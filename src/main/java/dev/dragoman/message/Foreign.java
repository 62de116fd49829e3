package dev.dragoman.message;

/** Makes foreign text storable: PostgreSQL has no NUL, and UTF-8 has no lone surrogates. */
public final class Foreign {

    private static final char REPLACEMENT = '\uFFFD';

    private Foreign() {}

    /** The same text with every NUL and every lone surrogate replaced by U+FFFD. */
    public static String text(String foreign) {
        StringBuilder clean = null;
        for (int i = 0; i < foreign.length(); i++) {
            if (isStorable(foreign, i)) {
                continue;
            }
            if (clean == null) {
                clean = new StringBuilder(foreign);
            }
            clean.setCharAt(i, REPLACEMENT);
        }
        return clean == null ? foreign : clean.toString();
    }

    private static boolean isStorable(String foreign, int at) {
        char c = foreign.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < foreign.length() && Character.isLowSurrogate(foreign.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(foreign.charAt(at - 1));
        }
        return c != 0;
    }

    /** The first {@code limit} UTF-16 units of the text, never half a surrogate pair. */
    public static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, end);
    }

    /** An id as a network gave it: cleaned, and refused when it is blank or longer than 512 characters. */
    static String id(String foreign) {
        if (foreign.isBlank() || foreign.length() > 512) {
            throw new IllegalArgumentException("an id must have 1 to 512 characters");
        }
        return text(foreign);
    }
}
