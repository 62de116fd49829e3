package dev.dragoman.learning;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Puts plain words in the place of private data. What has a form is found (addresses of mail, web and streets, phone and
 * account numbers, long numbers, the name after "my name is"); a name in the middle of a sentence is not.
 */
public final class Masking {

    private static final int LONGEST = 2000;
    private static final List<Rule> RULES = List.of(
            new Rule("(?i)\\b(?:https?://|www\\.)\\S+", "(link)"),
            new Rule("(?U)[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,5}", "(e-mail)"),
            new Rule("(?<![\\w@])@[A-Za-z0-9_.]{2,40}", "(name)"),
            new Rule("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\\b", "(account)"),
            new Rule("(?<![\\w+])(?:\\+|00)\\d(?:[ ()/.-]{0,2}\\d){6,14}", "(phone)"),
            new Rule("(?<![\\w])0\\d{1,4}[ /-]{1,3}\\d(?:[ /-]?\\d){4,10}", "(phone)"),
            new Rule("(?<!\\d)\\d(?:[ -]?\\d){11,18}(?!\\d)", "(number)"),
            new Rule("(?<!\\d)\\d{5}(?=\\s+\\p{Lu}\\p{L}+)\\s+\\p{Lu}\\p{L}+", "(place)"),
            new Rule(
                    "(?U)\\b\\p{Lu}\\p{L}{1,30}(?:straße|strasse|str\\.|weg|platz|allee|gasse)\\s+\\d{1,4}\\s?[a-z]?\\b",
                    "(street)"),
            new Rule(
                    "(?U)\\b\\d{1,5}\\s+(?:\\p{Lu}\\p{L}{1,30}\\s+){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Square)\\b\\.?",
                    "(street)"),
            new Rule(
                    "(?U)(?i:\\b(my name is|i am called|name's|ich heiße|ich heisse|mein name ist|mein name:))\\s+\\p{L}[\\p{L}'’-]{1,40}(?:\\s+\\p{Lu}[\\p{L}'’-]{1,40}){0,2}",
                    "$1 (name)"),
            new Rule("(?<!\\d)\\d{4,}(?!\\d)", "(number)"));

    private Masking() {}

    /** The text, cut at 2,000 characters, without what tells who wrote it. */
    public static String mask(String text) {
        String masked = text.length() > LONGEST
                ? text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST - 1)))
                : text;
        for (Rule rule : RULES) {
            masked = rule.pattern.matcher(masked).replaceAll(rule.instead);
        }
        return masked;
    }

    private record Rule(Pattern pattern, String instead) {

        Rule(String pattern, String instead) {
            this(Pattern.compile(pattern), instead);
        }
    }
}
