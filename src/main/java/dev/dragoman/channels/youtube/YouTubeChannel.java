package dev.dragoman.channels.youtube;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Accounts;
import dev.dragoman.channels.Composed;
import dev.dragoman.channels.CountsQuota;
import dev.dragoman.channels.Kept;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.Moderates;
import dev.dragoman.channels.Pace;
import dev.dragoman.channels.Polled;
import dev.dragoman.channels.PolledChannel;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.Publishes;
import dev.dragoman.channels.Quota;
import dev.dragoman.channels.ReadBack;
import dev.dragoman.channels.ReadsBack;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.RenewsTokens;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.Webhook;
import dev.dragoman.channels.WebhookChannel;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Comments under the videos of YouTube channels. There are no private messages there; a reply whose answer got lost is
 * looked for among the replies of its thread. Accounts of one OAuth client share one day's quota.
 */
@Component("youtubeChannel")
@ConditionalOnProperty(name = "dragoman.channels.youtube.enabled", havingValue = "true")
public final class YouTubeChannel
        implements WebhookChannel, PolledChannel, Moderates, ReadsBack, Publishes, CountsQuota, RenewsTokens {

    static final ChannelId ID = new ChannelId("youtube");

    /** What the looks of a day cost by themselves: one a minute, others every five and ten, and some for replies. */
    private static final int LOOKS = 3000;

    private static final int SECONDS_A_DAY = 86_400;

    private final Accounts<YouTubeAccount> accounts;
    private final Pace pace;
    private final WebSub webSub;

    YouTubeChannel(YouTubeSettings settings, Kept kept, Clock clock, MeterRegistry meters) {
        Map<String, QuotaLedger> ledgers = new HashMap<>();
        List<YouTubeAccount> all = new ArrayList<>();
        for (YouTubeSettings.Account account : settings.accounts()) {
            QuotaLedger ledger = ledgers.computeIfAbsent(
                    account.clientId(), client -> new QuotaLedger(settings.dailyUnits(), clock));
            all.add(new YouTubeAccount(settings, account, ledger, clock));
            Gauge.builder("dragoman.youtube.units", ledger, QuotaLedger::left)
                    .tag("account", account.id())
                    .register(meters);
        }
        Set<AccountId> ids = settings.accounts().stream()
                .map(account -> new AccountId(account.id()))
                .collect(Collectors.toUnmodifiableSet());
        this.webSub = new WebSub(settings, ids, kept, clock);
        this.accounts = new Accounts<>(all, account -> account.state(webSub::trouble));
        this.pace = pace(settings.dailyUnits(), all.size());
    }

    /** Half of the writes that a day's units allow at once, the rest over the day; shared by all accounts. */
    private static Pace pace(int dailyUnits, int accounts) {
        int writes = (dailyUnits - Math.min(LOOKS, dailyUnits / 2)) / QuotaLedger.WRITE / Math.max(1, accounts);
        int burst = Math.max(1, writes / 2);
        return new Pace(Math.max(1.0, writes - burst) / SECONDS_A_DAY, burst);
    }

    @Override
    public ChannelId id() {
        return ID;
    }

    @Override
    public Limits limits(Visibility visibility) {
        return visibility == Visibility.PUBLIC ? YouTubeRendering.COMMENT : Limits.SILENT;
    }

    /** By the quota page of the YouTube Data API: 10,000 units a day, 50 a write. The units themselves are counted too. */
    @Override
    public Pace pace(Visibility visibility) {
        return pace;
    }

    @Override
    public Set<Moderation> verdicts(Visibility visibility) {
        return visibility == Visibility.PUBLIC ? YouTubeRendering.VERDICTS : Set.of();
    }

    @Override
    public Proof proof() {
        return Proof.ECHO;
    }

    @Override
    public Duration quiet() {
        return Duration.ZERO;
    }

    @Override
    public List<AccountState> accounts() {
        return accounts.states();
    }

    @Override
    public List<AccountId> polled() {
        return List.copyOf(accounts.ids());
    }

    @Override
    public List<Quota> quotas(AccountId account) {
        return accounts.find(account).map(YouTubeAccount::quota).stream().toList();
    }

    @Override
    public Optional<TokenAge> tokenAge(AccountId account) {
        return accounts.find(account).flatMap(YouTubeAccount::tokenAge);
    }

    @Override
    public Reception accept(Webhook webhook) {
        return webSub.accept(webhook);
    }

    @Override
    public Reception read(byte[] body) {
        return webSub.read(body);
    }

    @Override
    public Polled poll(AccountId account, @Nullable String place) {
        accounts.find(account).ifPresent(known -> webSub.renew(account));
        return accounts.poll(account, known -> known.poll(place));
    }

    @Override
    public SendResult send(Outbound outbound) {
        return accounts.send(outbound.address().account(), known -> known.send(outbound));
    }

    @Override
    public Composed compose(Publication publication) {
        return YouTubePublishing.compose(publication);
    }

    @Override
    public SendResult publish(Publication publication) {
        return accounts.send(publication.account(), known -> known.publish(publication));
    }

    @Override
    public Optional<String> addressOf(AccountId account, NetworkId publication) {
        return Optional.of("https://youtu.be/" + publication);
    }

    @Override
    public ReadBack readBack(Outbound outbound, Instant sentAt) {
        return accounts.ask(
                outbound.address().account(), known -> known.readBack(outbound, sentAt), ReadBack.Unknown::new);
    }

    @Override
    public String toString() {
        return "YouTubeChannel" + accounts;
    }
}
