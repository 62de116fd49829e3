package dev.dragoman.channels.wordpress;

import dev.dragoman.message.AccountId;
import dev.dragoman.message.Act;
import dev.dragoman.message.Address;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import dev.dragoman.system.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The made-up blog of our samples. */
final class WordPressFixture {

    static final String PASSWORD = "aBcD1234eFgH5678iJkL9012";
    static final String THREAD = "7_4101";
    static final String REPLY = "4102";
    static final AccountId ACCOUNT = new AccountId("blog");
    static final Instant NOW = Instant.parse("2026-03-02T12:30:00Z");
    static final long ME = 5;
    static final long COLLEAGUE = 9;

    private WordPressFixture() {}

    static WordPressSettings.Blog blog(String baseUrl) {
        return new WordPressSettings.Blog("blog", "Sample Blog", baseUrl, "dragoman", PASSWORD, List.of(COLLEAGUE));
    }

    static WordPressChannel channel(String baseUrl) {
        return channel(baseUrl, NOW);
    }

    static WordPressChannel channel(String baseUrl, Instant now) {
        var settings = new WordPressSettings(true, Duration.ofSeconds(60), Duration.ofDays(14), List.of(blog(baseUrl)));
        return new WordPressChannel(settings, Clock.fixed(now, ZoneOffset.UTC));
    }

    static Outbound outbound(Act act) {
        return outbound(Visibility.PUBLIC, act);
    }

    static Outbound outbound(Visibility visibility, Act act) {
        var address = new Address(WordPressChannel.ID, ACCOUNT, visibility, new NetworkId(THREAD));
        return new Outbound(address, new NetworkId(REPLY), act, false, "key-of-our-send", NOW.minusSeconds(120));
    }

    static JsonNode sample(String name) {
        return Json.MAPPER.readTree(bytes(name));
    }

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(Path.of("src/main/resources/simulator/wordpress/" + name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
