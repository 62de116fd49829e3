package dev.dragoman.channels.discourse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Reception;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a proven sender posts ends as a value. */
class DiscourseFuzzTests {

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
            "-9223372036854775808",
            ",");

    private final DiscourseChannel channel = DiscourseFixture.listening();

    @Test
    void survivesTwoThousandMutations() throws IOException {
        List<String> samples = samples();
        var random = new Random(20260302);

        for (int round = 0; round < 2000; round++) {
            String body = mutated(samples.get(random.nextInt(samples.size())), random);
            Reception reception = channel.accept(DiscourseFixture.signed(body.getBytes(StandardCharsets.UTF_8)));

            assertThat(reception).as(body).isInstanceOfAny(Reception.Taken.class, Reception.Unreadable.class);
        }
    }

    @Test
    void survivesHostileTexts() {
        for (String text : List.of(
                "😀".repeat(50_000), "\\u0000\\ud800 \\u202e", "![".repeat(50_000), "![a](upload://b) ".repeat(5000))) {
            String body = """
                {"post": {"id": 1, "post_number": 1, "topic_id": 5, "user_id": 7, "username": "%1$s", "name": "%1$s",
                  "created_at": "+999999999-12-31T23:59:59Z", "category_id": 3, "raw": "%1$s"}}
                """.formatted(text);

            Reception reception = channel.accept(DiscourseFixture.signed(body.getBytes(StandardCharsets.UTF_8)));

            assertThat(reception)
                    .isInstanceOfSatisfying(
                            Reception.Taken.class,
                            taken -> assertThat(taken.events()).hasSize(1));
        }
    }

    /** Cuts a piece out, or replaces one value, so that the JSON mostly stays well-formed and the types go wrong. */
    private static String mutated(String sample, Random random) {
        if (random.nextInt(4) == 0) {
            int at = random.nextInt(sample.length());
            return sample.substring(0, at) + sample.substring(Math.min(sample.length(), at + random.nextInt(12)));
        }
        List<Integer> colons = new ArrayList<>();
        for (int at = sample.indexOf("\":"); at >= 0; at = sample.indexOf("\":", at + 1)) {
            colons.add(at + 2);
        }
        int start = colons.get(random.nextInt(colons.size()));
        int end = start;
        while (end < sample.length() && ",}]\n".indexOf(sample.charAt(end)) < 0) {
            end++;
        }
        return sample.substring(0, start) + INTRUDERS.get(random.nextInt(INTRUDERS.size())) + sample.substring(end);
    }

    private static List<String> samples() throws IOException {
        List<String> samples = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/simulator/discourse"))) {
            for (Path file : files.sorted().toList()) {
                samples.add(new String(DiscourseFixture.body(Files.readAllBytes(file)), StandardCharsets.UTF_8));
            }
        }
        return samples;
    }
}
