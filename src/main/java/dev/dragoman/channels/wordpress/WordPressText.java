package dev.dragoman.channels.wordpress;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** Comments are HTML on the blog and words in this house. */
final class WordPressText {

    private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</p>|\r\n");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]*>");
    private static final int ENOUGH = 16;

    private WordPressText() {}

    /** The words of a comment, without tags. */
    static String words(String html) {
        String broken = BREAK.matcher(html).replaceAll("\n");
        return HtmlUtils.htmlUnescape(TAG.matcher(broken).replaceAll("")).strip();
    }

    /** Words as HTML that shows them exactly. */
    static String html(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Tells one wording from another. */
    static String hash(String words) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, ENOUGH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
