package dev.dragoman.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Limits.Unit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The server counts this table; the composer in the browser counts it too, in the browser's own tests. */
public class TextLengthTests {

    /** Texts, and how long a network takes them for. */
    public static final List<Row> TABLE = Stream.of(
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

    /** One text as one network counts it. */
    public record Row(Unit unit, String text, int length) {}

    @Test
    void countsAsEachNetworkDoes() {
        assertThat(TABLE)
                .allSatisfy(row -> assertThat(Limits.text(1, row.unit()).lengthOf(row.text()))
                        .isEqualTo(row.length()));
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
