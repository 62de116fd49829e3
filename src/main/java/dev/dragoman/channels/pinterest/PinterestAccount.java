package dev.dragoman.channels.pinterest;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Kept;
import dev.dragoman.channels.NetworkClient;
import dev.dragoman.channels.Polled;
import dev.dragoman.channels.Quota;
import dev.dragoman.channels.RenewedTokens;
import dev.dragoman.channels.RenewsTokens.TokenAge;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One account, and who looks and publishes for it. */
final class PinterestAccount {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final AccountState state;
    private final RenewedTokens<PinterestTrouble> tokens;
    private final PinterestApi api;
    private final PinterestLook look;
    private final PinterestPublishing publishing;

    PinterestAccount(PinterestSettings settings, PinterestSettings.Account account, Kept kept, Clock clock) {
        var client = new NetworkClient(settings.baseUrl(), DEADLINE);
        this.tokens = new PinterestTokens(client, settings, clock).of(account, kept);
        this.api = new PinterestApi(client, tokens, clock);
        this.state = new AccountState(account.id(), account.name());
        this.look = new PinterestLook(account.id(), api, settings.pollInterval(), clock);
        this.publishing = new PinterestPublishing(client, tokens, account.board(), clock);
    }

    AccountState state() {
        return state;
    }

    PinterestPublishing publishing() {
        return publishing;
    }

    Optional<Quota> quota() {
        return api.quota();
    }

    Optional<TokenAge> tokenAge() {
        return tokens.age();
    }

    Polled poll(@Nullable String place) {
        return look.look(place);
    }
}
