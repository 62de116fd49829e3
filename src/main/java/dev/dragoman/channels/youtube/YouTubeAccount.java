package dev.dragoman.channels.youtube;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.NetworkClient;
import dev.dragoman.channels.Polled;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.Quota;
import dev.dragoman.channels.ReadBack;
import dev.dragoman.channels.RenewsTokens.TokenAge;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.youtube.YouTubeApi.Answer;
import dev.dragoman.channels.youtube.YouTubeRendering.Rendered;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Act;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One channel of the brand: speaks for it and looks at its comments. */
final class YouTubeAccount {

    private static final Duration DEADLINE = Duration.ofSeconds(8);

    /** The time between two looks while the day's units run low. */
    private static final Duration RARELY = Duration.ofMinutes(5);

    private final YouTubeSettings settings;
    private final YouTubeSettings.Account account;
    private final QuotaLedger ledger;
    private final AccessTokens tokens;
    private final YouTubeApi api;
    private final Clock clock;

    YouTubeAccount(YouTubeSettings settings, YouTubeSettings.Account account, QuotaLedger ledger, Clock clock) {
        this.settings = settings;
        this.account = account;
        this.ledger = ledger;
        this.clock = clock;
        this.tokens = new AccessTokens(settings, account, DEADLINE, clock);
        this.api = new YouTubeApi(new NetworkClient(settings.baseUrl(), DEADLINE), tokens, ledger);
    }

    AccountState state(Function<AccountId, @Nullable String> trouble) {
        var id = new AccountId(account.id());
        return new AccountState(id, account.name(), trouble.apply(id));
    }

    Quota quota() {
        return ledger.quota();
    }

    Optional<TokenAge> tokenAge() {
        return tokens.age();
    }

    SendResult send(Outbound outbound) {
        return switch (YouTubeRendering.render(outbound)) {
            case Rendered.No(String why) -> new SendResult.Refused(why);
            case Rendered.Call call -> ended(outbound, api.post(call.method(), call.query(), call.body()));
            case Rendered.Delete delete -> ended(outbound, api.delete(delete.method(), delete.query()));
        };
    }

    SendResult publish(Publication publication) {
        return YouTubePublishing.publish(api, account.id(), publication);
    }

    private static SendResult ended(Outbound outbound, Answer answer) {
        return switch (answer) {
            case Answer.Failed failed -> failed.ending();
            case Answer.Done(JsonNode body) -> sent(outbound, body);
        };
    }

    private static SendResult sent(Outbound outbound, JsonNode body) {
        @Nullable
        NetworkId id =
                outbound.act() instanceof Act.Say ? YouTubeFields.id(body, "id") : YouTubeRendering.target(outbound);
        return id == null
                ? new SendResult.Doubtful("YouTube took the reply but did not say under which id.")
                : new SendResult.Sent(id);
    }

    ReadBack readBack(Outbound outbound, Instant sentAt) {
        return new YouTubeReadBack(new YouTubeLists(api, account.id()), account.id(), clock.instant())
                .look(outbound, sentAt);
    }

    Polled poll(@Nullable String place) {
        Instant now = clock.instant();
        @Nullable Memory kept = place == null ? null : Memory.read(place);
        Memory memory = kept == null ? Memory.from(now.minus(settings.lookback()), ledger.spent()) : kept;
        ledger.remember(memory.spent());
        var look = new YouTubeLook(
                new YouTubeLists(api, account.id()), memory, new YouTubeNews(account.id(), memory, now), now);
        look.look();
        boolean isRare = ledger.isLow() && settings.pollInterval().compareTo(RARELY) < 0;
        return look.told(ledger, isRare ? RARELY : settings.pollInterval());
    }

    @Override
    public String toString() {
        return account.toString();
    }
}
