package dev.dragoman.channels;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The length of a text by weight: a link weighs 23 whatever its length, an emoji 2 however it is composed, a letter of
 * the Latin and its neighbouring scripts 1, and any other 2, such as those of Chinese and Japanese. The figures are those
 * of version 3 of the published configuration of {@code twitter-text}; {@code text-length.js} counts the same.
 */
public final class WeightedLength {

    private static final int LINK = 23;
    private static final String END = "A-Za-z0-9\\u00C0-\\u024F\\u0400-\\u04FF=_#/+&\\-";

    /** An address ends where its own letters end, so that what is written in Chinese right behind it counts too. */
    private static final Pattern WITH_SCHEME =
            Pattern.compile("[Hh][Tt][Tt][Pp][Ss]?://(?:[\\p{L}\\p{M}\\p{Nd}_-]{1,63}\\.){1,10}[A-Za-z]{2,24}"
                    + "(?![A-Za-z0-9@+-])(?::[0-9]{1,5})?(?:[/?](?:[" + END + "!*'();:,.$%\\[\\]@|~?]*[" + END
                    + "])?)?");

    /** Bare names become links too, by a list of top-level domains; whatever looks like one counts here. */
    private static final Pattern BARE = Pattern.compile(
            "(?<![A-Za-z0-9_@.-])(?:[A-Za-z0-9-]{1,63}\\.){1,10}[A-Za-z]{2,24}(?![A-Za-z0-9_@])(?:/[^\\t-\\r ]*)?");

    private static final Pattern SIGN = Pattern.compile("\\X");

    private WeightedLength() {}

    /** The weight of a text; rather too much than too little where the network's own lists would be needed. */
    public static int of(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        Matcher link = WITH_SCHEME.matcher(composed);
        int weight = 0;
        int from = 0;
        while (link.find()) {
            weight += withBareLinks(composed.substring(from, link.start())) + LINK;
            from = link.end();
        }
        return weight + withBareLinks(composed.substring(from));
    }

    /** Whether any part of it would become a link. */
    public static boolean hasLink(String text) {
        return WITH_SCHEME.matcher(text).find() || BARE.matcher(text).find();
    }

    private static int withBareLinks(String text) {
        Matcher link = BARE.matcher(text);
        int weight = 0;
        int from = 0;
        while (link.find()) {
            weight += signs(text.substring(from, link.start())) + Math.max(LINK, signs(link.group()));
            from = link.end();
        }
        return weight + signs(text.substring(from));
    }

    private static int signs(String text) {
        return SIGN.matcher(text)
                .results()
                .mapToInt(sign -> isEmoji(sign.group()) ? 2 : letters(sign.group()))
                .sum();
    }

    private static boolean isEmoji(String sign) {
        return sign.codePoints().anyMatch(c -> c > 127 && Character.isEmoji(c) || c == 0x20E3);
    }

    private static int letters(String sign) {
        return sign.codePoints().map(c -> isLight(c) ? 1 : 2).sum();
    }

    private static boolean isLight(int c) {
        return c <= 4351 || c >= 8192 && c <= 8205 || c >= 8208 && c <= 8223 || c >= 8242 && c <= 8247;
    }
}
