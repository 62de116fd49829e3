package dev.dragoman.channels.x;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XWeightTests {

    @ParameterizedTest
    @CsvSource({
        "Hello, 5",
        "grüße, 5",
        "e\u0301, 1",
        "привет, 6",
        "שלום, 4",
        "注文, 4",
        "注文ok, 6",
        "👍, 2",
        "👍🏽, 2",
        "👩‍👩‍👧, 2",
        "🇩🇪, 2",
        "1️⃣, 2",
        "“quoted”…, 10",
        "https://shop.example/a/very/long/address?with=parameters, 23",
        "https://t.co, 23",
        "See http://shop.example now, 31",
        "See shop.example now, 31",
        "ana@shop.example, 16",
    })
    void weighsAsXDoes(String text, int weight) {
        assertThat(XWeight.of(text)).isEqualTo(weight);
    }

    @Test
    void weighsNothingForNothing() {
        assertThat(XWeight.of("")).isZero();
    }

    @Test
    void weighsEndlessTexts() {
        assertThat(XWeight.of("a.".repeat(50_000))).isEqualTo(100_000);
        assertThat(XWeight.of("👍".repeat(50_000))).isEqualTo(100_000);
        assertThat(XWeight.of("https://" + "a.".repeat(50_000))).isEqualTo(23);
    }

    @Test
    void seesLinks() {
        assertThat(XWeight.hasLink("See https://shop.example")).isTrue();
        assertThat(XWeight.hasLink("See shop.example/orders")).isTrue();
        assertThat(XWeight.hasLink("It costs 3.50. Thanks")).isFalse();
    }
}
