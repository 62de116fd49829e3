package dev.dragoman.channels.mastodon;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dragoman.message.AccountId;
import dev.dragoman.message.Act;
import dev.dragoman.message.Address;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;

/** The made-up account of our samples, and what its tests need to speak as Mastodon does. */
final class MastodonFixture {

    static final String SHOP = "110000000000000001";
    static final String ANA = "ana@remote.example";
    static final String TOKEN = "made-up-access-token";
    static final String ROOT = "116000000000000101";
    static final String DIRECT = "116000000000000108";
    static final Instant NOW = Instant.parse("2026-03-02T12:30:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Path SAMPLES = Path.of("src/main/resources/simulator/mastodon");

    private MastodonFixture() {}

    static MastodonChannel channel(String baseUrl) {
        return channel(baseUrl, "unlisted");
    }

    static MastodonChannel channel(String baseUrl, String publicReplies) {
        var account = new MastodonSettings.Account(SHOP, "Sample Shop", baseUrl, TOKEN);
        return new MastodonChannel(new MastodonSettings(true, 500, publicReplies, List.of(account)), CLOCK);
    }

    static Outbound outbound(Visibility visibility, Act act) {
        return outbound(visibility, act, false);
    }

    static Outbound outbound(Visibility visibility, Act act, boolean byPerson) {
        boolean isPublic = visibility == Visibility.PUBLIC;
        var address =
                new Address(MastodonChannel.ID, new AccountId(SHOP), visibility, new NetworkId(isPublic ? ROOT : ANA));
        return new Outbound(
                address,
                new NetworkId(isPublic ? ROOT : DIRECT),
                act,
                byPerson,
                "key-of-our-send",
                NOW.minusSeconds(120));
    }

    static String sample(String name) {
        try {
            return Files.readString(SAMPLES.resolve(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String name) {
        return sample(name).getBytes(UTF_8);
    }

    /** Shows Ana's public post to whoever looks it up, and answers every other call from the queue. */
    static final class KnowsAnasPost extends QueueDispatcher {

        @Override
        public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            return isLookUp(request)
                    ? new MockResponse.Builder().body(sample("answer-status")).build()
                    : super.dispatch(request);
        }
    }

    static boolean isLookUp(RecordedRequest request) {
        return request.getMethod().equals("GET") && request.getTarget().equals("/api/v1/statuses/" + ROOT);
    }
}
