package dev.dragoman.channels.pinterest;

import dev.dragoman.channels.Kept;
import dev.dragoman.channels.NetworkClient;
import dev.dragoman.channels.Polled;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One account, and what a person has to do for it. */
final class PinterestAccount {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final String name;
    private final PinterestLook look;
    private final PinterestPublishing publishing;
    private volatile @Nullable String missing;

    PinterestAccount(PinterestSettings settings, PinterestSettings.Account account, Kept kept, Clock clock) {
        var client = new NetworkClient(settings.baseUrl(), DEADLINE);
        var tokens = new PinterestTokens(client, settings, clock).of(account, kept);
        var api = new PinterestApi(client, tokens, clock);
        this.name = account.name();
        this.look = new PinterestLook(account.id(), api, settings.pollInterval(), clock);
        this.publishing = new PinterestPublishing(client, tokens, account.board(), clock);
    }

    String name() {
        return name;
    }

    /** The one thing to do before the account works again; null when it does, or when time alone will mend it. */
    @Nullable
    String missing() {
        return missing;
    }

    PinterestPublishing publishing() {
        return publishing;
    }

    Polled poll(@Nullable String place) {
        PinterestLook.Looked looked = look.look(place);
        if (looked.needsAPerson()) {
            missing = looked.polled().trouble();
        } else if (looked.polled().trouble() == null) {
            missing = null;
        }
        return looked.polled();
    }
}
