package dev.dragoman;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * One formatter for all. It runs here and not in a Maven plugin, because Maven's own Java may be too old to read this
 * code. {@code mvn test -Dtest=FormattingTests -Dformat=write} puts everything in order.
 */
class FormattingTests {

    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    @Test
    void findsEveryJavaFileInOrder() throws IOException {
        boolean write = "write".equals(System.getProperty("format"));
        List<String> untidy = new ArrayList<>();

        for (Path file : javaFiles()) {
            String before = Files.readString(file);
            String after = tidy(file, before);
            if (!after.equals(before)) {
                untidy.add(file.toString());
            }
            if (write) {
                Files.writeString(file, after);
            }
        }

        assertThat(write ? List.of() : untidy)
                .as("run: mvn test -Dtest=FormattingTests -Dformat=write")
                .isEmpty();
    }

    private static List<Path> javaFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String root : List.of("src/main/java", "src/test/java", "src/browser/java", "src/load/java")) {
            try (Stream<Path> walk = Files.walk(Path.of(root))) {
                walk.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        assertThat(files).hasSizeGreaterThan(50);
        return files;
    }

    private static String tidy(Path file, String source) {
        try {
            String lean = RemoveUnusedImports.removeUnusedImports(source);
            String ordered = ImportOrderer.reorderImports(lean, JavaFormatterOptions.Style.PALANTIR);
            return FORMATTER.formatSource(ordered);
        } catch (FormatterException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
