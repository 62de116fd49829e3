package dev.dragoman.conversations;

import dev.dragoman.message.Contact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Finds how customers say they can be reached. An address or number counts when the words before it say that it is the
 * writer's own, or when it is the whole message. Looks at the first {@link #LONGEST} characters and at a few candidates,
 * each with a short look back, so that the work grows with the length of the text alone.
 */
@Component
class ContactFinder {

    static final int LONGEST = 4000;

    private static final int MOST_CANDIDATES = 10;
    private static final int LOOK_BACK = 80;
    private static final int FEWEST_DIGITS = 7;

    private static final Pattern ADDRESS =
            Pattern.compile("(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]{1,64}+@[\\p{L}\\p{N}.-]{3,190}+");
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\p{N}@+.])[+(]?[0-9](?:[ ()/.\\u00a0-]{0,3}[0-9]){6,16}");

    private static final String MINE = "(?:^|[^\\p{L}\\p{N}])(?<!\\bnot |\\bnicht |n't )(?:my|meine?|meiner|meinem)"
            + " (?:(?:new|private|personal|work|business|current|neue|geschäftliche|dienstliche|aktuelle)[nr]? )?";
    private static final String TO_ME = "(?:^|[^\\p{L}\\p{N}])(?:me|mich|mir)"
            + "(?: (?:back|please|bitte|gern|gerne|auch))?(?= (?:at|on|under|via|unter|an)\\b)";
    private static final String UP_TO =
            "(?: (?:is|now|at|on|under|via|ist|lautet|jetzt|nun|unter|an))*[ :=,\"'(<\\[-]{0,4}$";

    private static final Pattern MY_ADDRESS = says("(?:e-?)?mail(?:[ -]?address|[ -]?adresse)?|address|adresse");
    private static final String PHONE =
            "(?:phone|telephone|mobile|cell|telefon|handy|mobil|ruf)(?: ?phone)?(?:[ -]?(?:number|nummer|no\\.?|nr\\.?))?";
    private static final Pattern MY_PHONE = says(PHONE);
    /** With a country code it is a phone number, and no order's. */
    private static final Pattern MY_NUMBER = says(PHONE + "|number|nummer");

    private final PhoneNumbers numbers;

    ContactFinder(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    private static Pattern says(String noun) {
        return Pattern.compile("(?:" + MINE + "(?:" + noun + ")|" + TO_ME + ")" + UP_TO);
    }

    /** Whether a closer look can be worth it: one pass over the text. */
    static boolean mayHold(String text) {
        int digits = 0;
        for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
            char c = text.charAt(i);
            if (c == '@' || c >= '0' && c <= '9' && ++digits == FEWEST_DIGITS) {
                return true;
            }
        }
        return false;
    }

    /** What the writer says about how to be reached, each once; mostly nothing. */
    List<Contact> find(String text) {
        String head = head(text);
        List<Contact> found = new ArrayList<>();
        ADDRESS.matcher(head)
                .results()
                .limit(MOST_CANDIDATES)
                .filter(it -> isOwn(head, it.start(), it.end(), MY_ADDRESS))
                .flatMap(it -> Contact.email(withoutStop(it.group())).stream())
                .forEach(found::add);
        Matcher number = NUMBER.matcher(head);
        for (int looked = 0; looked < MOST_CANDIDATES && number.find(); looked++) {
            number(head, number).ifPresent(found::add);
        }
        return found.stream().distinct().toList();
    }

    /** A word that would be cut off is left out: half an address is somebody else's. */
    private static String head(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, Math.max(0, text.lastIndexOf(' ', LONGEST)));
    }

    private Optional<Contact> number(String text, Matcher candidate) {
        String written = candidate.group();
        boolean hasCountry = written.startsWith("+") || written.startsWith("00");
        boolean isAll = isAll(text, candidate.start(), candidate.end());
        boolean isSaid = isSaid(text, candidate.start(), hasCountry ? MY_NUMBER : MY_PHONE);
        return isSaid || isAll && hasCountry ? numbers.read(written) : Optional.empty();
    }

    private static boolean isOwn(String text, int start, int end, Pattern saying) {
        return isAll(text, start, end) || isSaid(text, start, saying);
    }

    private static boolean isSaid(String text, int start, Pattern saying) {
        String before = text.substring(Math.max(0, start - LOOK_BACK), start)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
        return saying.matcher(before).find();
    }

    private static boolean isAll(String text, int start, int end) {
        return isBare(text.substring(0, start)) && isBare(text.substring(end));
    }

    private static boolean isBare(String rest) {
        return rest.chars().noneMatch(Character::isLetterOrDigit);
    }

    private static String withoutStop(String address) {
        int end = address.length();
        while (end > 0 && (address.charAt(end - 1) == '.' || address.charAt(end - 1) == '-')) {
            end--;
        }
        return address.substring(0, end);
    }
}
