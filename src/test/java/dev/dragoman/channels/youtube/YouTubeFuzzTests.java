package dev.dragoman.channels.youtube;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Polled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** Whatever YouTube answers, a look ends as a value, with a place from which the next one goes on. */
class YouTubeFuzzTests {

    private static final List<String> INTRUDERS = List.of(
            "null",
            "[]",
            "{}",
            "-1",
            "1e999",
            "\"\"",
            "true",
            "\"\\u0000\"",
            "\"\\ud83d\"",
            "[[[[",
            "9".repeat(900),
            ",");

    private static final List<String> SAMPLES = List.of(
            "answer-threads", "answer-threads-others", "answer-threads-new-reply", "answer-replies", "answer-held");

    @Test
    void survivesAHundredMutations() throws IOException {
        var random = new Random(20260302);
        var body = new AtomicReference<>("");
        try (var server = new MockWebServer();
                var tokens = YouTubeFixture.tokens()) {
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return new MockResponse.Builder().body(body.get()).build();
                }
            });
            server.start();
            YouTubeChannel channel = YouTubeFixture.channel(server, tokens, YouTubeFixture.CLOCK);
            String place = null;
            for (int round = 0; round < 100; round++) {
                String sample = SAMPLES.get(random.nextInt(SAMPLES.size()));
                body.set(mutated(new String(YouTubeFixture.bytes(sample), StandardCharsets.UTF_8), random));

                Polled polled = channel.poll(YouTubeFixture.ID, place);

                place = requireNonNull(polled.place());
                assertThat(Memory.read(place)).as(body.get()).isNotNull();
            }
        }
    }

    /** Cuts a piece out, or replaces one value, so that the JSON mostly stays well-formed and the types go wrong. */
    private static String mutated(String sample, Random random) {
        if (random.nextInt(4) == 0) {
            int at = random.nextInt(sample.length());
            return sample.substring(0, at) + sample.substring(Math.min(sample.length(), at + random.nextInt(12)));
        }
        List<Integer> colons = new ArrayList<>();
        for (int at = sample.indexOf(": "); at >= 0; at = sample.indexOf(": ", at + 1)) {
            colons.add(at + 2);
        }
        int start = colons.get(random.nextInt(colons.size()));
        int end = start;
        while (end < sample.length() && ",}]\n".indexOf(sample.charAt(end)) < 0) {
            end++;
        }
        return sample.substring(0, start) + INTRUDERS.get(random.nextInt(INTRUDERS.size())) + sample.substring(end);
    }
}
