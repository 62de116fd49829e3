package dev.dragoman.channels.facebook;

import dev.dragoman.channels.Signature;
import dev.dragoman.channels.Webhook;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Act;
import dev.dragoman.message.Address;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The made-up Page of our samples, and what its tests need to speak as Facebook does. */
final class FacebookFixture {

    static final String PAGE = "104800000000001";
    static final String ANA = "7200000000000011";
    static final String COMMENT = "330000000000021_440000000000031";
    static final String REPLY = "330000000000021_440000000000032";
    static final String POST = PAGE + "_330000000000021";
    static final String SECRET = "made-up-app-secret";
    static final String WORD = "made-up-verify-word";
    static final String TOKEN = "made-up-page-token";
    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private FacebookFixture() {}

    static FacebookSettings settings(String baseUrl, String... pages) {
        List<FacebookSettings.Page> accounts = Stream.of(pages)
                .map(page -> new FacebookSettings.Page(page, "Sample Page", TOKEN))
                .toList();
        return new FacebookSettings(true, "", SECRET, WORD, baseUrl, accounts);
    }

    static FacebookChannel channel(String baseUrl, String... pages) {
        return new FacebookChannel(settings(baseUrl, pages), CLOCK);
    }

    static FacebookChannel listening(String... pages) {
        return channel("http://127.0.0.1:9", pages);
    }

    static Webhook signed(byte[] body) {
        return signedWith(SECRET, body);
    }

    static Webhook signedWith(String secret, byte[] body) {
        return post(body, List.of("sha256=" + Signature.hexHmacSha256(secret, body)));
    }

    static Webhook post(byte[] body, List<String> signatures) {
        Map<String, List<String>> headers = signatures.isEmpty() ? Map.of() : Map.of("x-hub-signature-256", signatures);
        return new Webhook("POST", "facebook", Map.of(), headers, body);
    }

    static Webhook handshake(String mode, String word, String challenge) {
        var query = Map.of(
                "hub.mode", List.of(mode), "hub.verify_token", List.of(word), "hub.challenge", List.of(challenge));
        return new Webhook("GET", "facebook", query, Map.of(), new byte[0]);
    }

    static Outbound outbound(Visibility visibility, Act act) {
        boolean isPublic = visibility == Visibility.PUBLIC;
        var address = new Address(
                FacebookChannel.ID, new AccountId(PAGE), visibility, new NetworkId(isPublic ? COMMENT : ANA));
        var answers = new NetworkId(isPublic ? REPLY : "m_sample-text-1");
        return new Outbound(address, answers, act, false, "key-of-our-send", NOW.minusSeconds(120));
    }

    static Outbound byPerson(Outbound outbound, Duration ago) {
        return new Outbound(
                outbound.address(), outbound.answers(), outbound.act(), true, outbound.key(), NOW.minus(ago));
    }
}
