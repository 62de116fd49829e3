package dev.dragoman.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yes.\n\nOn Mon, 2 Mar 2026 at 13:00, Shop <s@shop.example> wrote:\n> Really?",
                "Yes.\n\nOn Mon, 2 Mar 2026 at 13:00, Shop\n<s@shop.example>\nwrote:\n\nReally?\nAsks the shop.",
                "Yes.\n\nAm 02.03.2026 um 13:00 schrieb Shop:\n\nWirklich?",
                "Yes.\n\nLe lun. 2 mars 2026 à 13:00, Shop <s@shop.example> a écrit :\n\nVraiment ?",
                "Yes.\n\n-----Original Message-----\nFrom: Shop\nReally?",
                "Yes.\n\n-----Ursprüngliche Nachricht-----\nVon: Shop\nWirklich?",
                "Yes.\n\nFrom: Shop <s@shop.example>\nSent: Monday\nTo: Ana\nSubject: x\n\nReally?",
                "> Really?\n\nYes.\n",
                "Yes.\n-- \nAna\nLisbon",
                "Yes.\n\n________________________________\nVon: Shop <s@shop.example>\nGesendet: Montag\nAn: Ana\n\nWirklich?",
            })
    void keepsWhatIsNew(String text) {
        assertThat(QuotedText.without(text, true)).isEqualTo("Yes.");
    }

    @Test
    void keepsWordsThatOnlyLookLikeAQuote() {
        String text = "On Monday I wrote: nothing came.\nFrom: Lisbon\nTo: Porto\n\n--\nstill mine? No.";

        assertThat(QuotedText.without(text, true))
                .isEqualTo("On Monday I wrote: nothing came.\nFrom: Lisbon\nTo: Porto");
        assertThat(QuotedText.without("-- \nAna", true)).isEqualTo("--\nAna");
    }

    @Test
    void leavesNothingOfAnAnswerWithoutWords() {
        String text = "> Really?\n";

        assertThat(QuotedText.without(text, true)).isEmpty();
        assertThat(QuotedText.without(text, false)).isEqualTo("> Really?");
    }

    @Test
    void isQuickWithLongLines() {
        String text = ("On " + "a ".repeat(400) + ":\n").repeat(200) + "Am " + "x ".repeat(50_000);

        assertThat(QuotedText.without(text, true)).hasSizeGreaterThan(100_000);
    }
}
