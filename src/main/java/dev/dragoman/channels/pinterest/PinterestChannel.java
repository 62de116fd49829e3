package dev.dragoman.channels.pinterest;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Accounts;
import dev.dragoman.channels.Composed;
import dev.dragoman.channels.CountsQuota;
import dev.dragoman.channels.Kept;
import dev.dragoman.channels.Polled;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.Publishes;
import dev.dragoman.channels.Quota;
import dev.dragoman.channels.RenewsTokens;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SilentChannel;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Act;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Pinterest tells how many comments stand under a pin, and not one of them: there is something to notice alone. */
@Component("pinterestChannel")
@ConditionalOnProperty(name = "dragoman.channels.pinterest.enabled", havingValue = "true")
public final class PinterestChannel implements SilentChannel, Publishes, CountsQuota, RenewsTokens {

    static final ChannelId ID = new ChannelId("pinterest");

    private final Accounts<PinterestAccount> accounts;

    PinterestChannel(PinterestSettings settings, Kept kept, Clock clock) {
        List<PinterestAccount> all = settings.accounts().stream()
                .map(account -> new PinterestAccount(settings, account, kept, clock))
                .toList();
        this.accounts = new Accounts<>(all, PinterestAccount::state);
    }

    @Override
    public ChannelId id() {
        return ID;
    }

    @Override
    public List<AccountState> accounts() {
        return accounts.states();
    }

    @Override
    public List<Quota> quotas(AccountId account) {
        return accounts.find(account).flatMap(PinterestAccount::quota).stream().toList();
    }

    @Override
    public Optional<TokenAge> tokenAge(AccountId account) {
        return accounts.find(account).flatMap(PinterestAccount::tokenAge);
    }

    @Override
    public List<AccountId> polled() {
        return List.copyOf(accounts.ids());
    }

    @Override
    public Polled poll(AccountId account, @Nullable String place) {
        return accounts.poll(account, known -> known.poll(place));
    }

    @Override
    public SendResult send(Outbound outbound) {
        String missing = outbound.address().visibility() == Visibility.PRIVATE
                ? "messages"
                : switch (outbound.act()) {
                    case Act.Say say -> "writing comments";
                    case Act.ReplyPrivately reply -> "messages";
                    case Act.Like like -> "liking comments";
                    case Act.Moderate moderate -> "moderating comments";
                    case Act.SendFile file -> "messages";
                    case Act.Template template -> "messages";
                };
        return new SendResult.Refused("Pinterest has no API for " + missing + ": open the link and do it there.");
    }

    @Override
    public boolean canPublish(AccountId account) {
        return accounts.find(account)
                .filter(known -> known.publishing().isPossible())
                .isPresent();
    }

    @Override
    public Composed compose(Publication publication) {
        return PinterestPublishing.compose(publication);
    }

    @Override
    public SendResult publish(Publication publication) {
        return accounts.send(publication.account(), known -> known.publishing().publish(publication));
    }

    @Override
    public Optional<String> addressOf(AccountId account, NetworkId publication) {
        return Optional.of("https://www.pinterest.com/pin/" + publication + "/");
    }

    @Override
    public String toString() {
        return "PinterestChannel" + accounts;
    }
}
