package dev.dragoman.channels.rss;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Polled;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SilentChannel;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Outbound;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Feeds that are read. A feed has no way back: what is new is noticed and never answered, and every send is refused. */
@Component("rssChannel")
@ConditionalOnProperty(name = "dragoman.channels.rss.enabled", havingValue = "true")
public final class RssChannel implements SilentChannel {

    static final ChannelId ID = new ChannelId("rss");

    private final Map<AccountId, RssLook> looks = new LinkedHashMap<>();
    private final Map<AccountId, String> names = new LinkedHashMap<>();
    private final Map<AccountId, String> stopped = new ConcurrentHashMap<>();
    private final Duration interval;

    RssChannel(RssSettings settings, Clock clock) {
        this.interval = settings.pollInterval();
        settings.accounts().forEach(feed -> {
            var account = new AccountId(feed.id());
            looks.put(account, new RssLook(feed, settings.pollInterval(), clock));
            names.put(account, feed.name());
        });
    }

    @Override
    public ChannelId id() {
        return ID;
    }

    @Override
    public List<AccountState> accounts() {
        return names.entrySet().stream()
                .map(feed -> new AccountState(feed.getKey(), feed.getValue(), stopped.get(feed.getKey())))
                .toList();
    }

    @Override
    public List<AccountId> polled() {
        return List.copyOf(looks.keySet());
    }

    @Override
    public Polled poll(AccountId account, @Nullable String place) {
        @Nullable RssLook look = looks.get(account);
        if (look == null) {
            return Polled.unknown("The feed is not among the configured accounts.", interval);
        }
        RssLook.Looked looked = look.look(place);
        @Nullable String dead = looked.dead();
        if (dead != null) {
            stopped.put(account, dead);
        } else if (looked.polled().trouble() == null) {
            stopped.remove(account);
        }
        return looked.polled();
    }

    @Override
    public SendResult send(Outbound outbound) {
        return new SendResult.Refused("A feed has no way back: open the link and answer there.");
    }

    @Override
    public String toString() {
        return "RssChannel" + names.keySet();
    }
}
