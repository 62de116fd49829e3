package dev.dragoman.channels.email;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Polled;
import dev.dragoman.channels.ReadBack;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.email.EmailRendering.Answered;
import dev.dragoman.message.Outbound;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One mailbox of the brand: looks into it and answers from it. */
final class EmailAccount {

    /** A look may take less than 90 s. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(75);

    private static final Duration UNREACHED = Duration.ofSeconds(30);
    private static final Duration UNTIL_MENDED = Duration.ofMinutes(5);

    private final EmailSettings.Mailbox mailbox;
    private final Duration every;
    private final Clock clock;
    private final EmailUpdate update;

    /** The keys of what was handed in of late, so that a copy of it in the mailbox is known for what it is. */
    private final Cache<String, Boolean> sends = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    EmailAccount(EmailSettings.Mailbox mailbox, Duration every, Clock clock) {
        this.mailbox = mailbox;
        this.every = every;
        this.clock = clock;
        this.update = new EmailUpdate(mailbox, key -> sends.getIfPresent(key) != null);
    }

    AccountState state() {
        return new AccountState(mailbox.id(), mailbox.name());
    }

    @SuppressWarnings("CatchingUnchecked") // whatever a server may say
    Polled poll(@Nullable String place) {
        try (MailStore store = MailStore.open(mailbox, LONGEST_LOOK)) {
            var look = new EmailLook(store.inbox(), update, clock);
            return look.look(place == null ? null : EmailPlace.read(place), every);
        } catch (AuthenticationFailedException e) {
            return isOutOfService(e)
                    ? Polled.unknown("The mail server cannot check passwords just now.", UNREACHED)
                    : stopped("The mail server does not take the user name or the password for reading.");
        } catch (FolderNotFoundException e) {
            return stopped("There is no such folder in the mailbox: mend imap-url.");
        } catch (MessagingException e) {
            return Causes.isUnsafe(e)
                    ? stopped("The mail server has no certificate we trust, so nothing is read from it.")
                    : Polled.unknown("The mailbox could not be looked into.", UNREACHED);
        } catch (RuntimeException e) {
            return Polled.unknown("The mail server's answer could not be read.", UNREACHED);
        }
    }

    private static Polled stopped(String why) {
        return Polled.stopped(why, UNTIL_MENDED);
    }

    /** By RFC 5530. */
    private static boolean isOutOfService(AuthenticationFailedException e) {
        return e.getMessage() != null && e.getMessage().contains("[UNAVAILABLE]");
    }

    SendResult send(Outbound outbound) {
        @Nullable String refusal = EmailRendering.refusal(mailbox, outbound);
        if (refusal != null) {
            return new SendResult.Refused(refusal);
        }
        Answered answered = new EmailSearch(mailbox)
                .answered(outbound.answers(), outbound.address().thread());
        try {
            var letter = EmailRendering.render(mailbox, outbound, answered, clock.instant());
            sends.put(outbound.key(), true);
            return new Submission(mailbox).send(letter, OwnId.of(outbound.key(), mailbox.address()));
        } catch (MessagingException e) {
            return new SendResult.Refused("The mail could not be written.");
        }
    }

    ReadBack readBack(Outbound outbound) {
        return new EmailSearch(mailbox).readBack(outbound);
    }

    @Override
    public String toString() {
        return mailbox.toString();
    }
}
