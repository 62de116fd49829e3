package dev.dragoman.channels.rss;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Polled;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.rss.RssFetch.Fetched;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import dev.dragoman.system.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at a feed. The first time what stands there is learned and not told; what is told once is never repeated. */
final class RssLook {

    /** No feed is left alone for longer, whatever it says. */
    static final Duration LONGEST_PAUSE = Duration.ofHours(24);

    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);
    private static final Reception SKIPPED = new Reception.Taken(List.of(), 1);

    private final RssSettings.Feed feed;
    private final AccountId account;
    private final Duration interval;
    private final Clock clock;
    private final RssFetch fetch;

    RssLook(RssSettings.Feed feed, Duration interval, Clock clock) {
        this.feed = feed;
        this.account = new AccountId(feed.id());
        this.interval = interval;
        this.clock = clock;
        this.fetch = new RssFetch(feed.url(), DEADLINE);
    }

    AccountState state() {
        return new AccountState(feed.id(), feed.name());
    }

    Polled look(@Nullable String place) {
        @Nullable RssMemory memory = RssMemory.read(place).orElse(null);
        return switch (fetch.fetch(memory)) {
            case Fetched.Away(String why) -> trouble("The feed could not be reached (" + why + ").", interval);
            case Fetched.Answered answered ->
                switch (answered.status()) {
                    case 200 -> read(answered, memory);
                    case 304 -> new Polled(List.of(), place, interval, null);
                    default -> failed(answered);
                };
        };
    }

    private Polled read(Fetched.Answered answered, @Nullable RssMemory memory) {
        if (answered.body().length > RssFetch.LARGEST) {
            return trouble("The feed is larger than " + (RssFetch.LARGEST >> 20) + " MB.", interval);
        }
        try {
            RssParser.Feed read = RssParser.read(answered.body());
            List<Polled.Page> pages = new ArrayList<>();
            Map<String, String> told = new LinkedHashMap<>(memory == null ? Map.of() : memory.told());
            for (RssItem item : read.items().reversed()) {
                @Nullable String before = memory == null ? RssMemory.SILENT : told.remove(item.id());
                String version = RssMemory.SILENT.equals(before) ? RssMemory.SILENT : item.version();
                told.put(item.id(), version);
                if (!version.equals(before)) {
                    pages.add(new Polled.Page(Json.MAPPER.writeValueAsBytes(item), reception(item, before != null)));
                }
            }
            String place = new RssMemory(answered.etag(), answered.modified(), told).write();
            return new Polled(pages, place, pause(read.ttl()), null);
        } catch (RssParser.Unreadable e) {
            return trouble(Optional.ofNullable(e.getMessage()).orElse("The feed could not be read."), interval);
        }
    }

    private Reception reception(RssItem item, boolean isChange) {
        if (item.content().text().isEmpty()) {
            return SKIPPED;
        }
        var id = new NetworkId(item.id());
        var address = new Address(RssChannel.ID, account, Visibility.PUBLIC, id);
        Party author = item.author().isEmpty() ? Party.UNKNOWN : new Party(null, item.author());
        Inbound event = isChange
                ? new Inbound.Edited(new Event(address, id, item.version(), clock.instant()), author, item.content())
                : new Inbound.Noticed(Event.of(address, id, at(item)), author, item.content(), feed.isTask(item));
        return new Reception.Taken(List.of(event), 0);
    }

    private Instant at(RssItem item) {
        Instant now = clock.instant();
        @Nullable Instant at = item.at();
        return at == null || at.isAfter(now.plus(CLOCKS_DIFFER)) || at.isBefore(Instant.EPOCH) ? now : at;
    }

    private Polled failed(Fetched.Answered answered) {
        int status = answered.status();
        return switch (status) {
            case 401, 403 -> dead("The feed does not let us in (HTTP " + status + ").");
            case 404, 410 -> dead("There is no feed at this address any more (HTTP " + status + ").");
            case 429, 503 ->
                trouble(
                        "The feed asks us to come back later (HTTP " + status + ").",
                        pause(seconds(answered.retryAfter())));
            default ->
                status >= 300 && status < 400
                        ? dead("The feed's address leads elsewhere (HTTP " + status
                                + "), and we do not follow: check it in the settings.")
                        : trouble("The feed could not be had (HTTP " + status + ").", interval);
        };
    }

    private Duration pause(Duration wanted) {
        Duration longer = wanted.compareTo(interval) > 0 ? wanted : interval;
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    private static Duration seconds(String stated) {
        return stated.matches("[0-9]{1,7}") ? Duration.ofSeconds(Long.parseLong(stated)) : Duration.ZERO;
    }

    private Polled dead(String why) {
        return Polled.stopped(why, interval);
    }

    private static Polled trouble(String why, Duration pause) {
        return Polled.unknown(why, pause);
    }
}
