package dev.dragoman.channels.x;

import static dev.dragoman.channels.x.XFields.text;
import static dev.dragoman.channels.x.XFields.url;

import dev.dragoman.message.Content;
import dev.dragoman.message.Foreign;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The words somebody wrote, from the words X tells: it puts the names that are answered in front, replaces every link
 * by a short one of its own, and writes {@code &}, {@code <} and {@code >} as HTML does.
 */
final class XText {

    /** X's own bound is 25 for a post; the second keeps a text from growing without end. */
    private static final int MOST_LINKS = 50;

    private static final int LONGEST_LINK = 2000;

    private static final Pattern NAME = Pattern.compile("@\\w{1,15}\\s+");

    private XText() {}

    /** The words of a post. */
    static String ofPost(JsonNode post) {
        String told = withoutNames(text(post, "text"), hidden(post));
        return plain(told, post.path("entities").path("urls"));
    }

    /** The words of a direct message; the address of what came along is not among them. */
    static String ofMessage(JsonNode data) {
        String own = text(data.path("attachment").path("media"), "url");
        String told = text(data, "text");
        return plain(
                own.isBlank() ? told : told.replace(own, ""),
                data.path("entities").path("urls"));
    }

    private static int hidden(JsonNode post) {
        return post.path("display_text_range").path(0).intValue(0);
    }

    private static String withoutNames(String text, int hidden) {
        Matcher name = NAME.matcher(text);
        int start = 0;
        while (start < hidden && name.region(start, text.length()).lookingAt()) {
            start = name.end();
        }
        return text.substring(start);
    }

    private static String plain(String told, JsonNode urls) {
        String text = told;
        for (JsonNode link : urls.values().stream().limit(MOST_LINKS).toList()) {
            @Nullable String brief = url(link, "url");
            if (brief != null) {
                text = Foreign.cut(text.replace(brief, meant(link, brief)), Content.LONGEST);
            }
        }
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .strip();
    }

    private static String meant(JsonNode link, String brief) {
        if (!text(link, "media_key").isBlank()) {
            return "";
        }
        @Nullable String whole = url(link, "expanded_url");
        return whole == null || whole.length() > LONGEST_LINK ? brief : whole;
    }
}
