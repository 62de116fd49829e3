package dev.dragoman.channels.rss;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Accounts;
import dev.dragoman.channels.Polled;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SilentChannel;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Outbound;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Feeds that are read. A feed has no way back: what is new is noticed and never answered, and every send is refused. */
@Component("rssChannel")
@ConditionalOnProperty(name = "dragoman.channels.rss.enabled", havingValue = "true")
public final class RssChannel implements SilentChannel {

    static final ChannelId ID = new ChannelId("rss");

    private final Accounts<RssLook> feeds;

    RssChannel(RssSettings settings, Clock clock) {
        List<RssLook> looks = settings.accounts().stream()
                .map(feed -> new RssLook(feed, settings.pollInterval(), clock))
                .toList();
        this.feeds = new Accounts<>(looks, RssLook::state);
    }

    @Override
    public ChannelId id() {
        return ID;
    }

    @Override
    public List<AccountState> accounts() {
        return feeds.states();
    }

    @Override
    public List<AccountId> polled() {
        return List.copyOf(feeds.ids());
    }

    @Override
    public Polled poll(AccountId account, @Nullable String place) {
        return feeds.poll(account, feed -> feed.look(place));
    }

    @Override
    public SendResult send(Outbound outbound) {
        return new SendResult.Refused("A feed has no way back: open the link and answer there.");
    }

    @Override
    public String toString() {
        return "RssChannel" + feeds;
    }
}
