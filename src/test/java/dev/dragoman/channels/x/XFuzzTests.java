package dev.dragoman.channels.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Reception;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a proven sender posts ends as a value. */
class XFuzzTests {

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

    private final XChannel channel = XFixture.listening(XFixture.SHOP);

    @Test
    void survivesTwoThousandMutations() {
        List<String> samples = XSamples.KINDS.keySet().stream()
                .sorted()
                .map(name -> new String(XFixture.sample(name), StandardCharsets.UTF_8))
                .toList();
        var random = new Random(20260302);

        for (int round = 0; round < 2000; round++) {
            String body = mutated(samples.get(random.nextInt(samples.size())), random);
            Reception reception = channel.accept(XFixture.signed(XFixture.bytes(body)));

            assertThat(reception).as(body).isInstanceOfAny(Reception.Taken.class, Reception.Unreadable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"😀", "\\u0000\\ud800 \\u202e", "x", "@ana ", "&amp;"})
    void survivesHostileTexts(String piece) {
        String text = piece.repeat(20_000);
        String body = """
            {"data": {"event_type": "post.mention.create", "filter": {"user_id": "%1$s"}, "payload": {
              "id": "5", "author_id": "6", "text": "%2$s", "display_text_range": [2147483647, -1],
              "created_at": "%2$s", "entities": {"urls": [{"url": "x", "expanded_url": "%2$s"}, 7]}}}}
            """.formatted(XFixture.SHOP, text);

        Reception reception = channel.accept(XFixture.signed(XFixture.bytes(body)));

        assertThat(reception)
                .isInstanceOfSatisfying(
                        Reception.Taken.class,
                        taken -> assertThat(taken.events()).hasSize(1));
    }

    @Test
    void letsNoTextGrowWithoutEnd() {
        String links = "{\"url\": \"http://x\", \"expanded_url\": \"%s\"},"
                .formatted("http://x".repeat(200))
                .repeat(500);
        String body = """
            {"data": {"event_type": "post.mention.create", "filter": {"user_id": "%s"}, "payload": {
              "id": "5", "author_id": "6", "text": "http://x", "entities": {"urls": [%s 7]}}}}
            """.formatted(XFixture.SHOP, links);

        Reception reception = channel.accept(XFixture.signed(XFixture.bytes(body)));

        assertThat(reception).isInstanceOf(Reception.Taken.class);
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
