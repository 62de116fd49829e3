package dev.dragoman.channels.email;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.Pace;
import dev.dragoman.channels.Polled;
import dev.dragoman.channels.PolledChannel;
import dev.dragoman.channels.ReadBack;
import dev.dragoman.channels.ReadsBack;
import dev.dragoman.channels.SendResult;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Support mailboxes. A conversation is all that one address and the mailbox write to each other; a mail whose handing-in
 * got no answer is looked for among the mailbox's own copies and the answers to it.
 */
@Component("emailChannel")
@ConditionalOnProperty(name = "dragoman.channels.email.enabled", havingValue = "true")
public final class EmailChannel implements PolledChannel, ReadsBack {

    static final ChannelId ID = new ChannelId("email");

    private final Map<AccountId, EmailAccount> accounts = new LinkedHashMap<>();

    EmailChannel(EmailSettings settings, Clock clock) {
        settings.accounts()
                .forEach(mailbox -> accounts.put(
                        new AccountId(mailbox.id()), new EmailAccount(mailbox, settings.pollInterval(), clock)));
    }

    @Override
    public ChannelId id() {
        return ID;
    }

    @Override
    public Limits limits(Visibility visibility) {
        return visibility == Visibility.PRIVATE ? EmailRendering.MESSAGE : Limits.SILENT;
    }

    @Override
    public Pace pace(Visibility visibility) {
        return EmailRendering.MESSAGES;
    }

    @Override
    public Proof proof() {
        return Proof.ECHO;
    }

    /** People finish their thought before they send a mail. */
    @Override
    public Duration quiet() {
        return Duration.ZERO;
    }

    @Override
    public List<AccountState> accounts() {
        return accounts.values().stream().map(EmailAccount::state).toList();
    }

    @Override
    public List<AccountId> polled() {
        return List.copyOf(accounts.keySet());
    }

    @Override
    public Polled poll(AccountId account, @Nullable String place) {
        @Nullable EmailAccount known = accounts.get(account);
        return known == null
                ? Polled.unknown("The mailbox is not among the configured accounts.", Duration.ofMinutes(1))
                : known.poll(place);
    }

    @Override
    public SendResult send(Outbound outbound) {
        AccountId account = outbound.address().account();
        @Nullable EmailAccount known = accounts.get(account);
        return known == null
                ? new SendResult.Refused("The mailbox " + account + " is not among the configured accounts.")
                : known.send(outbound);
    }

    @Override
    public ReadBack readBack(Outbound outbound, Instant sentAt) {
        @Nullable EmailAccount known = accounts.get(outbound.address().account());
        return known == null
                ? new ReadBack.Unknown("the mailbox is not among the configured accounts")
                : known.readBack(outbound);
    }

    @Override
    public String toString() {
        return "EmailChannel" + accounts.keySet();
    }
}
