package dev.dragoman.channels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTests {

    private final Seal seal = new Seal("a secret of the settings");

    @Test
    void opensWhatItClosed() {
        String sealed = seal.close("refresh-ü-1");

        assertThat(sealed).doesNotContain("refresh").isNotEqualTo(seal.close("refresh-ü-1"));
        assertThat(seal.open(sealed)).contains("refresh-ü-1");
        assertThat(new Seal("a secret of the settings").open(sealed)).contains("refresh-ü-1");
    }

    @Test
    void opensNothingThatWasClosedUnderAnotherSecretOrChanged() {
        String sealed = seal.close("refresh-1");
        String changed = (sealed.charAt(20) == 'A' ? 'B' : 'A') + sealed.substring(1);

        assertThat(new Seal("another").open(sealed)).isEmpty();
        assertThat(seal.open(sealed.substring(0, 20) + changed.charAt(0) + sealed.substring(21)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "no base64!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void opensNoRubbish(String rubbish) {
        assertThat(seal.open(rubbish)).isEmpty();
    }
}
