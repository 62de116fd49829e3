package dev.dragoman.channels.x;

import dev.dragoman.channels.Reception;
import dev.dragoman.channels.Signature;
import dev.dragoman.channels.Webhook;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Proves that a webhook comes from X, by the app's secret: X checks it with a challenge before and while it sends, and
 * signs every delivery over the raw bytes. A challenge is answered with the very signature a delivery must carry, so
 * nothing is signed that could be a delivery: a challenge of other characters than X's is refused with 403.
 */
final class XWebhook {

    private static final String SIGNATURE = "x-twitter-webhooks-signature";
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_+/=.-]{1,512}");

    private final String secret;

    XWebhook(String secret) {
        this.secret = secret;
    }

    /** Answers a challenge, or proves the sender and lets the bytes be read. */
    Reception accept(Webhook webhook, Function<byte[], Reception> read) {
        return switch (webhook.method()) {
            case "GET" -> challenged(webhook);
            case "POST" ->
                isSigned(webhook)
                        ? read.apply(webhook.body())
                        : new Reception.Refused(401, "the signature is missing or wrong");
            default -> new Reception.Refused(405, "only GET and POST are taken here");
        };
    }

    private Reception challenged(Webhook webhook) {
        return webhook.parameter("crc_token")
                .filter(token -> CHALLENGE.matcher(token).matches())
                .<Reception>map(token -> new Reception.Handshake(
                        "{\"response_token\":\"" + sign(token.getBytes(StandardCharsets.UTF_8)) + "\"}", true))
                .orElseGet(() -> new Reception.Refused(403, "the challenge is missing or none of X's"));
    }

    private boolean isSigned(Webhook webhook) {
        String expected = sign(webhook.body());
        return webhook.header(SIGNATURE)
                .filter(given -> Signature.equal(expected, given))
                .isPresent();
    }

    private String sign(byte[] bytes) {
        return "sha256=" + Base64.getEncoder().encodeToString(Signature.hmacSha256(secret, bytes));
    }

    @Override
    public String toString() {
        return "XWebhook";
    }
}
