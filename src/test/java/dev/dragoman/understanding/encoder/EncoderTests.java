package dev.dragoman.understanding.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EncoderTests {

    private static double likeness(float[] one, float[] other, int part) {
        double product = 0;
        for (int i = part * Encoder.PART; i < (part + 1) * Encoder.PART; i++) {
            product += one[i] * other[i];
        }
        return product;
    }

    @ParameterizedTest
    @EnumSource
    void putsTextsOfLikeMeaningCloseTogether(EncoderKind kind) throws Exception {
        try (Encoder encoder = Encoder.open(kind)) {
            float[] asked = encoder.encode("Where is my parcel?");
            float[] alike = encoder.encode("My package has not arrived yet.");
            float[] other = encoder.encode("How do I change my password?");

            assertThat(likeness(asked, alike, 0)).isGreaterThan(likeness(asked, other, 0));
            for (int part = 0; part < 3; part++) {
                assertThat(likeness(asked, asked, part)).isBetween(0.999, 1.001);
            }
        }
    }

    @Test
    void givesTheSameVectorEveryTimeAndNoneThatIsEmpty() throws Exception {
        try (Encoder encoder = Encoder.open(EncoderKind.SMALL)) {
            assertThat(encoder.encode("one text")).hasSize(Encoder.SIZE).isEqualTo(encoder.encode("one text"));
            assertThat(encoder.encode("")).hasSize(Encoder.SIZE).doesNotContain(Float.NaN);
            assertThat(encoder.encode("a very long story ".repeat(3000))).doesNotContain(Float.NaN);
        }
    }
}
