package dev.dragoman.channels.pinterest;

import dev.dragoman.channels.KeptForATest;
import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.Polled;
import dev.dragoman.channels.Reception;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Inbound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

/** The made-up account of our samples, and what its tests need to play Pinterest. */
final class PinterestFixture {

    static final AccountId SHOP = new AccountId("sampleshop");
    static final String TOKEN = "made-up-access-token";
    static final String REFRESH = "made-up-refresh-token";
    static final String SECRET = "made-up-client-secret";
    static final List<String> SECRETS = List.of(TOKEN, REFRESH, SECRET);
    static final Instant NOW = Instant.parse("2026-03-02T12:30:00Z");

    private PinterestFixture() {}

    static PinterestChannel channel(MockWebServer server, Instant now) {
        return channel(server, now, new PinterestSettings.Account(SHOP.value(), "Sample Shop", TOKEN, REFRESH, "77"));
    }

    static PinterestChannel channel(MockWebServer server, Instant now, PinterestSettings.Account account) {
        return new PinterestChannel(settings(server, account), new KeptForATest(), Clock.fixed(now, ZoneOffset.UTC));
    }

    static PinterestSettings settings(MockWebServer server, PinterestSettings.Account account) {
        String baseUrl = "http://" + server.getHostName() + ":" + server.getPort() + "/v5";
        return new PinterestSettings(true, "1500000", SECRET, baseUrl, Duration.ofHours(1), List.of(account));
    }

    static String text(String name) {
        try {
            return Files.readString(Path.of("src/main/resources/simulator/pinterest/" + name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MockResponse sample(String name) {
        return NetworkUnderTest.answer(text(name).getBytes(StandardCharsets.UTF_8));
    }

    static List<Inbound.Noticed> events(Polled polled) {
        return polled.pages().stream()
                .flatMap(page -> ((Reception.Taken) page.reception()).events().stream())
                .map(Inbound.Noticed.class::cast)
                .toList();
    }
}
