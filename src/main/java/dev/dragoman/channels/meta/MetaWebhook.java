package dev.dragoman.channels.meta;

import dev.dragoman.channels.Reception;
import dev.dragoman.channels.Signature;
import dev.dragoman.channels.Webhook;
import java.util.function.Function;

/**
 * Proves that a webhook comes from Meta: the set-up handshake by the verify token, everything else by the signature
 * over the raw bytes. Refuses a wrong handshake with 403 and a missing, doubled or wrong signature with 401.
 */
public final class MetaWebhook {

    private static final int LONGEST_CHALLENGE = 256;
    private static final String SIGNATURE = "X-Hub-Signature-256";

    private final String appSecret;
    private final String verifyToken;

    /** Takes the secret of the app that signs, and the word we agreed on for the handshake. */
    public MetaWebhook(String appSecret, String verifyToken) {
        if (appSecret.isBlank() || verifyToken.isBlank()) {
            throw new IllegalArgumentException("the app secret and the verify token must not be blank");
        }
        this.appSecret = appSecret;
        this.verifyToken = verifyToken;
    }

    /** Answers a handshake, or proves the sender and lets the bytes be read. */
    public Reception accept(Webhook webhook, Function<byte[], Reception> read) {
        return switch (webhook.method()) {
            case "GET" -> handshake(webhook);
            case "POST" ->
                isSigned(webhook)
                        ? read.apply(webhook.body())
                        : new Reception.Refused(401, "the signature is missing or wrong");
            default -> new Reception.Refused(405, "only GET and POST are taken here");
        };
    }

    private Reception handshake(Webhook webhook) {
        boolean subscribes =
                webhook.parameter("hub.mode").filter("subscribe"::equals).isPresent();
        boolean knowsTheWord = webhook.parameter("hub.verify_token")
                .filter(word -> Signature.equal(verifyToken, word))
                .isPresent();
        String challenge = webhook.parameter("hub.challenge").orElse("");
        if (!subscribes || !knowsTheWord || challenge.isBlank() || challenge.length() > LONGEST_CHALLENGE) {
            return new Reception.Refused(403, "the handshake does not carry the verify token");
        }
        return new Reception.Handshake(challenge);
    }

    private boolean isSigned(Webhook webhook) {
        String expected = "sha256=" + Signature.hexHmacSha256(appSecret, webhook.body());
        return webhook.header(SIGNATURE)
                .filter(given -> Signature.equal(expected, given))
                .isPresent();
    }

    @Override
    public String toString() {
        return "MetaWebhook";
    }
}
