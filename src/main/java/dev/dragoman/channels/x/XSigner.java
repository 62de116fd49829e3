package dev.dragoman.channels.x;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.HttpUrl;

/**
 * Signs calls in the name of an account by OAuth 1.0a (RFC 5849) with HMAC-SHA1. Its tokens do not expire, while
 * those of OAuth 2.0 last two hours. A JSON body is not part of what is signed.
 */
final class XSigner {

    private static final String ALGORITHM = "HmacSHA1";

    private final String consumerKey;
    private final String consumerSecret;
    private final Clock clock;

    XSigner(XSettings settings, Clock clock) {
        this.consumerKey = settings.consumerKey();
        this.consumerSecret = settings.consumerSecret();
        this.clock = clock;
    }

    /** The value of the header {@code Authorization}. */
    String header(XSettings.Account account, String method, HttpUrl url) {
        return header(account, method, url, UUID.randomUUID().toString().replace("-", ""));
    }

    /** The same with a word that must not have been used before. */
    String header(XSettings.Account account, String method, HttpUrl url, String nonce) {
        Map<String, String> own = new TreeMap<>(Map.of(
                "oauth_consumer_key",
                consumerKey,
                "oauth_nonce",
                nonce,
                "oauth_signature_method",
                "HMAC-SHA1",
                "oauth_timestamp",
                String.valueOf(clock.instant().getEpochSecond()),
                "oauth_token",
                account.token(),
                "oauth_version",
                "1.0"));
        String key = encoded(consumerSecret) + "&" + encoded(account.tokenSecret());
        own.put("oauth_signature", hmac(key, base(method, url, own)));
        return own.entrySet().stream()
                .map(part -> part.getKey() + "=\"" + encoded(part.getValue()) + "\"")
                .collect(Collectors.joining(", ", "OAuth ", ""));
    }

    private static String base(String method, HttpUrl url, Map<String, String> own) {
        Map<String, String> all = new TreeMap<>();
        own.forEach((name, value) -> all.put(encoded(name), encoded(value)));
        for (String name : url.queryParameterNames()) {
            all.put(encoded(name), encoded(Objects.requireNonNullElse(url.queryParameter(name), "")));
        }
        String parameters = all.entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining("&"));
        String address = url.newBuilder().query(null).fragment(null).build().toString();
        return method + "&" + encoded(address) + "&" + encoded(parameters);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "XSigner";
    }
}
