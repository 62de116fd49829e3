package dev.dragoman.channels.x;

import dev.dragoman.channels.Polled;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks X for messages, mentions and the account's own posts, where X does not call us. */
final class XPolling {

    private final boolean isOn;
    private final Duration every;
    private final XApi api;
    private final XUpdate update;
    private final Clock clock;

    XPolling(XSettings settings, XApi api, XUpdate update, Clock clock) {
        this.isOn = settings.polls();
        this.every = settings.pollInterval();
        this.api = api;
        this.update = update;
        this.clock = clock;
    }

    boolean isOn() {
        return isOn;
    }

    Polled poll(XSettings.Account account, @Nullable String place) {
        var look = new XLook(new XLists(api, account, clock.instant()), update, XPlace.read(place, clock.instant()));
        look.look();
        return look.told(every);
    }

    @Override
    public String toString() {
        return "XPolling";
    }
}
