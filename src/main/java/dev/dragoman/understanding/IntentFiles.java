package dev.dragoman.understanding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Reads {@code intents/}: one folder a language, each a complete Rasa 3 training folder. Where the folder is absent, the
 * copy that travels in the jar speaks.
 */
public final class IntentFiles {

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})?");
    private static final Pattern SHIPPED = Pattern.compile(".*/intents/([^/]+)/((?:[^/]+/)*[^/]+\\.ya?ml)");
    private static final int LARGEST = 1024 * 1024;
    private static final int MOST_FILES = 2000;

    private IntentFiles() {}

    /**
     * The knowledge of each language, by the language's name.
     *
     * @throws BadIntentFile with all mistakes of all files at once
     */
    public static List<Knowledge> read(Path folder) {
        try {
            return learn(Files.isDirectory(folder) ? beside(folder) : shipped());
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be read", e);
        }
    }

    /** The texts of the files that {@link #read} learns from, by path such as {@code en/greet.yml}. */
    public static Map<String, String> texts(Path folder) {
        try {
            Map<String, String> texts = new TreeMap<>();
            (Files.isDirectory(folder) ? beside(folder) : shipped())
                    .values()
                    .forEach(files ->
                            files.forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8))));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be read", e);
        }
    }

    /**
     * The knowledge in files that are not on a disk, by path such as {@code en/greet.yml}.
     *
     * @throws BadIntentFile as {@link #read} does
     */
    public static List<Knowledge> of(Map<String, String> texts) {
        Map<String, Map<String, byte[]>> languages = new TreeMap<>();
        texts.forEach((path, text) -> languages
                .computeIfAbsent(path.substring(0, path.indexOf('/')), it -> new TreeMap<>())
                .put(path, text.getBytes(StandardCharsets.UTF_8)));
        return learn(languages);
    }

    private static List<Knowledge> learn(Map<String, Map<String, byte[]>> languages) {
        var mistakes = new Mistakes();
        if (languages.isEmpty()) {
            mistakes.add(
                    new Mistakes.Place("intents", 1),
                    "There is no language in it.",
                    "make a folder such as intents/en with one YAML file an intent.");
        }
        List<Knowledge> all = new ArrayList<>();
        languages.forEach((language, files) -> {
            var draft = new Draft(language, mistakes);
            files.forEach(
                    (file, bytes) -> new IntentFile(new YamlFile("intents/" + file, mistakes), draft).read(bytes));
            all.add(draft.finish());
        });
        mistakes.refuseIfAny();
        return List.copyOf(all);
    }

    private static Map<String, Map<String, byte[]>> beside(Path folder) throws IOException {
        Map<String, Map<String, byte[]>> found = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder, 8)) {
            for (Path path :
                    paths.filter(Files::isRegularFile).limit(MOST_FILES).toList()) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                int slash = name.indexOf('/');
                if (slash > 0 && (name.endsWith(".yml") || name.endsWith(".yaml"))) {
                    put(found, name.substring(0, slash), name, Files.newInputStream(path));
                }
            }
        }
        return found;
    }

    private static Map<String, Map<String, byte[]>> shipped() throws IOException {
        Map<String, Map<String, byte[]>> found = new TreeMap<>();
        var resolver = new PathMatchingResourcePatternResolver();
        for (Resource resource : resolver.getResources("classpath*:intents/**/*.y*ml")) {
            Matcher name = SHIPPED.matcher(resource.getURL().getPath());
            if (name.matches()) {
                put(found, name.group(1), name.group(1) + "/" + name.group(2), resource.getInputStream());
            }
        }
        return found;
    }

    private static void put(Map<String, Map<String, byte[]>> found, String language, String name, InputStream content)
            throws IOException {
        try (content) {
            if (LANGUAGE.matcher(language).matches()) {
                // One byte more than allowed, so that the reader can tell a file that is too large.
                found.computeIfAbsent(language, it -> new TreeMap<>()).put(name, content.readNBytes(LARGEST + 1));
            }
        }
    }
}
