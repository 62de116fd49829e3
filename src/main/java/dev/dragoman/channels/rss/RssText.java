package dev.dragoman.channels.rss;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** Feeds carry HTML as text, and this house words. */
final class RssText {

    private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</(p|div|li|h[1-6]|tr|blockquote)>");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z!][^<>]*>");

    private RssText() {}

    /** The words of a piece of HTML, without tags and blank lines. */
    static String words(String html) {
        String broken = BREAK.matcher(html).replaceAll("\n");
        String plain = HtmlUtils.htmlUnescape(TAG.matcher(broken).replaceAll(""));
        return plain.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    /** The SHA-256 of a text, in hex. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
