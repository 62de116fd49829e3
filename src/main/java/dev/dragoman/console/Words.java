package dev.dragoman.console;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** What the console says, in English and German. Reads every {@code messages/*_<language>.properties} as UTF-8. */
@Component
public class Words {

    /** The languages of the console; the first is spoken to those who want none of them. */
    public static final List<String> LANGUAGES = List.of("en", "de");

    private final Map<String, Map<String, String>> sentences = new HashMap<>();
    private final Reasons reasons;

    Words() {
        LANGUAGES.forEach(language -> sentences.put(language, read(language)));
        reasons = new Reasons(sentences);
    }

    /** The sentence of a key with {@code {0}}, {@code {1}} … replaced; the key itself where there is none. */
    public String say(String language, String key, Object... arguments) {
        String sentence = sentences.getOrDefault(language, Map.of()).getOrDefault(key, key);
        return arguments.length == 0 ? sentence : fill(sentence, arguments);
    }

    /** The sentence of {@code key.one} or {@code key.many}, with {@code {0}} as the number. */
    public String count(String language, String key, long number) {
        return say(language, key + (number == 1 ? ".one" : ".many"), number);
    }

    /** A stored reason: ours in this language, anybody else's as it is. */
    public String reason(String language, String stored) {
        return reasons.say(language, stored);
    }

    /** The wished language if we speak it, else the best of what the browser accepts. */
    public String language(@Nullable String wished, @Nullable String accepted) {
        if (wished != null && LANGUAGES.contains(wished)) {
            return wished;
        }
        Locale best = best(accepted == null ? "" : accepted);
        return best == null ? LANGUAGES.getFirst() : best.getLanguage();
    }

    Set<String> keys(String language) {
        return sentences.getOrDefault(language, Map.of()).keySet();
    }

    private static @Nullable Locale best(String accepted) {
        try {
            List<Locale> ours = LANGUAGES.stream().map(Locale::of).toList();
            return accepted.isBlank() ? null : Locale.lookup(Locale.LanguageRange.parse(accepted), ours);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Values are data: what they contain is not looked at again. */
    static String fill(String sentence, Object... arguments) {
        var filled = new StringBuilder();
        for (int at = 0; at < sentence.length(); at++) {
            int number = at + 2 < sentence.length() && sentence.charAt(at) == '{' && sentence.charAt(at + 2) == '}'
                    ? Character.digit(sentence.charAt(at + 1), 10)
                    : -1;
            if (number >= 0 && number < arguments.length) {
                filled.append(arguments[number]);
                at += 2;
            } else {
                filled.append(sentence.charAt(at));
            }
        }
        return filled.toString();
    }

    private static Map<String, String> read(String language) {
        Map<String, String> all = new HashMap<>();
        try {
            String files = "classpath*:messages/*_" + language + ".properties";
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(files)) {
                read(file).forEach((key, sentence) -> {
                    if (all.put((String) key, (String) sentence) != null) {
                        throw new IllegalStateException("two sentences for " + key + " in " + language);
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(all);
    }

    private static Properties read(Resource file) throws IOException {
        var properties = new Properties();
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
