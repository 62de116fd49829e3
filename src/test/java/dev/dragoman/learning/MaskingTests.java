package dev.dragoman.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "write to Ada.Love@mail.example.org please | write to (e-mail) please",
                "call +49 170 1234567 now | call (phone) now",
                "ruft mich an: 030 / 1234 5678 | ruft mich an: (phone)",
                "refund to DE89 3704 0044 0532 0130 00 | refund to (account)",
                "my card is 4111 1111 1111 1111 | my card is (number)",
                "where is order 4711? | where is order (number)?",
                "my name is Ada Lovelace and i wait | my name is (name) and i wait",
                "Ich heiße Jürgen Müller. | Ich heiße (name).",
                "see https://example.org/x?y=1 now | see (link) now",
                "send it to Hauptstraße 12, 10115 Berlin | send it to (street), (place)",
                "i live at 12 Baker Street | i live at (street)",
                "danke @ada_l, bis um 12 | danke (name), bis um 12",
                "open 24/7 since 9 am | open 24/7 since 9 am"
            })
    void putsPlainWordsInThePlaceOfPrivateData(String said, String masked) {
        assertThat(Masking.mask(said)).isEqualTo(masked);
    }

    @Test
    @Timeout(5)
    void isQuickWithLongText() {
        long start = System.nanoTime();

        String masked = Masking.mask("1 2 - 3.".repeat(10_000) + "a.".repeat(10_000) + "@");

        assertThat(masked.length()).isLessThanOrEqualTo(2100);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
}
