package dev.dragoman.channels.email;

import dev.dragoman.channels.SettingsCheck;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Support mailboxes. Wrong settings stop the start, with a sentence that says what to do; as long as the channel is off
 * nothing is asked for.
 *
 * @param enabled      whether we look into mailboxes at all
 * @param pollInterval the time between two looks into a mailbox, 1 s to 1 h
 * @param accounts     the mailboxes
 */
@ConfigurationProperties("dragoman.channels.email")
record EmailSettings(
        boolean enabled,
        @DefaultValue("60s") Duration pollInterval,
        @DefaultValue List<Mailbox> accounts) {

    private static final SettingsCheck CHECK = SettingsCheck.channel(EmailChannel.ID);

    EmailSettings {
        accounts = List.copyOf(accounts);
        if (enabled) {
            boolean isGood = !pollInterval.minusSeconds(1).isNegative()
                    && !Duration.ofHours(1).minus(pollInterval).isNegative();
            CHECK.require(isGood, "poll-interval", "to 1s up to 1h");
            CHECK.require(!accounts.isEmpty(), "accounts[0].address", "to the address of your support mailbox");
            requireAccounts(accounts);
        }
    }

    /**
     * One mailbox.
     *
     * @param id       our own name for it, such as {@code support}; must stay, since conversations are kept under it
     * @param name     what people read as the sender; the address if none is given
     * @param address  the address customers write to and get answers from
     * @param imapUrl  where it is read: {@code imaps://host[:port][/folder]}, or {@code imap://} for STARTTLS
     * @param smtpUrl  where answers are handed in: {@code smtps://host[:port]}, or {@code smtp://} for STARTTLS
     * @param username the sign-in; the address if none is given
     * @param password its password, better one made for this program; never shown
     */
    record Mailbox(
            @DefaultValue("") String id,
            @DefaultValue("") String name,
            @DefaultValue("") String address,
            @DefaultValue("") String imapUrl,
            @DefaultValue("") String smtpUrl,
            @DefaultValue("") String username,
            @DefaultValue("") String password) {

        Mailbox {
            name = name.isBlank() ? address : name;
            username = username.isBlank() ? address : username;
        }

        /** Where it is read. */
        MailUrl imap() {
            return MailUrl.parse(imapUrl);
        }

        /** Where answers are handed in. */
        MailUrl smtp() {
            return MailUrl.parse(smtpUrl);
        }

        @Override
        public String toString() {
            return "Mailbox[" + id + ", " + name + "]";
        }
    }

    private static void requireAccounts(List<Mailbox> accounts) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < accounts.size(); i++) {
            Mailbox mailbox = accounts.get(i);
            String prefix = "accounts[" + i + "].";
            CHECK.requireId(mailbox.id(), prefix + "id", "to a short name of your own, such as support");
            CHECK.require(ids.add(mailbox.id()), prefix + "id", "to a name that no other mailbox has");
            boolean isAddress = MailAddress.isPlain(mailbox.address())
                    && MailAddress.of(mailbox.address()).isPresent();
            CHECK.require(isAddress, prefix + "address", "to the address of your support mailbox");
            CHECK.require(isOneLine(mailbox.name()), prefix + "name", "to a name of one line, up to 100 characters");
            requireServer(mailbox.imapUrl(), "imap", prefix + "imap-url");
            requireServer(mailbox.smtpUrl(), "smtp", prefix + "smtp-url");
            CHECK.require(isOneLine(mailbox.username()), prefix + "username", "to the name the mailbox is opened with");
            CHECK.require(!mailbox.password().isBlank(), prefix + "password", "to the password of the mailbox");
        }
    }

    private static boolean isOneLine(String text) {
        return text.length() <= 100 && text.chars().noneMatch(Character::isISOControl);
    }

    private static void requireServer(String url, String protocol, String setting) {
        String what = "to an address such as " + protocol + "s://mail.example.com";
        try {
            CHECK.require(MailUrl.parse(url).protocol().equals(protocol), setting, what);
        } catch (IllegalArgumentException e) {
            CHECK.require(false, setting, what);
        }
    }

    @Override
    public String toString() {
        return "EmailSettings[enabled=" + enabled + ", pollInterval=" + pollInterval + ", accounts=" + accounts + "]";
    }
}
