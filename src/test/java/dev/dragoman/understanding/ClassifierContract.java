package dev.dragoman.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dragoman.understanding.Classifier.Classification;
import dev.dragoman.understanding.Classifier.ClassifierUnavailable;
import dev.dragoman.understanding.Understanding.Ranked;
import org.junit.jupiter.api.Test;

/** What every classifier promises; a tenant has learned {@link Taught}. */
interface ClassifierContract {

    Classifier classifier();

    @Test
    default void recognisesWhatItWasTaught() throws Exception {
        Classification heard = classifier().classify("where is my parcel", "en", Effort.FULL);

        assertThat(heard.ranking().getFirst().intent()).isEqualTo("track_order");
        assertThat(heard.ranking().getFirst().confidence()).isBetween(0.6, 1.0);
    }

    @Test
    default void ranksByFallingConfidenceAndTenAtMost() throws Exception {
        Classification heard = classifier().classify("where is my parcel", "en", Effort.FULL);

        assertThat(heard.ranking())
                .hasSizeBetween(1, 10)
                .isSortedAccordingTo((one, other) -> Double.compare(other.confidence(), one.confidence()));
        assertThat(heard.ranking()).extracting(Ranked::intent).doesNotHaveDuplicates();
    }

    @Test
    default void isNotSureOfNonsense() throws Exception {
        Classification heard = classifier().classify("blorp xqzv wibble", "en", Effort.FULL);

        assertThat(heard.ranking().stream()
                        .mapToDouble(Ranked::confidence)
                        .max()
                        .orElse(0))
                .isLessThan(0.4);
    }

    @Test
    default void pointsAtEntitiesInUtf16UnitsBehindAnEmoji() throws Exception {
        String text = "😀 order 4711 please";

        Classification heard = classifier().classify(text, "en", Effort.FULL);

        assertThat(heard.entities()).singleElement().satisfies(it -> {
            assertThat(it.entity()).isEqualTo("order_number");
            assertThat(it.value()).isEqualTo("4711");
            assertThat(text.substring(it.start(), it.end())).isEqualTo("4711");
        });
    }

    @Test
    default void readsAVeryLongText() throws Exception {
        Classification heard =
                classifier().classify("where is my parcel ".repeat(5000).strip(), "en", Effort.FULL);

        assertThat(heard.ranking()).isNotEmpty();
    }

    @Test
    default void isUnavailableForALanguageItWasNotTaught() {
        assertThatThrownBy(() -> classifier().classify("ciao", "it", Effort.FULL))
                .isInstanceOf(ClassifierUnavailable.class);
    }
}
