package dev.dragoman.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word, a run of digits or a single sign of a text; white space parts them.
 *
 * @param text  in lower case
 * @param start offset in UTF-16 units
 * @param end   offset after it
 */
record Token(Kind kind, String text, int start, int end) {

    /** What a token is made of. */
    enum Kind {
        WORD,
        DIGITS,
        SIGN
    }

    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < text.length(); ) {
            int start = i;
            Kind kind = kind(text.charAt(i));
            i++;
            while (kind != Kind.SIGN && i < text.length() && kind(text.charAt(i)) == kind) {
                i++;
            }
            if (!isSpace(text.charAt(start))) {
                tokens.add(new Token(kind, text.substring(start, i).toLowerCase(Locale.ROOT), start, i));
            }
        }
        return tokens;
    }

    private static Kind kind(char c) {
        if (c >= '0' && c <= '9') {
            return Kind.DIGITS;
        }
        return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK ? Kind.WORD : Kind.SIGN;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    boolean isSign(char sign) {
        return kind == Kind.SIGN && text.charAt(0) == sign;
    }

    /** Whether nothing stands between the two. */
    boolean touches(Token next) {
        return end == next.start;
    }

    /** Whether the two stand as neighbours in a phrase: at most two characters apart. */
    boolean isNear(Token next) {
        return next.start - end <= 2;
    }

    /** Its digits as a number; -1 for anything else, and for more than nine digits. */
    int number() {
        return kind == Kind.DIGITS && text.length() <= 9 ? Integer.parseInt(text) : -1;
    }
}
