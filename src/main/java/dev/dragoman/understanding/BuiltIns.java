package dev.dragoman.understanding;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import dev.dragoman.message.Contact;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what needs no teaching, under the names Duckling gives it: {@code email}, {@code phone-number},
 * {@code amount-of-money} and {@code time}. The work grows with the length of the text alone.
 */
final class BuiltIns {

    static final String EXTRACTOR = "built-in";

    private static final int MOST_CANDIDATES = 20;
    private static final int FEWEST_DIGITS = 7;
    private static final String NO_COUNTRY = "ZZ";
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]{1,64}+@[\\p{L}\\p{N}.-]{3,190}+");

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final String country;
    private final Amounts amounts;
    private final Days days;

    BuiltIns(String language, Home home) {
        Phrases words = Phrases.read("/understanding/days-" + language.replaceFirst("-.*", "") + ".txt");
        country = home.country().isEmpty() ? NO_COUNTRY : home.country();
        amounts = new Amounts(words);
        days = new Days(words, home);
    }

    void find(String text, List<Entity> found) {
        if (text.indexOf('@') >= 0) {
            addresses(text, found);
        }
        if (text.chars()
                        .filter(it -> it >= '0' && it <= '9')
                        .limit(FEWEST_DIGITS)
                        .count()
                == FEWEST_DIGITS) {
            phones(text, found);
        }
        List<Token> tokens = Token.of(text);
        amounts.find(tokens, found);
        days.find(tokens, found);
    }

    private static void addresses(String text, List<Entity> found) {
        Matcher address = ADDRESS.matcher(text);
        for (int looked = 0; looked < MOST_CANDIDATES && address.find(); looked++) {
            String written = address.group().replaceFirst("[.-]{1,190}$", "");
            int start = address.start();
            Contact.email(written)
                    .ifPresent(it ->
                            found.add(new Entity("email", it.value(), start, start + written.length(), EXTRACTOR)));
        }
    }

    private void phones(String text, List<Entity> found) {
        for (PhoneNumberMatch match : numbers.findNumbers(text, country, Leniency.VALID, MOST_CANDIDATES)) {
            String value = numbers.format(match.number(), PhoneNumberFormat.E164);
            found.add(new Entity("phone-number", value, match.start(), match.end(), EXTRACTOR));
        }
    }
}
