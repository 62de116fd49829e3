package dev.dragoman.understanding;

import dev.dragoman.understanding.Phrases.Found;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds sums of money: a number beside a currency, in German, English and Swiss spelling. */
final class Amounts {

    private static final String NAME = "amount-of-money";
    private static final int MOST_DIGITS = 12;

    private final Phrases currencies = Phrases.read("/understanding/currencies.txt");
    private final Phrases words;

    /** The words are the table of days, which knows the numbers too. */
    Amounts(Phrases words) {
        this.words = words;
    }

    void find(List<Token> tokens, List<Entity> found) {
        for (int i = 0; i < tokens.size(); ) {
            @Nullable Sum sum = at(tokens, i);
            if (sum != null) {
                String value = sum.amount().toPlainString() + " " + sum.currency();
                int end = tokens.get(sum.end() - 1).end();
                found.add(new Entity(NAME, value, tokens.get(i).start(), end, BuiltIns.EXTRACTOR));
            }
            i = sum == null ? i + 1 : sum.end();
        }
    }

    private @Nullable Sum at(List<Token> tokens, int i) {
        @Nullable Found before = isInsideOfAWord(tokens, i) ? null : currencies.at(tokens, i);
        if (before != null && i + before.tokens() < tokens.size()) {
            int next = i + before.tokens();
            @Nullable Numeral numeral = tokens.get(next - 1).isNear(tokens.get(next)) ? digits(tokens, next) : null;
            return numeral == null ? null : new Sum(numeral.value(), before.meaning(), numeral.end());
        }
        @Nullable Numeral numeral = numeral(tokens, i);
        if (numeral == null || numeral.end() >= tokens.size()) {
            return null;
        }
        int sign = numeral.end();
        boolean isNear = tokens.get(sign - 1).isNear(tokens.get(sign));
        @Nullable Found after = isNear ? currencies.at(tokens, sign) : null;
        return after == null || belongsToTheNext(tokens, sign, sign + after.tokens())
                ? null
                : new Sum(numeral.value(), after.meaning(), sign + after.tokens());
    }

    /** A part of an order number such as A-4711 is no currency. */
    private static boolean isInsideOfAWord(List<Token> tokens, int i) {
        return i > 0
                && tokens.get(i).kind() == Token.Kind.WORD
                && tokens.get(i - 1).touches(tokens.get(i))
                && tokens.get(i - 1).kind() == Token.Kind.DIGITS;
    }

    /** In "4711 $20" the dollars are twenty. */
    private static boolean belongsToTheNext(List<Token> tokens, int sign, int after) {
        return after < tokens.size()
                && tokens.get(after).kind() == Token.Kind.DIGITS
                && tokens.get(after - 1).touches(tokens.get(after))
                && !tokens.get(sign - 1).touches(tokens.get(sign));
    }

    private @Nullable Numeral numeral(List<Token> tokens, int i) {
        @Nullable Found word = words.at(tokens, i);
        if (word != null && word.meaning().startsWith("NUMBER ")) {
            return new Numeral(new BigDecimal(word.meaning().substring("NUMBER ".length())), i + word.tokens());
        }
        boolean begins = i == 0 || !tokens.get(i - 1).touches(tokens.get(i)) || isSign(tokens.get(i - 1), "([:~€$£");
        return begins ? digits(tokens, i) : null;
    }

    /** Groups of digits with their separators, such as 1.234,50 and 1'234.50 and 12,-. */
    private static @Nullable Numeral digits(List<Token> tokens, int i) {
        List<String> groups = new ArrayList<>();
        StringBuilder separators = new StringBuilder();
        int at = i;
        while (at < tokens.size() && tokens.get(at).kind() == Token.Kind.DIGITS) {
            groups.add(tokens.get(at).text());
            at++;
            boolean goesOn = at + 1 < tokens.size()
                    && isSign(tokens.get(at), ".,'’")
                    && tokens.get(at - 1).touches(tokens.get(at))
                    && tokens.get(at).touches(tokens.get(at + 1))
                    && tokens.get(at + 1).kind() == Token.Kind.DIGITS;
            if (!goesOn) {
                break;
            }
            separators.append(tokens.get(at).text());
            at++;
        }
        @Nullable BigDecimal value = groups.isEmpty() ? null : value(groups, separators.toString());
        return value == null ? null : new Numeral(value, afterDash(tokens, at));
    }

    private static int afterDash(List<Token> tokens, int at) {
        boolean isRound = at + 1 < tokens.size()
                && isSign(tokens.get(at), ",.")
                && isSign(tokens.get(at + 1), "-–—")
                && tokens.get(at).touches(tokens.get(at + 1));
        return isRound ? at + 2 : at;
    }

    /** A last group of one or two digits is a fraction; all others have three digits and one kind of separator. */
    private static @Nullable BigDecimal value(List<String> groups, String separators) {
        String last = groups.getLast();
        boolean hasFraction = groups.size() > 1 && last.length() < 3;
        List<String> whole = hasFraction ? groups.subList(0, groups.size() - 1) : groups;
        String between = hasFraction ? separators.substring(0, separators.length() - 1) : separators;
        boolean isEven = whole.stream().skip(1).allMatch(it -> it.length() == 3)
                && between.chars().distinct().count() <= 1;
        boolean isClear = !hasFraction || between.isEmpty() || between.charAt(0) != separators.charAt(between.length());
        String digits = String.join("", whole);
        if (!isEven || !isClear || digits.length() > MOST_DIGITS) {
            return null;
        }
        return new BigDecimal(hasFraction ? digits + "." + last : digits);
    }

    private static boolean isSign(Token token, String signs) {
        return token.kind() == Token.Kind.SIGN && signs.contains(token.text());
    }

    private record Numeral(BigDecimal value, int end) {}

    private record Sum(BigDecimal amount, String currency, int end) {}
}
