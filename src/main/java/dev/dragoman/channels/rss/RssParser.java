package dev.dragoman.channels.rss;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads RSS 2.0, RSS 1.0 and Atom. A document with a DTD is refused, no entity but the five of XML is known, and nothing
 * outside the document is ever asked for.
 */
final class RssParser {

    /** The items beyond this are older, and not read. */
    static final int MOST_ITEMS = 500;

    private static final int DEEPEST = 64;
    private static final int MOST_MINUTES = 1440;

    private final XMLStreamReader reader;
    private final List<RssItem> items = new ArrayList<>();
    private Duration ttl = Duration.ZERO;
    private int depth;
    private @Nullable RssDraft draft;
    private int draftDepth;
    private boolean isTtl;

    private RssParser(XMLStreamReader reader) {
        this.reader = reader;
    }

    /**
     * A feed.
     *
     * @param items in the order of the feed, mostly the newest first
     * @param ttl   how long the feed asks to be left alone; zero when it does not say
     */
    record Feed(List<RssItem> items, Duration ttl) {}

    /** The document is no feed that may be read; the message is a sentence. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        // The JDK counts every &lt; of escaped HTML as an entity. Without a DTD none can grow, and the size is bounded.
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the document is read");
        });
        return factory;
    }

    /** Reads a feed; its encoding is what the document itself says. */
    static Feed read(byte[] xml) throws Unreadable {
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(xml));
            try {
                return new RssParser(reader).read();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new Unreadable("The feed is not well-formed XML.");
        } catch (RuntimeException e) {
            // The last guard: the parser of the JDK meets broken encodings and numbers with exceptions of its own.
            throw new Unreadable("The feed could not be read.");
        }
    }

    private Feed read() throws XMLStreamException, Unreadable {
        boolean isFeed = false;
        while (reader.hasNext() && items.size() < MOST_ITEMS) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Unreadable("The feed has a DTD or entities of its own, which are not read.");
                case XMLStreamConstants.START_ELEMENT -> {
                    isFeed = isFeed || isRoot();
                    begin();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> write();
                case XMLStreamConstants.END_ELEMENT -> end();
                default -> {}
            }
        }
        if (!isFeed) {
            throw new Unreadable("There is something else than a feed at this address.");
        }
        return new Feed(List.copyOf(items), ttl);
    }

    private boolean isRoot() {
        return depth == 0 && List.of("rss", "RDF", "feed").contains(reader.getLocalName());
    }

    private void begin() throws Unreadable {
        depth++;
        if (depth > DEEPEST) {
            throw new Unreadable("The feed is nested too deeply.");
        }
        String name = reader.getLocalName();
        if (draft != null) {
            draft.begin(depth - draftDepth, reader);
        } else if (name.equals("item") || name.equals("entry")) {
            draft = new RssDraft();
            draftDepth = depth;
        } else {
            isTtl = name.equals("ttl");
        }
    }

    private void write() {
        if (draft != null) {
            draft.write(reader.getText());
        } else if (isTtl && reader.getText().strip().matches("[0-9]{1,6}")) {
            ttl = Duration.ofMinutes(
                    Math.min(MOST_MINUTES, Long.parseLong(reader.getText().strip())));
        }
    }

    private void end() {
        isTtl = false;
        if (draft != null) {
            draft.end(depth - draftDepth);
            if (depth == draftDepth) {
                items.add(draft.item());
                draft = null;
            }
        }
        depth--;
    }
}
