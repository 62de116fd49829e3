package dev.dragoman.channels.youtube;

import dev.dragoman.message.Foreign;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What YouTube's hub tells of a channel's videos: whose they are, and how many. A document with a DTD is refused, and
 * nothing outside it is ever asked for.
 *
 * @param channels the ids of the channels, which are foreign words
 * @param videos   how many videos are new, changed or gone
 */
record VideoFeed(Set<String> channels, int videos) {

    private static final int LONGEST = 256 * 1024;
    private static final int MOST = 100;
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String YOUTUBE = "http://www.youtube.com/xml/schemas/2015";
    private static final String TOMBSTONES = "http://purl.org/atompub/tombstones/1.0";

    /** It is no such document. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;
    }

    static VideoFeed read(byte[] xml) throws Unreadable {
        if (xml.length > LONGEST) {
            throw new Unreadable();
        }
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(xml));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new Unreadable();
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the document is read");
        });
        return factory;
    }

    private static VideoFeed read(XMLStreamReader reader) throws XMLStreamException, Unreadable {
        Set<String> channels = new LinkedHashSet<>();
        int videos = 0;
        boolean isFeed = false;
        while (reader.hasNext() && channels.size() < MOST) {
            int kind = reader.next();
            if (kind == XMLStreamConstants.DTD || kind == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new Unreadable();
            }
            if (kind == XMLStreamConstants.START_ELEMENT) {
                isFeed |= is(reader, ATOM, "feed");
                if (is(reader, ATOM, "entry") || is(reader, TOMBSTONES, "deleted-entry")) {
                    videos++;
                } else if (is(reader, YOUTUBE, "channelId")) {
                    channels.add(
                            Foreign.cut(Foreign.text(reader.getElementText().strip()), 100));
                }
            }
        }
        if (!isFeed) {
            throw new Unreadable();
        }
        return new VideoFeed(Set.copyOf(channels), videos);
    }

    private static boolean is(XMLStreamReader reader, String namespace, String name) {
        return namespace.equals(reader.getNamespaceURI()) && name.equals(reader.getLocalName());
    }
}
