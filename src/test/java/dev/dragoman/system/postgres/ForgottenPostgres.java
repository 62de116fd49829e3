package dev.dragoman.system.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A process of its own that starts the server of a folder, says so, and waits until it is killed. */
final class ForgottenPostgres implements AutoCloseable {

    static final String STARTED = "started";

    private final Process process;

    private ForgottenPostgres(Process process) {
        this.process = process;
    }

    /** What the child does. */
    public static void main(String[] args) throws IOException {
        try (var postgres = EmbeddedPostgres.start(Path.of(args[0]))) {
            System.out.println(STARTED);
            System.in.read();
        } catch (PostgresUnavailable e) {
            System.out.println(e.getMessage());
        }
    }

    static ForgottenPostgres in(Path data) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                ForgottenPostgres.class.getName(),
                data.toString());
        return new ForgottenPostgres(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** The first line the child has to say: that it started, or why not. */
    String says() {
        try {
            return process.inputReader().readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** kill -9. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join();
    }
}
