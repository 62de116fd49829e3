package dev.dragoman.journeys;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The product as a process of its own, with its own data folder and embedded server, which may be killed. */
final class Product implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);
    private static final OkHttpClient HTTP =
            new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(5)).build();

    private final int port = Ports.free();
    private final Path home;
    private final List<String> settings;
    private @Nullable Process process;

    Product(List<String> settings) throws IOException {
        this.settings = settings;
        home = Files.createTempDirectory("dragoman-killed");
        UnpackedOnce.into(data());
    }

    private Path data() {
        return home.resolve("data");
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Starts it and waits until it takes webhooks. */
    void start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.dragoman.Dragoman",
                "--server.port=" + port,
                "--dragoman.data=" + data()));
        command.addAll(settings);
        Process started = new ProcessBuilder(command)
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

    private boolean takesWebhooks() {
        try (Response response = HTTP.newCall(
                        new Request.Builder().url(url() + "/webhooks/facebook").build())
                .execute()) {
            return response.code() == 403;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends it as the kernel would: at once, and without asking. */
    void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().waitFor();
        }
    }

    /** A connection to its database. */
    Connection database() throws IOException, SQLException {
        String password =
                Files.readString(data().resolve("postgres").resolve("password")).strip();
        String postgresPort = postmaster().get(3);
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postgresPort + "/dragoman", "dragoman", password);
    }

    /** What the database server wrote about itself: first its process, in the fourth line its port. */
    private List<String> postmaster() throws IOException {
        return Files.readAllLines(data().resolve("postgres").resolve("cluster").resolve("postmaster.pid"));
    }

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
    public void close() throws IOException, InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroy();
            if (!running.waitFor(40, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        }
        try {
            ProcessHandle.of(Long.parseLong(postmaster().getFirst())).ifPresent(orphan -> {
                orphan.destroy();
                orphan.onExit().orTimeout(20, TimeUnit.SECONDS).join();
            });
        } catch (NoSuchFileException e) {
            // It has taken its server down with it.
            assertThat(running).isNotNull();
        }
        FileSystemUtils.deleteRecursively(home);
    }
}
