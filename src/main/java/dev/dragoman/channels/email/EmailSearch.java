package dev.dragoman.channels.email;

import dev.dragoman.channels.ReadBack;
import dev.dragoman.channels.email.EmailRendering.Answered;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.search.HeaderTerm;
import jakarta.mail.search.OrTerm;
import jakarta.mail.search.SearchTerm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;

/** Looks single mails up in the mailbox, by their ids. */
final class EmailSearch {

    private static final Duration BEFORE_A_SEND = Duration.ofSeconds(12);
    private static final Duration READ_BACK = Duration.ofSeconds(20);

    private final EmailSettings.Mailbox mailbox;

    EmailSearch(EmailSettings.Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** The thread of the mail that is answered; unknown when the mailbox does not tell in time. */
    @SuppressWarnings("CatchingUnchecked") // an answer without its thread is better than none
    Answered answered(@Nullable NetworkId id, NetworkId from) {
        if (id == null || MailBytes.isMadeUp(id)) {
            return Answered.UNKNOWN;
        }
        try (MailStore store = MailStore.open(mailbox, BEFORE_A_SEND)) {
            for (Message found : store.inbox().search(new HeaderTerm("Message-ID", "<" + id + ">"))) {
                Optional<Answered> answered = answered(found, id, from);
                if (answered.isPresent()) {
                    return answered.get();
                }
            }
            return Answered.UNKNOWN;
        } catch (MessagingException | RuntimeException e) {
            return Answered.UNKNOWN;
        }
    }

    /** Anybody may repeat somebody's Message-ID, so the sender has to be the right one too. */
    private static Optional<Answered> answered(Message found, NetworkId id, NetworkId from) throws MessagingException {
        peek(found);
        boolean isRight = MailHeaders.ids(found, "Message-ID").contains(id)
                && MailHeaders.sender(found, "From")
                        .filter(sender -> sender.address().equals(from))
                        .isPresent();
        if (!isRight) {
            return Optional.empty();
        }
        List<NetworkId> references = new ArrayList<>(MailHeaders.ids(found, "References"));
        if (references.isEmpty()) {
            references.addAll(MailHeaders.ids(found, "In-Reply-To"));
        }
        return Optional.of(new Answered(MailHeaders.words(found, "Subject"), references));
    }

    /**
     * Looks for a send: a copy of it where the server keeps what was sent, a copy in the mailbox itself, or somebody's
     * answer to it. That there is none proves nothing, since many servers keep no copy.
     */
    @SuppressWarnings("CatchingUnchecked") // whatever a server may say
    ReadBack readBack(Outbound outbound) {
        NetworkId id = OwnId.of(outbound.key(), mailbox.address());
        var isCopy = new HeaderTerm("Message-ID", "<" + id + ">");
        var isAnswer = new OrTerm(new SearchTerm[] {
            isCopy, new HeaderTerm("In-Reply-To", "<" + id + ">"), new HeaderTerm("References", "<" + id + ">")
        });
        try (MailStore store = MailStore.open(mailbox, READ_BACK)) {
            Optional<IMAPFolder> sent = store.sent();
            if (sent.isPresent() && holds(sent.get(), isCopy, id) || holds(store.inbox(), isAnswer, id)) {
                return new ReadBack.Found(id);
            }
            return new ReadBack.Unknown("there is no copy of the mail in the mailbox, and no answer to it");
        } catch (MessagingException | RuntimeException e) {
            return new ReadBack.Unknown("the mailbox could not be looked into");
        }
    }

    /** Servers find parts of fields too, and some find what is not there. */
    private static boolean holds(IMAPFolder folder, SearchTerm term, NetworkId id) throws MessagingException {
        Message[] found = folder.search(term);
        for (int i = 0; i < Math.min(found.length, 10); i++) {
            peek(found[i]);
            for (String field : List.of("Message-ID", "In-Reply-To", "References")) {
                if (MailHeaders.ids(found[i], field).contains(id)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void peek(Message message) {
        if (message instanceof IMAPMessage mail) {
            mail.setPeek(true);
        }
    }
}
