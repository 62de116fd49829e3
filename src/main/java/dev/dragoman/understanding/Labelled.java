package dev.dragoman.understanding;

import dev.dragoman.understanding.Model.Taught;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads labelled sentences for an evaluation from Rasa's training data, of any size and without the rules that hold for
 * {@code intents/}: the same sentence may stand under two intents, as it does in public sets.
 */
final class Labelled {

    private static final int LARGEST = 100 * 1024 * 1024;

    private Labelled() {}

    /**
     * The sentences of a file, or of all YAML files of a folder and those below it.
     *
     * @throws IOException with a sentence for the person who asked
     */
    static List<Taught> read(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new IOException(path + " does not exist");
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(path)) {
            all.filter(Files::isRegularFile)
                    .filter(it -> it.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .forEach(files::add);
        }
        List<Taught> sentences = new ArrayList<>();
        for (Path file : files) {
            file(file, sentences);
        }
        if (sentences.isEmpty()) {
            throw new IOException(path + " holds no example sentences");
        }
        return sentences;
    }

    private static void file(Path file, List<Taught> sentences) throws IOException {
        var bounds = new LoaderOptions();
        bounds.setCodePointLimit(LARGEST);
        bounds.setMaxAliasesForCollections(0);
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            @Nullable
            Object root = new Yaml(
                            new SafeConstructor(bounds),
                            new Representer(new DumperOptions()),
                            new DumperOptions(),
                            bounds,
                            new TextOnly())
                    .load(in);
            if (root instanceof Map<?, ?> top && top.get("nlu") instanceof List<?> blocks) {
                blocks.forEach(block -> block(block, sentences));
            }
        } catch (YAMLException e) {
            throw new IOException(file + " is not YAML", e);
        }
    }

    private static void block(@Nullable Object block, List<Taught> sentences) {
        if (block instanceof Map<?, ?> keys && keys.get("intent") instanceof String intent) {
            if (keys.get("examples") instanceof String lines) {
                lines.lines().forEach(line -> sentence(line, intent, sentences));
            } else if (keys.get("examples") instanceof List<?> items) {
                items.forEach(item -> {
                    if (item instanceof Map<?, ?> example && example.get("text") instanceof String text) {
                        sentence(text.startsWith("-") ? text : "- " + text, intent, sentences);
                    }
                });
            }
        }
    }

    private static void sentence(String line, String intent, List<Taught> sentences) {
        String text = line.strip();
        if (text.startsWith("-") && text.length() > 1) {
            String said = text.substring(1).strip();
            @Nullable Annotated read = Annotated.read(said);
            sentences.add(new Taught(read == null ? said : read.example().text(), intent));
        }
    }

    /** Leaves every value a text: an intent may be called {@code yes}. */
    private static final class TextOnly extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            // none: what is written is what is meant
        }
    }
}
