package dev.dragoman.understanding;

import com.github.pemistahl.lingua.api.IsoCode639_1;
import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells the language of a text: first by the words of our own examples, then by letter statistics. Those are Lingua's
 * small ones, which cost 16 MB and half a second in the background; the large ones would cost 250 MB for these languages.
 */
final class LanguageDetector {

    /** Languages of customers that we may not speak; knowing them keeps us from taking them for one we do. */
    private static final List<Language> COMMON = List.of(
            Language.ENGLISH,
            Language.GERMAN,
            Language.FRENCH,
            Language.SPANISH,
            Language.ITALIAN,
            Language.DUTCH,
            Language.PORTUGUESE,
            Language.POLISH,
            Language.TURKISH);

    private static final int FEWEST_WORDS = 3;
    private static final int FEWEST_LETTERS = 12;
    private static final int LONGEST_TEXT = 500;
    /** How many more of the words a language must know than every other one. */
    private static final double CLEAR_LEAD = 0.2;

    private final Library library;
    private final Function<String, Set<String>> vocabulary;
    private final CompletableFuture<com.github.pemistahl.lingua.api.LanguageDetector> letters;

    LanguageDetector(Library library, Function<String, Set<String>> vocabulary) {
        this.library = library;
        this.vocabulary = vocabulary;
        Set<Language> told = EnumSet.copyOf(COMMON);
        library.languages().forEach(language -> told.addAll(named(language)));
        letters =
                CompletableFuture.supplyAsync(() -> LanguageDetectorBuilder.fromLanguages(told.toArray(Language[]::new))
                        .withLowAccuracyMode()
                        .withMinimumRelativeDistance(0.1)
                        .withPreloadedLanguageModels()
                        .build());
    }

    private static List<Language> named(String language) {
        try {
            String code = language.replaceFirst("-.*", "").toUpperCase(Locale.ROOT);
            return List.of(Language.getByIsoCode639_1(IsoCode639_1.valueOf(code)));
        } catch (IllegalArgumentException e) {
            // Lingua does not know this language; our own examples do.
            return List.of();
        }
    }

    /** A language of the library: the text's own, else the prior one, else the default. */
    String detect(String text, @Nullable String prior) {
        boolean priorSpoken = prior != null && library.speaks(prior);
        String otherwise = priorSpoken && prior != null ? prior : library.defaultLanguage();
        if (library.languages().size() == 1 || text.startsWith("/")) {
            return otherwise;
        }
        String shown = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        List<String> words = Words.of(shown).stream()
                .filter(word -> Character.isLetter(word.codePointAt(0)))
                .toList();
        boolean little = words.size() < FEWEST_WORDS
                || shown.codePoints().filter(Character::isLetter).count() < FEWEST_LETTERS;
        if (words.isEmpty() || (little && priorSpoken)) {
            return otherwise;
        }
        @Nullable String known = byWords(words);
        return known != null ? known : little ? otherwise : byLetters(shown, otherwise);
    }

    /** The language whose examples hold at least half of the words, and clearly more than any other's. */
    private @Nullable String byWords(List<String> words) {
        @Nullable String best = null;
        double most = 0;
        double second = 0;
        for (String language : library.languages()) {
            Set<String> known = vocabulary.apply(language);
            double share = (double) words.stream().filter(known::contains).count() / words.size();
            if (share > most) {
                second = most;
                most = share;
                best = language;
            } else {
                second = Math.max(second, share);
            }
        }
        return most >= 0.5 && most - second >= CLEAR_LEAD ? best : null;
    }

    private String byLetters(String text, String otherwise) {
        Language found = letters.join().detectLanguageOf(text);
        String code = found.getIsoCode639_1().toString().toLowerCase(Locale.ROOT);
        return library.languages().stream()
                .filter(language -> language.equals(code) || language.startsWith(code + "-"))
                .findFirst()
                .orElse(otherwise);
    }
}
