package dev.dragoman.replies;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes what is published back as the files of {@code intents/}. */
final class Export {

    /** Holds the templates of a language that stand in none of its files. */
    private static final String REST = "/published.yml";

    private final Map<String, String> files;

    Export(Map<String, String> files) {
        this.files = files;
    }

    /** The files, by path, with every published version that says something else than its file. */
    static Map<String, String> files(Map<String, String> originals, Collection<Version> published, Shipped shipped) {
        Map<String, String> files = new TreeMap<>(originals);
        published.stream()
                .filter(version -> shipped.version(version.template())
                        .filter(file -> file.body().equals(version.body()))
                        .isEmpty())
                .sorted((a, b) -> a.template().key().compareTo(b.template().key()))
                .forEach(version -> put(files, version));
        return files;
    }

    private static void put(Map<String, String> files, Version version) {
        String folder = version.template().language() + "/";
        String key = version.template().key();
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (file.getKey().startsWith(folder) && file.getValue().contains(key)) {
                IntentText text = new IntentText(file.getKey(), file.getValue());
                if (text.holds(key)) {
                    file.setValue(text.with(key, version.body()));
                    return;
                }
            }
        }
        String block = ResponsesYaml.block(key, version.body(), 2);
        files.merge(
                version.template().language() + REST,
                "version: \"3.1\"\n\nresponses:\n" + block,
                (before, fresh) -> before + block);
    }

    void to(Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = root.resolve(file.getKey()).normalize();
            if (!path.startsWith(root)) {
                throw new IOException("a file would lie outside of the folder: " + file.getKey());
            }
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    void zip(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (Map.Entry<String, String> file : files.entrySet()) {
            zip.putNextEntry(new ZipEntry("intents/" + file.getKey()));
            zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        zip.finish();
    }
}
