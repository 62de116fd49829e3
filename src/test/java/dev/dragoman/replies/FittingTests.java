package dev.dragoman.replies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Limits;
import dev.dragoman.message.Choice;
import java.util.List;
import org.junit.jupiter.api.Test;

class FittingTests {

    private static final List<Choice> TWO = List.of(new Choice("Yes", "/affirm"), new Choice("No, thank you", "/deny"));

    @Test
    void keepsButtonsWhereTheNetworkHasEnough() {
        Fitted fitted = Fitting.fit("Sure?", TWO, Samples.buttons(100, 2, 20));

        assertThat(fitted).isEqualTo(new Fitted("Sure?", TWO));
    }

    @Test
    void turnsAllButtonsIntoANumberedListWhereThereAreTooFew() {
        Fitted none = Fitting.fit("Sure?", TWO, Limits.text(100));
        Fitted one = Fitting.fit("Sure?", TWO, Samples.buttons(100, 1, 20));

        assertThat(none).isEqualTo(new Fitted("Sure?\n\n1. Yes\n2. No, thank you", List.of()));
        assertThat(one).isEqualTo(none);
    }

    @Test
    void cutsTheTextAndKeepsTheList() {
        Fitted fitted = Fitting.fit("word ".repeat(20), TWO, Limits.text(40));

        assertThat(fitted.text()).isEqualTo("word word word…\n\n1. Yes\n2. No, thank you");
        assertThat(Limits.text(40).fits(fitted.text())).isTrue();
    }

    @Test
    void cutsByBytesWhereTheNetworkCountsBytesAndNeverHalfACharacter() {
        var limits = new Limits(20, Limits.Unit.BYTES, 0, 0, null, null);

        Fitted fitted = Fitting.fit("😀".repeat(50), List.of(), limits);

        assertThat(fitted.text()).isEqualTo("😀😀😀😀…");
    }

    @Test
    void cutsLongTitles() {
        Fitted fitted = Fitting.fit("Sure?", TWO, Samples.buttons(100, 2, 5));

        assertThat(fitted.choices()).extracting(Choice::title).containsExactly("Yes", "No,…");
        assertThat(fitted.choices()).extracting(Choice::payload).containsExactly("/affirm", "/deny");
    }

    @Test
    void fitsEvenWhenTheListAloneIsTooLong() {
        Fitted fitted = Fitting.fit("Sure?", TWO, Limits.text(10));

        assertThat(fitted.text()).isEqualTo("Sure?\n\n1.…");
    }
}
