package dev.dragoman.channels.email;

import dev.dragoman.message.NetworkId;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses of people, written in one way, so that one person has one conversation. */
final class MailAddress {

    /** Longest address by RFC 5321, in characters. */
    private static final int LONGEST = 254;

    private static final String ATOM = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern ADDRESS = Pattern.compile("(" + ATOM + "(?:\\." + ATOM
            + ")*)@([\\p{L}\\p{M}\\p{N}](?:[\\p{L}\\p{M}\\p{N}.-]*[\\p{L}\\p{M}\\p{N}])?)");

    private MailAddress() {}

    /** In lower case and with an ASCII domain; empty for what is none, such as one with blanks, quotes or line ends. */
    static Optional<NetworkId> of(String address) {
        var parts = ADDRESS.matcher(address.strip());
        if (address.length() > LONGEST || !parts.matches()) {
            return Optional.empty();
        }
        try {
            String domain = IDN.toASCII(parts.group(2)).toLowerCase(Locale.ROOT);
            return Optional.of(new NetworkId(parts.group(1).toLowerCase(Locale.ROOT) + "@" + domain));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether any mail server can take it: ASCII alone. */
    static boolean isPlain(String address) {
        return address.chars().allMatch(c -> c > ' ' && c < 127);
    }

    /** What stands before the sign. */
    static String local(NetworkId address) {
        return address.value().substring(0, address.value().indexOf('@'));
    }

    /** What stands behind the sign. */
    static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
