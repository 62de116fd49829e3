package dev.dragoman.simulator;

import dev.dragoman.system.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** JSON as Meta's webhooks write it, and their signature: HMAC-SHA-256 over exactly those bytes. */
final class MetaJson {

    private MetaJson() {}

    /** The document with every non-ASCII unit as a lower-case Unicode escape and every slash escaped. */
    static byte[] bytes(JsonNode document) {
        String json = Json.MAPPER.writeValueAsString(document);
        var escaped = new StringBuilder(json.length() + 64);
        // Both can only stand inside strings, so the syntax stays whole.
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '/') {
                escaped.append("\\/");
            } else if (c > '~') {
                escaped.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** The value of {@code X-Hub-Signature-256}. */
    static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }
}
