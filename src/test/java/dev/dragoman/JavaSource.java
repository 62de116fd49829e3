package dev.dragoman;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what the compiler throws away: the words above a type or a package. */
final class JavaSource {

    static final Path ROOT = Path.of("src/main/java/dev/dragoman");

    private static final Pattern PARAM = Pattern.compile("@param (\\w+) (.*?)(?= @param |$)");

    private JavaSource() {}

    /** The Javadoc of a package as one line, or an empty text. */
    static String purposeOf(String module) {
        Path file = ROOT.resolve(module).resolve("package-info.java");
        return Files.exists(file) ? words(read(file)) : "";
    }

    /** The {@code @param} lines above a record, by component. */
    static Map<String, String> paramsOf(Class<?> type) {
        Class<?> outermost = type.getNestHost();
        String source = read(Path.of("src/main/java", outermost.getName().replace('.', '/') + ".java"));
        int declared = source.indexOf("record " + type.getSimpleName() + "(");
        int from = declared < 0 ? -1 : source.lastIndexOf("/**", declared);
        Map<String, String> params = new TreeMap<>();
        if (from >= 0) {
            Matcher found = PARAM.matcher(words(source.substring(from)));
            while (found.find()) {
                params.put(found.group(1), found.group(2).strip());
            }
        }
        return params;
    }

    /** All sources of the product, with their texts. */
    static Map<Path, String> all() {
        Map<Path, String> sources = new TreeMap<>();
        files("src/main/java", ".java").forEach(file -> sources.put(file, read(file)));
        return sources;
    }

    static List<Path> files(String folder, String ending) {
        try (Stream<Path> walk = Files.walk(Path.of(folder))) {
            return walk.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first comment of a text in Markdown. */
    private static String words(String source) {
        int from = source.indexOf("/**");
        String comment = from < 0 ? "" : source.substring(from + 3, source.indexOf("*/", from));
        return markdown(comment.replaceAll("(?m)^\\s*\\*", " "));
    }

    /** Javadoc's inline tags as Markdown, on one line. */
    static String markdown(String javadoc) {
        return javadoc.replaceAll("\\s+", " ")
                .replaceAll("\\{@link (?:[a-z0-9]+\\.)*([\\w.#]+)\\s*}", "`$1`")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .strip();
    }
}
