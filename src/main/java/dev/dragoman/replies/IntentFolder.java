package dev.dragoman.replies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The files of {@code intents/} as text, from the folder or else from the copy in the jar. */
final class IntentFolder {

    private static final Pattern IN_JAR = Pattern.compile(".*/intents/([^/]+/(?:[^/]+/)*[^/]+\\.ya?ml)");

    private IntentFolder() {}

    /** The texts by their path below the folder, with slashes. */
    static Map<String, String> read(Path folder) {
        try {
            return Files.isDirectory(folder) ? beside(folder) : inJar();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be read", e);
        }
    }

    private static Map<String, String> beside(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(IntentFolder::isYaml)
                    .toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                texts.put(path, Files.readString(file));
            }
        }
        return texts;
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".yml") || name.endsWith(".yaml");
    }

    private static Map<String, String> inJar() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:intents/*/**")) {
            Matcher path = IN_JAR.matcher(file.getURL().toString());
            if (path.matches()) {
                texts.put(path.group(1), file.getContentAsString(StandardCharsets.UTF_8));
            }
        }
        return texts;
    }
}
