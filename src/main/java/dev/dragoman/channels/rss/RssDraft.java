package dev.dragoman.channels.rss;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** An item while it is read: the first text of each of its elements counts. */
final class RssDraft {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String THREADS = "http://purl.org/syndication/thread/1.0";
    private static final String MEDIA = "http://search.yahoo.com/mrss/";
    private static final int LONGEST = 200_000;
    private static final List<String> TIMES = List.of("pubDate", "published", "updated", "date");

    private final Map<String, String> fields = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable String field;
    private int fieldDepth;
    private boolean isPlain;
    private boolean isReply;

    /** An element begins, so many levels below the item. */
    void begin(int level, XMLStreamReader reader) {
        String name = reader.getLocalName();
        String namespace = Objects.requireNonNullElse(reader.getNamespaceURI(), "");
        isReply |= level == 1 && name.equals("in-reply-to") && namespace.equals(THREADS);
        boolean isAuthorsName = level == 2 && "author".equals(field) && name.equals("name");
        if (isAuthorsName || level == 1 && !namespace.equals(MEDIA)) {
            field = isAuthorsName ? "name" : name;
            fieldDepth = level;
            text.setLength(0);
            isPlain = namespace.equals(ATOM)
                    && Objects.requireNonNullElse(reader.getAttributeValue(null, "type"), "text")
                            .equals("text");
            refer(name, reader);
        }
    }

    /** Some elements say what they have to say in an attribute. */
    private void refer(String name, XMLStreamReader reader) {
        @Nullable String href = reader.getAttributeValue(null, "href");
        String rel = Objects.requireNonNullElse(reader.getAttributeValue(null, "rel"), "alternate");
        if (name.equals("link") && href != null && (rel.equals("alternate") || rel.equals("enclosure"))) {
            fields.putIfAbsent(rel.equals("enclosure") ? rel : name, href);
        }
        @Nullable String url = reader.getAttributeValue(null, "url");
        if (name.equals("enclosure") && url != null) {
            fields.putIfAbsent(name, url);
        }
    }

    void write(String characters) {
        if (field != null && text.length() < LONGEST) {
            text.append(characters, 0, Math.min(characters.length(), LONGEST - text.length()));
        }
    }

    void end(int level) {
        if (field != null && level == fieldDepth) {
            String said = text.toString().strip();
            if (!said.isEmpty()) {
                fields.putIfAbsent(field, isVerbatim(field) ? said : RssText.words(said));
            }
            field = null;
        }
    }

    private boolean isVerbatim(String name) {
        return isPlain || name.equals("guid") || name.equals("id") || name.equals("link");
    }

    RssItem item() {
        return new RssItem(
                first("guid", "id"),
                first("title"),
                first("encoded", "content", "description", "summary"),
                first("link"),
                first("creator", "name"),
                first("enclosure"),
                at(),
                isReply);
    }

    private String first(String... names) {
        return Stream.of(names)
                .map(name -> fields.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    private @Nullable Instant at() {
        return TIMES.stream()
                .map(name -> fields.getOrDefault(name, ""))
                .flatMap(value -> time(value).stream())
                .findFirst()
                .orElse(null);
    }

    private static Optional<Instant> time(String value) {
        return Optional.<Instant>empty()
                .or(() -> parsed(() -> OffsetDateTime.parse(value).toInstant()))
                .or(() -> parsed(() -> ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant()));
    }

    private static Optional<Instant> parsed(Supplier<Instant> parse) {
        try {
            return Optional.of(parse.get());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
