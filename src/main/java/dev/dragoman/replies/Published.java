package dev.dragoman.replies;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The published versions in memory. A publication of this process shows at once; those of others within a second, since
 * their number is asked for once a second.
 */
final class Published {

    private static final Duration TRUSTED = Duration.ofSeconds(1);

    private final VersionTable table;
    private final Clock clock;
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Snapshot snapshot;

    Published(VersionTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** @param change the number of our own changes when it was begun: what was read before a commit is never kept */
    private record Snapshot(long change, long publications, Map<TemplateKey, Version> speaking, Instant checked) {

        Snapshot checkedAt(Instant now) {
            return new Snapshot(change, publications, speaking, now);
        }
    }

    Optional<Version> find(TemplateKey template) {
        return Optional.ofNullable(all().get(template));
    }

    Map<TemplateKey, Version> all() {
        Snapshot known = snapshot;
        if (known == null || known.change != changes.get()) {
            return load().speaking;
        }
        Instant now = clock.instant();
        if (now.isBefore(known.checked.plus(TRUSTED))) {
            return known.speaking;
        }
        // Written first, so that the others go on with what they have while one asks.
        snapshot = known.checkedAt(now);
        return table.publications() == known.publications ? known.speaking : load().speaking;
    }

    /** To be called after the commit of a publication. */
    void changed() {
        changes.incrementAndGet();
    }

    private Snapshot load() {
        long change = changes.get();
        // Counted before it is read: what is published in between is read again a second later.
        long publications = table.publications();
        Map<TemplateKey, Version> speaking =
                table.speaking().stream().collect(Collectors.toUnmodifiableMap(Version::template, Function.identity()));
        Snapshot fresh = new Snapshot(change, publications, speaking, clock.instant());
        snapshot = fresh;
        return fresh;
    }
}
