package dev.dragoman.channels.pinterest;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Composed;
import dev.dragoman.channels.Kept;
import dev.dragoman.channels.Polled;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.Publishes;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SilentChannel;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Act;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Pinterest tells how many comments stand under a pin, and not one of them: there is something to notice alone. */
@Component("pinterestChannel")
@ConditionalOnProperty(name = "dragoman.channels.pinterest.enabled", havingValue = "true")
public final class PinterestChannel implements SilentChannel, Publishes {

    static final ChannelId ID = new ChannelId("pinterest");

    private final Map<AccountId, PinterestAccount> accounts = new LinkedHashMap<>();

    PinterestChannel(PinterestSettings settings, Kept kept, Clock clock) {
        settings.accounts()
                .forEach(account -> accounts.put(
                        new AccountId(account.id()), new PinterestAccount(settings, account, kept, clock)));
    }

    @Override
    public ChannelId id() {
        return ID;
    }

    @Override
    public List<AccountState> accounts() {
        return accounts.entrySet().stream()
                .map(one -> new AccountState(
                        one.getKey(), one.getValue().name(), one.getValue().missing()))
                .toList();
    }

    @Override
    public List<AccountId> polled() {
        return List.copyOf(accounts.keySet());
    }

    @Override
    public Polled poll(AccountId account, @Nullable String place) {
        @Nullable PinterestAccount known = accounts.get(account);
        return known == null
                ? Polled.unknown("The account is not among the configured ones.", Duration.ofMinutes(1))
                : known.poll(place);
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
                    case Act.Template template -> "messages";
                };
        return new SendResult.Refused("Pinterest has no API for " + missing + ": open the link and do it there.");
    }

    @Override
    public boolean canPublish(AccountId account) {
        @Nullable PinterestAccount known = accounts.get(account);
        return known != null && known.publishing().isPossible();
    }

    @Override
    public Composed compose(Publication publication) {
        return PinterestPublishing.compose(publication);
    }

    @Override
    public SendResult publish(Publication publication) {
        @Nullable PinterestAccount known = accounts.get(publication.account());
        return known == null
                ? new SendResult.Refused("The account " + publication.account() + " is not among the configured ones.")
                : known.publishing().publish(publication);
    }

    @Override
    public Optional<String> addressOf(AccountId account, NetworkId publication) {
        return Optional.of("https://www.pinterest.com/pin/" + publication + "/");
    }

    @Override
    public String toString() {
        return "PinterestChannel" + accounts.keySet();
    }
}
