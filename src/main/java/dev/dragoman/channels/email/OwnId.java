package dev.dragoman.channels.email;

import dev.dragoman.message.NetworkId;
import java.util.Optional;
import java.util.regex.Pattern;

/** The Message-IDs of what we send: made from the key of the send, so that a copy or a bounce leads back to it. */
final class OwnId {

    private static final Pattern OWN = Pattern.compile("dragoman\\.([A-Za-z0-9._-]{1,200})@([A-Za-z0-9.-]+)");

    private OwnId() {}

    /** The id of a send, without brackets. */
    static NetworkId of(String key, String address) {
        return new NetworkId("dragoman." + key.replaceAll("[^A-Za-z0-9._-]", "_") + "@" + MailAddress.domain(address));
    }

    /** The key of a send of this address; empty when the mail is not ours. */
    static Optional<String> key(NetworkId id, String address) {
        var own = OWN.matcher(id.value());
        return own.matches() && own.group(2).equalsIgnoreCase(MailAddress.domain(address))
                ? Optional.of(own.group(1))
                : Optional.empty();
    }
}
