package dev.dragoman.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.journeys.Ports;
import dev.dragoman.system.postgres.KillablePostgres;
import dev.dragoman.system.postgres.UnpackedOnce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The product as a process of its own, which may be killed, frozen and asked to end. */
final class Product implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);
    private static final OkHttpClient HTTP =
            new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(5)).build();

    private final int port = Ports.free();
    private final Path home;
    private final List<String> settings;
    private final @Nullable Database database;
    private @Nullable Process process;

    /** With an embedded server of its own, or, when one is given, on a database that it may share. */
    Product(List<String> settings, @Nullable Database database) throws IOException {
        this.settings = settings;
        this.database = database;
        this.home = Files.createTempDirectory("dragoman-harness");
        if (database == null) {
            UnpackedOnce.into(data());
        }
    }

    private Path data() {
        return home.resolve("data");
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Starts it and waits until it takes webhooks. */
    void start() throws IOException {
        Process started = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        process = started;
        long end = System.nanoTime() + START.toNanos();
        while (!takesWebhooks()) {
            assertThat(started.isAlive() && System.nanoTime() < end)
                    .as(() -> "it starts; it said:\n" + said())
                    .isTrue();
            LockSupport.parkNanos(50_000_000);
        }
    }

    private List<String> command() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.dragoman.Dragoman",
                "--server.port=" + port,
                "--dragoman.data=" + data()));
        command.addAll(settings);
        if (database != null) {
            command.addAll(database.settings());
        }
        return command;
    }

    private boolean takesWebhooks() {
        try (Response response = HTTP.newCall(
                        new Request.Builder().url(url() + "/webhooks/facebook").build())
                .execute()) {
            return response.code() == 403;
        } catch (IOException e) {
            return false;
        }
    }

    private Process running() {
        return Objects.requireNonNull(process, "it was never started");
    }

    boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Ends it as the kernel would: at once, and without asking. */
    void kill() {
        running().destroyForcibly().onExit().join();
    }

    /** Asks it to end, and tells how long that took. */
    Duration stop() throws InterruptedException {
        long begin = System.nanoTime();
        running().destroy();
        assertThat(running().waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** It keeps its sockets and does nothing, as in a very long collection. */
    void freeze() throws Exception {
        Runs.signal(running().toHandle(), "STOP");
    }

    void thaw() throws Exception {
        Runs.signal(running().toHandle(), "CONT");
    }

    /** A connection to its database. */
    Connection database() throws IOException, SQLException {
        if (database != null) {
            return DriverManager.getConnection(database.url(), "dragoman", database.password());
        }
        String password =
                Files.readString(data().resolve("postgres").resolve("password")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postmaster().get(3) + "/dragoman", "dragoman", password);
    }

    /** The process of its embedded server. */
    long server() throws IOException {
        return Long.parseLong(postmaster().getFirst());
    }

    /** What the database server wrote about itself: first its process, in the fourth line its port. */
    private List<String> postmaster() throws IOException {
        return Files.readAllLines(data().resolve("postgres").resolve("cluster").resolve("postmaster.pid"));
    }

    /** The end of its log. */
    String said() {
        try {
            String all = Files.readString(log());
            return all.substring(Math.max(0, all.length() - 4000));
        } catch (IOException e) {
            return "nothing";
        }
    }

    private Path log() {
        return home.resolve("log");
    }

    /** Stops it and its database server, even one whose Dragoman was killed, and removes the data. */
    @Override
    public void close() throws Exception {
        Process running = process;
        if (running != null) {
            thaw();
            running.destroy();
            if (!running.waitFor(40, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        }
        if (database == null) {
            stopOrphan();
        }
        FileSystemUtils.deleteRecursively(home);
    }

    private void stopOrphan() throws IOException {
        try {
            ProcessHandle.of(server()).ifPresent(orphan -> {
                orphan.destroy();
                KillablePostgres.waitFor(orphan);
            });
        } catch (NoSuchFileException e) {
            // It has taken its server down with it.
            return;
        }
    }
}
