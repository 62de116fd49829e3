package dev.dragoman.media;

import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.channels.FetchesMedia;
import dev.dragoman.channels.MediaSource;
import dev.dragoman.media.Download.Refused;
import dev.dragoman.media.Download.Why;
import dev.dragoman.message.Address;
import dev.dragoman.message.Attachment;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import okhttp3.Dns;
import org.springframework.stereotype.Component;

/** The door of the module: fetches a file for a person who wants to see it. */
@Component
public class Downloads {

    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration LONGEST_NAME = Duration.ofSeconds(3);
    private static final long LARGEST = 20L * 1024 * 1024;
    private static final int MOST_AT_ONCE = 3;
    private static final Pattern KEPT = Pattern.compile(KeptFile.SCHEME + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Fetch fetch = new Fetch(new Guard(new NamesInTime(Dns.SYSTEM, LONGEST_NAME)), LONGEST, LARGEST);
    private final ChannelRegistry channels;
    private final KeptFiles files;

    Downloads(ChannelRegistry channels, KeptFiles files) {
        this.channels = channels;
        this.files = files;
    }

    /**
     * Fetches what came in a conversation of this address: 20 MB at most, within 15 s, three files at once. Never throws
     * for the network or the wire.
     */
    public Download fetch(Address address, Attachment attachment) {
        if (!places.tryAcquire()) {
            return new Refused(Why.BUSY);
        }
        try {
            Optional<UUID> ours = ours(attachment);
            if (ours.isPresent()) {
                return files.open(address.thread().value(), ours.get())
                        .<Download>map(file -> file)
                        .orElseGet(() -> new Refused(Why.GONE));
            }
            return source(address, attachment).map(fetch::fetch).orElseGet(() -> new Refused(Why.GONE));
        } finally {
            places.release();
        }
    }

    /** What was handed to us lies here; only what this conversation's own customer handed in is opened in it. */
    private static Optional<UUID> ours(Attachment attachment) {
        return Optional.ofNullable(attachment.url())
                .filter(url -> KEPT.matcher(url).matches())
                .map(url -> UUID.fromString(url.substring(KeptFile.SCHEME.length())));
    }

    private Optional<MediaSource> source(Address address, Attachment attachment) {
        return channels.find(address.channel())
                .filter(FetchesMedia.class::isInstance)
                .flatMap(channel -> ((FetchesMedia) channel).media(address.account(), attachment))
                .or(() -> Optional.ofNullable(attachment.url())
                        .filter(url -> url.startsWith("http"))
                        .map(MediaSource::open));
    }
}
