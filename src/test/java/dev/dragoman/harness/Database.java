package dev.dragoman.harness;

import dev.dragoman.journeys.Ports;
import dev.dragoman.system.postgres.KillablePostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL server that several products share, and that may be restarted, killed and frozen under them. */
final class Database implements AutoCloseable {

    private final Path data = Files.createTempDirectory("dragoman-database");
    private final KillablePostgres server = KillablePostgres.start(data, Ports.free());

    Database() throws IOException {}

    String url() {
        return server.url("dragoman");
    }

    String password() throws IOException {
        return server.password();
    }

    /** The settings of a product that works on it. */
    List<String> settings() throws IOException {
        return List.of(
                "--spring.datasource.url=" + url(),
                "--spring.datasource.username=dragoman",
                "--spring.datasource.password=" + password());
    }

    void restart() throws IOException {
        server.restart();
    }

    void kill() throws IOException {
        server.kill();
    }

    void startAgain() throws IOException {
        server.startAgain();
    }

    /** It keeps its connections and answers nothing. */
    void freeze() throws Exception {
        for (ProcessHandle process : server.family().toList()) {
            Runs.signal(process, "STOP");
        }
    }

    void thaw() throws Exception {
        for (ProcessHandle process : server.family().toList()) {
            Runs.signal(process, "CONT");
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        FileSystemUtils.deleteRecursively(data);
    }
}
