package dev.dragoman.channels;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dragoman.channels.Limits.Unit;
import dev.dragoman.system.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The server and the composer in the browser count one table alike. */
class TextLengthTests {

    private static final String MODULE = "/static/assets/text-length.js";

    private static final String COUNT = """
            let given = '';
            for await (const part of process.stdin) given += part;
            const { module, table } = JSON.parse(given);
            const { lengthOf } = await import('data:text/javascript,' + encodeURIComponent(module));
            console.log(JSON.stringify(table.map(row => ({ ...row, length: lengthOf(row.text, row.unit) }))));
            """;

    private static final List<Row> TABLE = Stream.of(
                    row(Unit.CHARACTERS, "grüße 👍🏽", 8),
                    row(Unit.BYTES, "grüße 👍", 12),
                    row(Unit.WEIGHT, "", 0),
                    row(Unit.WEIGHT, "Hello", 5),
                    row(Unit.WEIGHT, "grüße", 5),
                    row(Unit.WEIGHT, "e\u0301", 1),
                    row(Unit.WEIGHT, "привет", 6),
                    row(Unit.WEIGHT, "שלום", 4),
                    row(Unit.WEIGHT, "注文ok", 6),
                    row(Unit.WEIGHT, "ᄀ", 2),
                    row(Unit.WEIGHT, "\u10FF", 1),
                    row(Unit.WEIGHT, "👍", 2),
                    row(Unit.WEIGHT, "👍🏽", 2),
                    row(Unit.WEIGHT, "👩‍👩‍👧", 2),
                    row(Unit.WEIGHT, "🇩🇪", 2),
                    row(Unit.WEIGHT, "1️⃣", 2),
                    row(Unit.WEIGHT, "“quoted”…", 10),
                    row(Unit.WEIGHT, "https://shop.example/a/very/long/address?with=parameters", 23),
                    row(Unit.WEIGHT, "HTTPS://t.co", 23),
                    row(Unit.WEIGHT, "See http://shop.example now", 31),
                    row(Unit.WEIGHT, "(https://shop.example/a).", 26),
                    row(Unit.WEIGHT, "https://shop.example/a，注文はこちら", 37),
                    row(Unit.WEIGHT, "https://localhost/a/very/long/address", 37),
                    row(Unit.WEIGHT, "See shop.example now", 31),
                    row(Unit.WEIGHT, "ana@shop.example", 16),
                    row(Unit.WEIGHT, "It costs 3.50. Thanks", 21),
                    row(Unit.SIGNS, "Hello", 5),
                    row(Unit.SIGNS, "👩‍👩‍👧 é", 3),
                    row(Unit.SIGNS, "see https://shop.example/a/very/long/way/that/goes/on/and/on.", 28),
                    row(Unit.SIGNS, "http://a.de", 23),
                    row(Unit.SIGNS, "@ana@remote.example hi", 7),
                    row(Unit.SIGNS, "write to help@shop.example", 26))
            .toList();

    private static Row row(Unit unit, String text, int length) {
        return new Row(unit, text, length);
    }

    record Row(Unit unit, String text, int length) {}

    record Asked(String module, List<Row> table) {}

    @Test
    void countsAsEachNetworkDoes() {
        assertThat(TABLE)
                .allSatisfy(row -> assertThat(Limits.text(1, row.unit()).lengthOf(row.text()))
                        .isEqualTo(row.length()));
    }

    @Test
    void countsInTheBrowserAsOnTheServer() throws IOException {
        assumeTrue(hasNode(), "there is no Node.js here to run the composer's module");
        String module;
        try (var bytes = TextLengthTests.class.getResourceAsStream(MODULE)) {
            module = new String(bytes.readAllBytes(), UTF_8);
        }

        Process node = new ProcessBuilder("node", "--input-type=module", "--eval", COUNT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var in = node.getOutputStream()) {
            in.write(Json.MAPPER.writeValueAsBytes(new Asked(module, TABLE)));
        }
        Row[] counted = Json.MAPPER.readValue(node.getInputStream().readAllBytes(), Row[].class);

        assertThat(counted).containsExactlyElementsOf(TABLE);
    }

    private static boolean hasNode() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
    }

    @Test
    void countsEndlessTexts() {
        assertThat(Unit.values()).allSatisfy(unit -> {
            var limits = Limits.text(1, unit);

            assertThat(limits.lengthOf("a.".repeat(50_000))).isEqualTo(100_000);
            assertThat(limits.lengthOf("👍".repeat(50_000))).isPositive();
            assertThat(limits.lengthOf("https://" + "a.".repeat(50_000))).isPositive();
            assertThat(limits.lengthOf("https://a.de/" + "!".repeat(50_000))).isPositive();
            assertThat(limits.lengthOf("@" + "a.".repeat(50_000) + "@a.a".repeat(50_000)))
                    .isPositive();
        });
    }

    @Test
    void seesLinks() {
        assertThat(WeightedLength.hasLink("See https://shop.example")).isTrue();
        assertThat(WeightedLength.hasLink("See shop.example/orders")).isTrue();
        assertThat(WeightedLength.hasLink("It costs 3.50. Thanks")).isFalse();
    }
}
