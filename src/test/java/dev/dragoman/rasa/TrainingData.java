package dev.dragoman.rasa;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** A folder of training data, read as Rasa's own loader reads it: every YAML file below it, by top keys. */
final class TrainingData {

    final Map<Path, Map<String, Object>> files = new LinkedHashMap<>();

    TrainingData(Path folder) throws IOException {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path file : paths.filter(it -> it.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList()) {
                files.put(file, map(new Yaml(options).load(Files.readString(file))));
            }
        }
    }

    /** The elements of all sections of this name. */
    List<Object> all(String section) {
        List<Object> all = new ArrayList<>();
        files.values().forEach(file -> all.addAll(list(file.get(section))));
        return all;
    }

    /** The entries of all sections of this name, each once. */
    Map<String, Object> entries(String section) {
        Map<String, Object> entries = new LinkedHashMap<>();
        files.values()
                .forEach(file -> map(file.get(section)).forEach((name, content) -> {
                    if (entries.putIfAbsent(name, content) != null) {
                        throw new IllegalStateException(section + " has " + name + " twice");
                    }
                }));
        return entries;
    }

    /** What stands below a kind of NLU item, such as the examples of every intent. */
    Map<String, List<String>> examples(String kind) {
        Map<String, List<String>> examples = new LinkedHashMap<>();
        for (Object item : all("nlu")) {
            if (map(item).get(kind) instanceof String name) {
                examples.computeIfAbsent(name, it -> new ArrayList<>())
                        .addAll(String.valueOf(map(item).get("examples"))
                                .lines()
                                .toList());
            }
        }
        return examples;
    }

    /** Each rule's steps. */
    Map<String, List<Map<String, Object>>> rules() {
        Map<String, List<Map<String, Object>>> rules = new LinkedHashMap<>();
        all("rules")
                .forEach(rule -> rules.put(
                        String.valueOf(map(rule).get("rule")),
                        list(map(rule).get("steps")).stream()
                                .map(TrainingData::map)
                                .toList()));
        return rules;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    static List<Object> list(@Nullable Object node) {
        return node instanceof List<?> list ? List.copyOf(list) : List.of();
    }
}
