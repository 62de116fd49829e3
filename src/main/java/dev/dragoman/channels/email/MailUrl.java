package dev.dragoman.channels.email;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where a mail server listens.
 *
 * @param protocol {@code imap} or {@code smtp}
 * @param isSecure whether TLS is spoken from the first byte; otherwise by STARTTLS, but on this machine itself
 * @param folder   the folder of a mailbox; {@code INBOX} if none is given
 */
record MailUrl(String protocol, boolean isSecure, String host, int port, String folder) {

    private static final Set<String> PROTOCOLS = Set.of("imap", "imaps", "smtp", "smtps");
    private static final String THIS_MACHINE = "localhost|127(\\.[0-9]{1,3}){3}|::1|0:0:0:0:0:0:0:1";

    /**
     * Reads {@code imap[s]://host[:port][/folder]} or {@code smtp[s]://host[:port]}.
     *
     * @throws IllegalArgumentException for anything else, and for one that holds a name or a password
     */
    static MailUrl parse(String url) {
        URI uri = URI.create(url.strip());
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        boolean isComplete = PROTOCOLS.contains(scheme) && uri.getHost() != null;
        if (!isComplete || uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
            throw new IllegalArgumentException("not the address of a mail server");
        }
        boolean isSecure = scheme.endsWith("s");
        String protocol = isSecure ? scheme.substring(0, scheme.length() - 1) : scheme;
        String folder = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        return new MailUrl(
                protocol,
                isSecure,
                uri.getHost().replaceAll("[\\[\\]]", ""),
                uri.getPort() > 0 ? uri.getPort() : usualPort(protocol, isSecure),
                folder.isEmpty() ? "INBOX" : folder);
    }

    /** Ports of RFC 8314 and RFC 6409. */
    private static int usualPort(String protocol, boolean isSecure) {
        if (protocol.equals("imap")) {
            return isSecure ? 993 : 143;
        }
        return isSecure ? 465 : 587;
    }

    /** Whether STARTTLS must come before anything is said. */
    boolean needsStartTls() {
        return !isSecure && !host.toLowerCase(Locale.ROOT).matches(THIS_MACHINE);
    }
}
