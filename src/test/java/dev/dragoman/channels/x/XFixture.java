package dev.dragoman.channels.x;

import dev.dragoman.channels.KeptForATest;
import dev.dragoman.channels.Signature;
import dev.dragoman.channels.Webhook;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Act;
import dev.dragoman.message.Address;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The made-up account of our samples, and what its tests need to speak as X does. */
final class XFixture {

    static final String SHOP = "1400000000000000001";
    static final String ANA = "1500000000000000011";
    static final String POST = "2000000000000000021";
    static final String REPLY = "2000000000000000041";
    static final String THREAD = POST + "_" + ANA;
    static final String SECRET = "made-up-consumer-secret";
    static final XSettings.Account ACCOUNT =
            new XSettings.Account(SHOP, "Sample Shop", "1400-made-up-token", "made-up-token-secret", "");
    static final Instant NOW = Instant.parse("2026-03-02T12:30:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private XFixture() {}

    static XSettings settings(String baseUrl, String budget, XSettings.Account... accounts) {
        return settings(baseUrl, budget, "webhook", accounts);
    }

    static XSettings settings(String baseUrl, String budget, String mode, XSettings.Account... accounts) {
        return new XSettings(
                true,
                "made-up-consumer-key",
                SECRET,
                "client",
                "client-secret",
                baseUrl,
                new BigDecimal(budget),
                "1700000000000000001",
                "made-up-app-token",
                mode,
                Duration.ofSeconds(90),
                List.of(accounts));
    }

    static XChannel channel(String baseUrl) {
        return new XChannel(settings(baseUrl, "0", ACCOUNT), new KeptForATest(), CLOCK);
    }

    static XChannel listening(String... accounts) {
        List<XSettings.Account> all = List.of(accounts).stream()
                .map(id -> new XSettings.Account(id, "", "token", "token-secret", ""))
                .toList();
        return new XChannel(
                settings("http://127.0.0.1:9", "0", all.toArray(XSettings.Account[]::new)), new KeptForATest(), CLOCK);
    }

    static Webhook signed(byte[] body) {
        return signedWith(SECRET, body);
    }

    static Webhook signedWith(String secret, byte[] body) {
        return post(body, List.of("sha256=" + Base64.getEncoder().encodeToString(Signature.hmacSha256(secret, body))));
    }

    static Webhook post(byte[] body, List<String> signatures) {
        Map<String, List<String>> headers =
                signatures.isEmpty() ? Map.of() : Map.of("x-twitter-webhooks-signature", signatures);
        return new Webhook("POST", "x", Map.of(), headers, body);
    }

    static Webhook challenge(String token) {
        return new Webhook("GET", "x", Map.of("crc_token", List.of(token)), Map.of(), new byte[0]);
    }

    static Outbound outbound(Visibility visibility, Act act) {
        boolean isPublic = visibility == Visibility.PUBLIC;
        var address = new Address(XChannel.ID, new AccountId(SHOP), visibility, new NetworkId(isPublic ? THREAD : ANA));
        var answers = new NetworkId(isPublic ? REPLY : "2100000000000000031");
        return new Outbound(address, answers, act, false, "key-of-our-send", NOW.minusSeconds(120));
    }

    static Outbound say(Visibility visibility, String text) {
        return outbound(visibility, new Act.Say(text, List.of()));
    }

    static Outbound byPerson(Outbound outbound) {
        return new Outbound(
                outbound.address(), outbound.answers(), outbound.act(), true, outbound.key(), outbound.lastHeard());
    }

    static Outbound withKey(Outbound outbound, String key) {
        return new Outbound(
                outbound.address(), outbound.answers(), outbound.act(), outbound.byPerson(), key, outbound.lastHeard());
    }

    static byte[] sample(String name) {
        try {
            return Files.readAllBytes(Path.of("src/main/resources/simulator/x", name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
