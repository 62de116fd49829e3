package dev.dragoman.channels.instagram;

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

/** The made-up account of our samples, and what its tests need to speak as Instagram does. */
final class InstagramFixture {

    static final String ACCOUNT = "178410000000001";
    static final String ANA = "8800000000000011";
    static final String COMMENT = "17900000000000031";
    static final String REPLY = "17900000000000032";
    static final String MEDIA = "17900000000000021";
    static final String SECRET = "made-up-app-secret";
    static final String WORD = "made-up-verify-word";
    static final String TOKEN = "made-up-account-token";
    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private InstagramFixture() {}

    static InstagramChannel channel(String baseUrl, String... ids) {
        List<InstagramSettings.Account> accounts = Stream.of(ids)
                .map(id -> new InstagramSettings.Account(id, "", "@sample.lamps", TOKEN))
                .toList();
        return new InstagramChannel(new InstagramSettings(true, "", SECRET, WORD, baseUrl, accounts), CLOCK);
    }

    static InstagramChannel listening(String... ids) {
        return channel("http://127.0.0.1:9", ids);
    }

    static Webhook signed(byte[] body) {
        return signedWith(SECRET, body);
    }

    static Webhook signedWith(String secret, byte[] body) {
        return post(body, List.of("sha256=" + Signature.hexHmacSha256(secret, body)));
    }

    static Webhook post(byte[] body, List<String> signatures) {
        Map<String, List<String>> headers = signatures.isEmpty() ? Map.of() : Map.of("x-hub-signature-256", signatures);
        return new Webhook("POST", "instagram", Map.of(), headers, body);
    }

    static Webhook handshake(String word) {
        var query = Map.of(
                "hub.mode",
                List.of("subscribe"),
                "hub.verify_token",
                List.of(word),
                "hub.challenge",
                List.of("730021"));
        return new Webhook("GET", "instagram", query, Map.of(), new byte[0]);
    }

    static Outbound outbound(Visibility visibility, Act act) {
        boolean isPublic = visibility == Visibility.PUBLIC;
        return answering(isPublic ? COMMENT : ANA, isPublic ? REPLY : "aWdfSampleText1", visibility, act);
    }

    static Outbound answering(String thread, String answers, Visibility visibility, Act act) {
        var address = new Address(InstagramChannel.ID, new AccountId(ACCOUNT), visibility, new NetworkId(thread));
        return new Outbound(address, new NetworkId(answers), act, false, "key-of-our-send", NOW.minusSeconds(120));
    }

    static Outbound byPerson(Outbound outbound, Duration ago) {
        return new Outbound(
                outbound.address(), outbound.answers(), outbound.act(), true, outbound.key(), NOW.minus(ago));
    }
}
