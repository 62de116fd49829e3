package dev.dragoman.channels.mastodon;

import static dev.dragoman.channels.mastodon.MastodonFields.text;

import dev.dragoman.channels.SignLength;
import dev.dragoman.message.Attachment;
import dev.dragoman.message.Content;
import dev.dragoman.message.Foreign;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** The words of a post: out of the HTML they come in, and with the names that Mastodon finds in them. */
final class MastodonText {

    private static final int LONGEST_HTML = 400_000;
    private static final Pattern LINE =
            Pattern.compile("<br[^<>]*>|</(?:li|pre|div|h[1-6])>", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAGRAPH = Pattern.compile("</(?:p|blockquote)>", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("<[^<>]*>");
    private static final Pattern CALL = Pattern.compile(SignLength.CALL);
    private static final String INVISIBLE = "@\u200B";

    private MastodonText() {}

    /** What a post says: its warning first, without the names it begins with, and what came along by reference. */
    static Content content(JsonNode status) {
        String plain = plain(text(status, "content"));
        String said = withoutLeadingNames(plain, status.path("mentions"));
        String words = said.isEmpty() ? plain : said;
        String warning = text(status, "spoiler_text").strip();
        return new Content(warning.isEmpty() ? words : (warning + "\n\n" + words).strip(), attachments(status));
    }

    /** The text of HTML that a server has cleaned. */
    static String plain(String html) {
        String lines = LINE.matcher(Foreign.cut(html, LONGEST_HTML)).replaceAll("\n");
        String bare = TAG.matcher(PARAGRAPH.matcher(lines).replaceAll("\n\n")).replaceAll("");
        return Foreign.text(HtmlUtils.htmlUnescape(bare)).strip();
    }

    private static String withoutLeadingNames(String plain, JsonNode mentions) {
        List<String> names = new ArrayList<>();
        mentions.forEach(mention -> names.add(text(mention, "acct")));
        mentions.forEach(mention -> names.add(text(mention, "username")));
        String rest = plain;
        int cut = 1;
        while (cut > 0 && rest.startsWith("@")) {
            cut = leadingName(rest, names);
            rest = rest.substring(cut).stripLeading();
        }
        return rest;
    }

    /** How long the name is that a text begins with, with its sign; 0 when it is none of these. */
    private static int leadingName(String text, List<String> names) {
        var mention = SignLength.MENTION.matcher(text);
        if (!mention.lookingAt()) {
            return 0;
        }
        String found = mention.group().substring(1).toLowerCase(Locale.ROOT);
        String local = mention.group(1).toLowerCase(Locale.ROOT);
        boolean isKnown = names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.equals(found) || name.equals(local));
        return isKnown ? mention.end() : 0;
    }

    private static List<Attachment> attachments(JsonNode status) {
        List<Attachment> attachments = new ArrayList<>();
        for (JsonNode media : status.path("media_attachments")) {
            String kind = text(media, "type");
            String url = text(media, "url").isBlank() ? text(media, "remote_url") : text(media, "url");
            String title = text(media, "description");
            attachments.add(new Attachment(
                    kind.isBlank() ? "unknown" : kind, url.isBlank() ? null : url, title.isBlank() ? null : title));
        }
        if (status.path("poll").isObject()) {
            attachments.add(new Attachment("poll", null, null));
        }
        return attachments;
    }

    /** These words, in which Mastodon finds no name: a direct post goes to everybody who is named in it. */
    static String namingNobody(String text) {
        return CALL.matcher(text).replaceAll(INVISIBLE);
    }
}
