package dev.dragoman.channels.email;

import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Act;
import dev.dragoman.message.Address;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The made-up mailbox of our samples, on a real mail server inside this process. */
final class EmailFixture implements AutoCloseable {

    static final String OWN = "support@shop.example";
    static final String ANA = "ana@customer.example";
    static final String PASSWORD = "made-up-password-of-a-mailbox";
    static final Path SAMPLES = Path.of("src/main/resources/simulator/email");
    static final AccountId ACCOUNT = new AccountId("support");
    static final Instant NOW = Instant.parse("2026-03-02T12:30:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Session SESSION = Session.getInstance(new Properties());

    final GreenMail server;
    final GreenMailUser user;

    EmailFixture() {
        server = new GreenMail(new ServerSetup[] {dynamic("smtp"), dynamic("imap")});
        server.start();
        user = server.setUser(OWN, "support", PASSWORD);
    }

    private static ServerSetup dynamic(String protocol) {
        return new ServerSetup(0, "127.0.0.1", protocol);
    }

    EmailSettings.Mailbox mailbox() {
        return mailbox("", PASSWORD);
    }

    EmailSettings.Mailbox mailbox(String folder, String password) {
        return new EmailSettings.Mailbox(
                ACCOUNT.value(),
                "Müllers Läden",
                OWN,
                "imap://127.0.0.1:" + server.getImap().getPort() + folder,
                "smtp://127.0.0.1:" + server.getSmtp().getPort(),
                "support",
                password);
    }

    EmailChannel channel() {
        return channel(mailbox());
    }

    static EmailChannel channel(EmailSettings.Mailbox mailbox) {
        return new EmailChannel(new EmailSettings(true, Duration.ofSeconds(60), List.of(mailbox)), CLOCK);
    }

    /** A folder of the mailbox; made if it is not there. */
    MailFolder folder(String name) {
        var manager = server.getManagers().getImapHostManager();
        @Nullable MailFolder folder = manager.getFolder(user, name);
        try {
            return folder == null ? manager.createMailbox(user, name) : folder;
        } catch (FolderException | AuthorizationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets a mail arrive. */
    void arrives(byte[] mail) {
        arrives("INBOX", mail, NOW);
    }

    void arrives(String folder, byte[] mail, Instant at) {
        try {
            folder(folder)
                    .appendMessage(
                            new MimeMessage(SESSION, new ByteArrayInputStream(mail)), new Flags(), Date.from(at));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A short mail with this id, from Ana. */
    static byte[] mail(String id, String subject, String text) {
        return ("Message-ID: <" + id + ">\nFrom: Ana Example <" + ANA + ">\nTo: " + OWN + "\nSubject: " + subject
                        + "\nIn-Reply-To: <before@shop.example>\nReferences: <root@shop.example> <before@shop.example>\n\n"
                        + text + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] sample(String name) {
        try {
            return Files.readAllBytes(SAMPLES.resolve(name + ".eml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Outbound outbound(Act act) {
        return outbound(ANA, new NetworkId("m1@customer.example"), act, false);
    }

    static Outbound outbound(String to, @Nullable NetworkId answers, Act act, boolean byPerson) {
        var address = new Address(EmailChannel.ID, ACCOUNT, Visibility.PRIVATE, new NetworkId(to));
        return new Outbound(address, answers, act, byPerson, "0190aa00-key-of-our-send", NOW.minusSeconds(120));
    }

    @Override
    public void close() {
        server.stop();
    }
}
