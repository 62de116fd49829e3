package dev.dragoman.channels.facebook;

import dev.dragoman.channels.Reception;
import dev.dragoman.channels.meta.MessagingReader;
import dev.dragoman.channels.meta.MetaEnvelope;
import dev.dragoman.message.AccountId;
import java.time.Clock;
import java.util.Set;

/** What one POST of a Page's webhook tells: private messages in {@code messaging[]}, comments in {@code changes[]}. */
final class FacebookUpdate {

    private final MetaEnvelope envelope;

    FacebookUpdate(Set<AccountId> pages, Clock clock) {
        this.envelope = new MetaEnvelope("page", pages, clock);
    }

    /** Reads the events. Never throws, whatever the bytes are. */
    Reception read(byte[] body) {
        return envelope.read(body, FacebookUpdate::entry);
    }

    private static void entry(MetaEnvelope.Entry entry, MetaEnvelope.Harvest harvest) {
        var messaging = new MessagingReader(FacebookChannel.ID, entry);
        var feed = new FacebookFeed(entry);
        harvest.each(entry.json().path("messaging"), messaging::messaging);
        harvest.each(entry.json().path("standby"), messaging::standby);
        harvest.each(entry.json().path("changes"), feed::change);
    }
}
