package dev.dragoman.channels.email;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Accounts;
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
import java.util.List;
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

    private final Accounts<EmailAccount> accounts;

    EmailChannel(EmailSettings settings, Clock clock) {
        List<EmailAccount> all = settings.accounts().stream()
                .map(mailbox -> new EmailAccount(mailbox, settings.pollInterval(), clock))
                .toList();
        this.accounts = new Accounts<>(all, EmailAccount::state);
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
        return accounts.states();
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
        return accounts.send(outbound.address().account(), known -> known.send(outbound));
    }

    @Override
    public ReadBack readBack(Outbound outbound, Instant sentAt) {
        return accounts.ask(outbound.address().account(), known -> known.readBack(outbound), ReadBack.Unknown::new);
    }

    @Override
    public String toString() {
        return "EmailChannel" + accounts;
    }
}
