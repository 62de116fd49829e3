package dev.dragoman.system.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Spares tests the seconds it takes to unpack the server: it is unpacked below {@code target} and copied from there. */
public final class UnpackedOnce {

    private UnpackedOnce() {}

    /** Puts the server's programs where {@link EmbeddedPostgres} would have unpacked them. */
    public static synchronized void into(Path data) throws IOException {
        var cache = Files.createDirectories(Path.of("target", "postgres").toAbsolutePath());
        var unpacked = Binaries.unpack(cache, new Account(List.of(), null, null));
        var home = Files.createDirectories(data.resolve("postgres"));
        var copy = List.of("cp", "-a", unpacked.folder().toString(), home.toString());
        if (!Program.run(home, Duration.ofMinutes(1), copy).worked()) {
            throw new IOException("could not copy " + unpacked.folder() + " to " + home);
        }
    }
}
