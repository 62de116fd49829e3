package dev.dragoman.channels.whatsapp;

import static dev.dragoman.channels.whatsapp.WhatsappFixture.BUSINESS;
import static dev.dragoman.channels.whatsapp.WhatsappFixture.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Reception;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a proven sender posts ends as a value. */
class WhatsappFuzzTests {

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
            "\"\\udc00x\"",
            ",");

    private final WhatsappChannel channel = WhatsappFixture.listening(BUSINESS, NUMBER);

    @Test
    void survivesTwoThousandMutations() throws IOException {
        List<byte[]> samples = samples();
        var random = new Random(20260302);

        for (int round = 0; round < 2000; round++) {
            byte[] body = mutated(samples.get(random.nextInt(samples.size())), random);
            Reception reception = channel.accept(WhatsappFixture.signed(body));

            assertThat(reception)
                    .as("round " + round)
                    .isInstanceOfAny(Reception.Taken.class, Reception.Unreadable.class);
            assertThat(accounts(reception)).as("round " + round).allMatch(NUMBER::equals);
        }
    }

    @Test
    void survivesHostileFields() {
        for (String text : List.of(
                "\"" + "😀".repeat(50_000) + "\"",
                "\"\\u0000\\ud800 \\u202e\"",
                "\"" + "x".repeat(200_000) + "\"",
                "[".repeat(40) + "]".repeat(40),
                "9".repeat(900),
                "null")) {
            String body = """
                {"object": "whatsapp_business_account", "entry": [{"id": "%s", "time": %s, "changes": [
                  {"field": "messages", "value": {"metadata": {"phone_number_id": "%s"}, "contacts": [%s],
                    "messages": [{"from": "1", "id": "m1", "timestamp": %s, "type": "text", "text": {"body": %s},
                      "context": %s, "referral": %s}]}}]}]}
                """.formatted(BUSINESS, text, NUMBER, text, text, text, text, text);

            Reception reception = channel.accept(WhatsappFixture.signed(body.getBytes(StandardCharsets.UTF_8)));

            assertThat(reception)
                    .isInstanceOfSatisfying(
                            Reception.Taken.class,
                            taken -> assertThat(taken.events())
                                    .singleElement()
                                    .satisfies(event -> assertThat(
                                                    event.event().address().thread())
                                            .isEqualTo(new NetworkId("1"))));
        }
    }

    @Test
    void quarantinesBrokenUtf8() {
        byte[] body = "{\"object\":\"whatsapp_business_account\",\"entry\":[\"\u00e9\"]}"
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(channel.accept(WhatsappFixture.signed(body))).isInstanceOf(Reception.Unreadable.class);
    }

    private static List<String> accounts(Reception reception) {
        List<Inbound> events = reception instanceof Reception.Taken taken ? taken.events() : List.of();
        return events.stream()
                .map(event -> event.event().address().account().value())
                .toList();
    }

    private static byte[] mutated(byte[] sample, Random random) {
        String text = new String(sample, StandardCharsets.UTF_8);
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(12));
        return switch (random.nextInt(4)) {
            case 0 -> flipped(sample, random);
            case 1 -> text.substring(0, at).getBytes(StandardCharsets.UTF_8);
            case 2 -> (text.substring(0, at) + text.substring(end)).getBytes(StandardCharsets.UTF_8);
            default -> withIntruder(text, random).getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] flipped(byte[] sample, Random random) {
        byte[] copy = sample.clone();
        for (int i = 0; i <= random.nextInt(4); i++) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        return copy;
    }

    /** Replaces one value, so that the JSON mostly stays well-formed and the types go wrong. */
    private static String withIntruder(String text, Random random) {
        List<Integer> colons = colons(text);
        int colon = colons.get(random.nextInt(colons.size())) + 1;
        int end = colon;
        while (end < text.length() && ",}]\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, colon) + INTRUDERS.get(random.nextInt(INTRUDERS.size())) + text.substring(end);
    }

    private static List<Integer> colons(String text) {
        return Stream.iterate(text.indexOf(':'), at -> at >= 0, at -> text.indexOf(':', at + 1))
                .toList();
    }

    private static List<byte[]> samples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/simulator/whatsapp"))) {
            return files.sorted().map(WhatsappFuzzTests::bytes).toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
