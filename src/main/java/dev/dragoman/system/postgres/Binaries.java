package dev.dragoman.system.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** The server's programs for this machine, unpacked once from the archive on the class path. */
record Binaries(Path folder) {

    /** The same as {@code postgres.binaries.version} in pom.xml. */
    static final String VERSION = "18.6.0";

    private static final String PREFIX = "bin-";

    /** Unpacks the programs unless this version is there already, and drops those of other versions. */
    static Binaries unpack(Path home, Account account) throws IOException {
        var whole = home.resolve(PREFIX + VERSION);
        if (!Files.exists(whole)) {
            // A killed unpack leaves the unfinished folder, which nobody takes for the whole one.
            var unfinished = home.resolve(PREFIX + "unfinished");
            FileSystemUtils.deleteRecursively(unfinished);
            extract(unfinished);
            account.give(unfinished);
            Files.move(unfinished, whole, StandardCopyOption.ATOMIC_MOVE);
        }
        dropOthers(home, whole);
        return new Binaries(whole);
    }

    private static void dropOthers(Path home, Path kept) throws IOException {
        try (var others = Files.newDirectoryStream(home, PREFIX + "*")) {
            for (var other : others) {
                if (!other.equals(kept)) {
                    FileSystemUtils.deleteRecursively(other);
                }
            }
        }
    }

    private static void extract(Path target) throws IOException {
        try (var archive = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(open())))) {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                put(archive, entry, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static InputStream open() {
        var name = "/postgres-" + system() + "-" + machine() + ".txz";
        var archive = Binaries.class.getResourceAsStream(name);
        if (archive == null) {
            throw new PostgresUnavailable("This build carries no PostgreSQL for " + System.getProperty("os.name")
                    + " on " + System.getProperty("os.arch")
                    + ": build it on such a machine, or set spring.datasource.url to a PostgreSQL server");
        }
        return archive;
    }

    private static String system() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return "windows";
        }
        return name.startsWith("mac") ? "darwin" : "linux";
    }

    private static String machine() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    }

    private static void put(TarArchiveInputStream archive, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(archive, file);
        if ((entry.getMode() & 0100) != 0
                && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** The path of one of {@code initdb}, {@code pg_ctl} and {@code postgres}. */
    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }
}
