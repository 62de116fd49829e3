package dev.dragoman.channels.email;

import jakarta.mail.Session;
import java.util.Properties;

/** How we speak with mail servers: with TLS that is checked, and with a limit on every wait. */
final class MailSession {

    private static final String CONNECT = "10000";
    private static final String ANSWER = "20000";

    private MailSession() {}

    /** A session with the server of this mailbox that lasts no longer than the deadline. */
    static Session with(EmailSettings.Mailbox mailbox, MailUrl server, Deadline deadline) {
        String prefix = "mail." + server.protocol() + ".";
        var properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", CONNECT);
        properties.setProperty(prefix + "timeout", ANSWER);
        properties.setProperty(prefix + "writetimeout", ANSWER);
        properties.setProperty(prefix + "ssl.enable", String.valueOf(server.isSecure()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", String.valueOf(server.needsStartTls()));
        properties.setProperty(prefix + "starttls.required", String.valueOf(server.needsStartTls()));
        properties.put(prefix + "socketFactory", deadline);
        properties.setProperty(prefix + "socketFactory.fallback", "false");
        if (server.protocol().equals("imap")) {
            properties.setProperty(prefix + "fetchsize", "262144");
            properties.setProperty(prefix + "throwsearchexception", "true");
        } else {
            properties.setProperty(prefix + "auth", "true");
            properties.setProperty(prefix + "quitwait", "false");
            properties.setProperty(prefix + "localhost", MailAddress.domain(mailbox.address()));
            properties.setProperty(prefix + "dsn.notify", "FAILURE");
            properties.setProperty(prefix + "dsn.ret", "HDRS");
        }
        return Session.getInstance(properties);
    }
}
