package dev.dragoman.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.understanding.Understanding.Mood;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTests {

    private static LanguageDetector detector;

    @BeforeAll
    static void learn(@TempDir Path folder) {
        Library library = Taught.library(folder);
        var classifier = new EmbeddedClassifier(
                library.languages().stream().map(library::knowledge).toList());
        detector = new LanguageDetector(library, classifier::vocabulary);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I would like to know whether you are open on Sundays|en",
                "Ich wüsste gerne, ob ihr sonntags geöffnet habt|de",
                "where is my parcel now|en",
                "wo bleibt denn nur mein paket|de",
            })
    void tellsALanguageWhateverTheConversationWasIn(String text, String language) {
        assertThat(detector.detect(text, "en")).isEqualTo(language);
        assertThat(detector.detect(text, "de")).isEqualTo(language);
        assertThat(detector.detect(text, null)).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok", "4711", "👍👍👍", "hello", "/track_order and where is my parcel", ""})
    void keepsTheLanguageOfTheConversationForShortTexts(String text) {
        assertThat(detector.detect(text, "de")).isEqualTo("de");
        assertThat(detector.detect(text, "en")).isEqualTo("en");
    }

    @Test
    void tellsAShortFirstTextByTheWordsOfTheExamples() {
        assertThat(detector.detect("Guten Tag", null)).isEqualTo("de");
        assertThat(detector.detect("hmm", null)).isEqualTo("en");
    }

    @Test
    void answersALanguageItWasNotTaughtInThePriorOrDefaultOne() {
        String french = "Bonjour, je voudrais savoir quand vous ouvrez le magasin";

        assertThat(detector.detect(french, null)).isEqualTo("en");
        assertThat(detector.detect(french, "de")).isEqualTo("de");
        assertThat(detector.detect(french, "fr")).isEqualTo("en");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|where is my order|NEUTRAL|false",
                "en|thank you, that is great|POSITIVE|false",
                "en|this is not good|NEGATIVE|false",
                "en|my lamp arrived broken|NEGATIVE|false",
                "en|MY LAMP ARRIVED BROKEN|ANGRY|false",
                "en|this is a scam, I will call my lawyer|ANGRY|true",
                "en|the lamp caught fire|NEUTRAL|true",
                "de|vielen dank, super|POSITIVE|false",
                "de|das ist gar nicht gut|NEGATIVE|false",
                "de|was für eine frechheit, ich gehe zum anwalt|ANGRY|true",
                "de|bitte dringend melden|NEUTRAL|true",
                "xx|anything at all|NEUTRAL|false",
            })
    void hearsMoodAndUrgency(String language, String text, Mood mood, boolean urgent) {
        assertThat(Feelings.of(language).in(text)).isEqualTo(new Feelings.Feeling(mood, urgent));
    }
}
