package dev.dragoman.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The packaged product as a process of its own, with a fresh data folder and its embedded database. */
final class Product implements AutoCloseable {

    /** Several, since a network takes 300 messages a second from each. */
    private static final int PAGES = 8;

    static final String SECRET = "the-secret-of-the-app";

    private static final long START = 120_000_000_000L;

    private final Settings settings;
    private final Path home;
    private final int port;
    private @Nullable Process process;

    Product(Settings settings) throws IOException {
        this.settings = settings;
        this.home = Files.createTempDirectory("dragoman-load");
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    /** Starts it and returns after how many milliseconds it took webhooks. */
    long start(Graph graph) throws IOException {
        long begin = System.nanoTime();
        Process started = new ProcessBuilder(command(graph))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile())
                .start();
        process = started;
        try (var wire = new Wire(port)) {
            while (wire.post(new byte[0], "none") != 401) {
                if (!started.isAlive() || System.nanoTime() - begin > START) {
                    throw new IllegalStateException("the product does not start; it said:\n" + said());
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private List<String> command(Graph graph) {
        String facebook = "--dragoman.channels.facebook.";
        List<String> command = new ArrayList<>(List.of(
                tool("java"), "-Xmx" + settings.heap(), "-Djdk.serialFilter=!*", "--enable-native-access=ALL-UNNAMED"));
        Path jfr = settings.jfr();
        if (jfr != null) {
            command.add("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + jfr);
        }
        command.addAll(settings.jvm());
        command.addAll(List.of(
                "-jar",
                settings.jar().toString(),
                "--server.port=" + port,
                "--dragoman.data=" + home.resolve("data"),
                "--dragoman.simulator.enabled=false",
                facebook + "base-url=" + graph.url(),
                facebook + "app-secret=" + SECRET,
                facebook + "verify-token=the-word"));
        for (int n = 0; n < PAGES; n++) {
            String account = facebook + "accounts[" + n + "].";
            command.addAll(
                    List.of(account + "id=" + page(n), account + "name=Page " + n, account + "token=token-" + n));
        }
        command.addAll(settings.arguments());
        return command;
    }

    /** The page to which a customer of this number writes. */
    static String page(int customer) {
        return "2000000000000" + customer % PAGES;
    }

    /** A program of the JDK that runs this. */
    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    long pid() {
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        return process.pid();
    }

    /** The database server's own words: first its process, in the fourth line its port. */
    List<String> postmaster() throws IOException {
        return Files.readAllLines(home.resolve("data/postgres/cluster/postmaster.pid"));
    }

    String password() throws IOException {
        return Files.readString(home.resolve("data/postgres/password")).strip();
    }

    /** The end of its log. */
    String said() {
        try {
            String all = Files.readString(home.resolve("log"));
            return all.substring(Math.max(0, all.length() - 4000));
        } catch (IOException e) {
            return "nothing";
        }
    }

    /** Stops it, politely first, with its database server, and removes the data. */
    @Override
    public void close() throws IOException, InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroy();
            if (!running.waitFor(60, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        }
        if (Files.exists(home.resolve("data/postgres/cluster/postmaster.pid"))) {
            ProcessHandle.of(Long.parseLong(postmaster().getFirst())).ifPresent(orphan -> {
                orphan.destroy();
                orphan.onExit().orTimeout(20, TimeUnit.SECONDS).join();
            });
        }
        try (var all = Files.walk(home)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
