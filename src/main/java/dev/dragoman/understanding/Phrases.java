package dev.dragoman.understanding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A table of wordings and what each means, from lines {@code meaning = wording | wording} of a resource file. */
final class Phrases {

    private final Map<String, List<Phrase>> byFirst = new HashMap<>();

    /** A meaning, and how many tokens say it. */
    record Found(String meaning, int tokens) {}

    private record Phrase(List<String> words, String meaning) {}

    /** Empty where there is no such file. */
    static Phrases read(String file) {
        var phrases = new Phrases();
        try (@Nullable InputStream in = Phrases.class.getResourceAsStream(file)) {
            if (in != null) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(phrases::line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        phrases.byFirst
                .values()
                .forEach(list -> list.sort(
                        Comparator.comparingInt((Phrase it) -> -it.words().size())));
        return phrases;
    }

    private void line(String line) {
        int equals = line.indexOf('=');
        if (line.startsWith("#") || equals < 0) {
            return;
        }
        String meaning = line.substring(0, equals).strip();
        Pattern.compile("|", Pattern.LITERAL)
                .splitAsStream(line.substring(equals + 1))
                .forEach(wording -> {
                    List<String> words =
                            Token.of(wording).stream().map(Token::text).toList();
                    byFirst.computeIfAbsent(words.getFirst(), it -> new ArrayList<>())
                            .add(new Phrase(words, meaning));
                });
    }

    /** The longest phrase that begins at this token; null if none does. */
    @Nullable
    Found at(List<Token> tokens, int index) {
        for (Phrase phrase : byFirst.getOrDefault(tokens.get(index).text(), List.of())) {
            if (isThere(phrase, tokens, index)) {
                return new Found(phrase.meaning(), phrase.words().size());
            }
        }
        return null;
    }

    private static boolean isThere(Phrase phrase, List<Token> tokens, int index) {
        List<String> words = phrase.words();
        if (index + words.size() > tokens.size()) {
            return false;
        }
        for (int i = 1; i < words.size(); i++) {
            Token token = tokens.get(index + i);
            if (!token.text().equals(words.get(i)) || !tokens.get(index + i - 1).isNear(token)) {
                return false;
            }
        }
        return true;
    }
}
