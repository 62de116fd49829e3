package dev.dragoman.simulator;

import dev.dragoman.system.Json;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
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
        return Signed.sha256(secret, body);
    }
}
