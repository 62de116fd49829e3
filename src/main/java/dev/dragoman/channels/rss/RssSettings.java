package dev.dragoman.channels.rss;

import dev.dragoman.channels.SettingsCheck;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Feeds in RSS and Atom. Wrong settings stop the start, with a sentence that says what to do; as long as the channel is
 * off nothing is asked for.
 *
 * @param enabled      whether we read feeds at all
 * @param pollInterval how long to wait between two looks at a feed, 1 minute to 24 hours; longer when the feed says so
 * @param accounts     the feeds
 */
@ConfigurationProperties("dragoman.channels.rss")
record RssSettings(
        boolean enabled,
        @DefaultValue("15m") Duration pollInterval,
        @DefaultValue List<Feed> accounts) {

    private static final SettingsCheck CHECK = SettingsCheck.channel(RssChannel.ID);

    RssSettings {
        accounts = List.copyOf(accounts);
        if (enabled) {
            boolean isWithin = pollInterval.compareTo(Duration.ofMinutes(1)) >= 0
                    && pollInterval.compareTo(RssLook.LONGEST_PAUSE) <= 0;
            CHECK.require(isWithin, "poll-interval", "to something from 1m to 24h");
            CHECK.require(!accounts.isEmpty(), "accounts[0].url", "to the address of a feed");
            requireFeeds(accounts);
        }
    }

    private static void requireFeeds(List<Feed> feeds) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < feeds.size(); i++) {
            String account = "accounts[" + i + "].";
            CHECK.requireId(feeds.get(i).id(), account + "id", "to a short name of your own, such as news");
            CHECK.require(ids.add(feeds.get(i).id()), account + "id", "to a name that no other feed has");
            CHECK.requireWeb(feeds.get(i).url(), account + "url");
        }
    }

    /**
     * One feed.
     *
     * @param id       a short name of your own
     * @param name     what people call it; the id if none is given
     * @param url      where it is; never shown, since some feeds have a secret in their address
     * @param comments whether each new item is a task for a person; without it, those that say they are comments are
     */
    record Feed(
            @DefaultValue("") String id,
            @DefaultValue("") String name,
            @DefaultValue("") String url,
            @Nullable Boolean comments) {

        Feed {
            name = name.isBlank() ? id : name;
        }

        boolean isTask(RssItem item) {
            return comments == null ? item.isComment() : comments;
        }

        @Override
        public String toString() {
            return "Feed[" + id + ", " + name + "]";
        }
    }
}
