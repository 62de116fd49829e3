package dev.dragoman.system.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of a program, never longer than it was allowed to take. */
record Program(boolean worked, String output) {

    /** Runs a command in a folder and waits; one that takes longer than the limit is killed and has not worked. */
    static Program run(Path folder, Duration limit, List<String> command) throws IOException {
        // A file, not a pipe: a server started in the background would keep a pipe open.
        var output = Files.createTempFile("dragoman", ".out");
        try {
            var worked = finish(begin(folder, output.toFile(), command), limit);
            return new Program(worked, new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip());
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static Process begin(Path folder, File output, List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectErrorStream(true).redirectOutput(output);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static boolean finish(Process process, Duration limit) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue() == 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return false;
    }
}
