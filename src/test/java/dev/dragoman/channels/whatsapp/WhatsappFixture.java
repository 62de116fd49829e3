package dev.dragoman.channels.whatsapp;

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

/** The made-up number of our samples, and what its tests need to speak as WhatsApp does. */
final class WhatsappFixture {

    static final String NUMBER = "200000000000001";
    static final String BUSINESS = "300000000000001";
    static final String ANA = "US.1000000000000000011";
    static final String ANAS_PHONE = "15550100011";
    static final String SECRET = "made-up-app-secret";
    static final String WORD = "made-up-verify-word";
    static final String TOKEN = "made-up-number-token";
    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private WhatsappFixture() {}

    static WhatsappChannel channel(String baseUrl) {
        return channel(baseUrl, BUSINESS, NUMBER);
    }

    static WhatsappChannel channel(String baseUrl, String business, String... numbers) {
        List<WhatsappSettings.Account> accounts = Stream.of(numbers)
                .map(id -> new WhatsappSettings.Account(id, business, "", TOKEN))
                .toList();
        return new WhatsappChannel(new WhatsappSettings(true, SECRET, WORD, baseUrl, "Choose", accounts), CLOCK);
    }

    static WhatsappChannel listening(String business, String... numbers) {
        return channel("http://127.0.0.1:9", business, numbers);
    }

    static Webhook signed(byte[] body) {
        return signedWith(SECRET, body);
    }

    static Webhook signedWith(String secret, byte[] body) {
        return post(body, List.of("sha256=" + Signature.hexHmacSha256(secret, body)));
    }

    static Webhook post(byte[] body, List<String> signatures) {
        Map<String, List<String>> headers = signatures.isEmpty() ? Map.of() : Map.of("x-hub-signature-256", signatures);
        return new Webhook("POST", "whatsapp", Map.of(), headers, body);
    }

    static Webhook handshake(String word) {
        var query = Map.of(
                "hub.mode",
                List.of("subscribe"),
                "hub.verify_token",
                List.of(word),
                "hub.challenge",
                List.of("730021"));
        return new Webhook("GET", "whatsapp", query, Map.of(), new byte[0]);
    }

    static Outbound to(String person, Act act) {
        var address = new Address(WhatsappChannel.ID, new AccountId(NUMBER), Visibility.PRIVATE, new NetworkId(person));
        return new Outbound(
                address, new NetworkId("wamid.SampleText"), act, false, "key-of-our-send", NOW.minusSeconds(120));
    }

    static Outbound byPerson(Outbound outbound, Duration ago) {
        return new Outbound(
                outbound.address(), outbound.answers(), outbound.act(), true, outbound.key(), NOW.minus(ago));
    }
}
