package dev.dragoman.channels.email;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The words of an HTML mail: what a reader sees, with its line ends and with its links as text. */
final class HtmlWords implements NodeVisitor {

    private static final String UNSEEN = "head, script, style, template, noscript, object, svg, [hidden]";
    private static final String QUOTED = ".gmail_quote, .gmail_signature, blockquote[type=cite], .moz-cite-prefix,"
            + " .moz-signature, .yahoo_quoted, .protonmail_quote, #OLK_SRC_BODY_SECTION";

    /** Outlook puts what is answered behind these, beside them. */
    private static final String QUOTED_FROM_HERE = "#divRplyFwdMsg, #appendonsend, #reply-intro";

    private static final Pattern HIDING = Pattern.compile(
            "display:none|visibility:hidden|mso-hide:all|(font-size|opacity|max-height):0(\\.0+)?[a-z%]*(;|!|$)");

    private static final Set<String> APART =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre");
    private static final Set<String> LINES =
            Set.of("div", "li", "tr", "blockquote", "section", "article", "header", "footer", "hr", "dt", "dd");

    private final StringBuilder words = new StringBuilder();

    private HtmlWords() {}

    /** The words; what is quoted only where there is nothing else, and the mail is no answer. */
    static String of(String html, boolean isAnswer) {
        Document document = Jsoup.parse(html);
        document.select(UNSEEN).remove();
        document.select("[style]").stream()
                .filter(element -> HIDING.matcher(style(element)).find())
                .forEach(Node::remove);
        String whole = isAnswer ? "" : written(document);
        document.select(QUOTED).remove();
        for (Element border : document.select(QUOTED_FROM_HERE)) {
            border.nextElementSiblings().remove();
            border.remove();
        }
        String own = written(document);
        return own.isEmpty() ? whole : own;
    }

    private static String style(Element element) {
        return element.attr("style").toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    }

    private static String written(Document document) {
        var writer = new HtmlWords();
        document.body().traverse(writer);
        return writer.words
                .toString()
                .lines()
                .map(String::strip)
                .collect(Collectors.joining("\n"))
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    @Override
    public void head(Node node, int depth) {
        switch (node) {
            case TextNode text -> write(text);
            case Element element -> begin(element.normalName());
            default -> {}
        }
    }

    private void write(TextNode node) {
        boolean isExact =
                node.parent() instanceof Element parent && parent.normalName().equals("pre");
        String text = node.getWholeText().replace('\u00A0', ' ');
        String said = isExact ? text : text.replaceAll("\\s+", " ");
        words.append(isAtStart() && !isExact ? said.stripLeading() : said);
    }

    private void begin(String tag) {
        if (tag.equals("br")) {
            words.append('\n');
        } else if (APART.contains(tag) || LINES.contains(tag)) {
            line();
            words.append(tag.equals("li") ? "- " : "");
        } else if ((tag.equals("td") || tag.equals("th")) && !isAtStart()) {
            words.append(' ');
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            String tag = element.normalName();
            if (tag.equals("a")) {
                link(element);
            } else if (APART.contains(tag)) {
                line();
                words.append('\n');
            } else if (LINES.contains(tag)) {
                line();
            }
        }
    }

    private void link(Element link) {
        String target = link.attr("href").strip();
        String shown = link.text().strip();
        boolean isWeb = target.startsWith("https://") || target.startsWith("http://");
        if (isWeb && !target.replaceFirst("/$", "").endsWith(shown.replaceFirst("/$", ""))) {
            words.append(" (").append(target).append(')');
        } else if (isWeb && shown.isEmpty()) {
            words.append(target);
        }
    }

    private void line() {
        if (!isAtStart()) {
            words.append('\n');
        }
    }

    private boolean isAtStart() {
        return words.isEmpty() || words.charAt(words.length() - 1) == '\n';
    }
}
