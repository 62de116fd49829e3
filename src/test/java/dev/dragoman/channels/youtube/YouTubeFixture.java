package dev.dragoman.channels.youtube;

import dev.dragoman.channels.KeptForATest;
import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.Polled;
import dev.dragoman.channels.Reception;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Act;
import dev.dragoman.message.Address;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** The made-up channel of our samples, and what its tests need to play YouTube. */
final class YouTubeFixture {

    static final String BRAND = "UCsampleshop000000000001";
    static final String THREAD = "UgxSampleThreadA";
    static final String SECRET = "made-up-client-secret";
    static final String REFRESH = "made-up-refresh-token";
    static final String ACCESS = "made-up-access-token";
    static final YouTubeSettings.Account ACCOUNT = new YouTubeSettings.Account(BRAND, "Sample Shop", "", "", REFRESH);
    static final AccountId ID = new AccountId(BRAND);
    static final Instant NOW = Instant.parse("2026-03-02T12:30:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private YouTubeFixture() {}

    static YouTubeChannel channel(MockWebServer api, MockWebServer tokens, Clock clock) {
        return new YouTubeChannel(
                settings(root(api), root(tokens) + "token", 10_000),
                new KeptForATest(),
                clock,
                new SimpleMeterRegistry());
    }

    static YouTubeSettings settings(String baseUrl, String tokenUrl, int dailyUnits) {
        return new YouTubeSettings(
                true,
                baseUrl,
                tokenUrl,
                "7000.apps.example",
                SECRET,
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                dailyUnits,
                "https://hub.example/subscribe",
                "",
                "",
                List.of(ACCOUNT));
    }

    /** A server without a path; it may have been closed. */
    static String root(MockWebServer server) {
        return "http://" + server.getHostName() + ":" + server.getPort() + "/";
    }

    /** Gives an access token whenever it is asked. */
    static MockWebServer tokens() throws IOException {
        MockWebServer tokens = new MockWebServer();
        tokens.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return sample("answer-token");
            }
        });
        tokens.start();
        return tokens;
    }

    static MockResponse sample(String name) {
        return NetworkUnderTest.answer(bytes(name));
    }

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(Path.of("src/main/resources/simulator/youtube/" + name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Outbound outbound(Visibility visibility, Act act) {
        var address = new Address(YouTubeChannel.ID, ID, visibility, new NetworkId(THREAD));
        return new Outbound(address, new NetworkId(THREAD), act, false, "key-of-our-send", NOW.minusSeconds(120));
    }

    static Outbound say(String text) {
        return outbound(Visibility.PUBLIC, new Act.Say(text, List.of()));
    }

    static List<Inbound> events(Polled polled) {
        return polled.pages().stream()
                .filter(page -> page.reception() instanceof Reception.Taken)
                .flatMap(page -> ((Reception.Taken) page.reception()).events().stream())
                .toList();
    }

    static List<String> kinds(Polled polled) {
        return events(polled).stream().map(Inbound::kind).toList();
    }
}
