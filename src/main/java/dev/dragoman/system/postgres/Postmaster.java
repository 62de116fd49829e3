package dev.dragoman.system.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The server process: starts it, stops it, waits for both no longer than agreed. */
record Postmaster(Cluster cluster, Binaries binaries, Account account) {

    /** Replaying the log after a crash can take a while on a slow disk. */
    private static final Duration START = Duration.ofMinutes(2);

    private static final Duration STOP = Duration.ofSeconds(30);

    /** How long a start is tried again: a killed server's last processes, or a port lost to somebody else. */
    private static final Duration RETRY = Duration.ofSeconds(5);

    /** Starts the server on a free port of the loopback address and returns the port once the server is ready. */
    int start() throws IOException {
        keepLastLog();
        var deadline = System.nanoTime() + RETRY.toNanos();
        while (true) {
            var port = freePort();
            cluster.configure(port);
            if (pgCtl(START, "start", "--log=" + log()).worked()) {
                return port;
            }
            var why = lastWords();
            stop();
            if (System.nanoTime() > deadline || !pause()) {
                throw new PostgresUnavailable("The embedded PostgreSQL in " + cluster.home()
                        + " does not start (dragoman.data chooses another folder, spring.datasource.url another"
                        + " server). Its log ends with: " + why);
            }
        }
    }

    /** Stops the server and waits; transactions still running are rolled back. */
    void stop() {
        try {
            pgCtl(STOP, "stop", "--mode=fast");
            Leftovers.stop(cluster.home());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Program pgCtl(Duration limit, String verb, String option) throws IOException {
        var command = new ArrayList<>(List.of(binaries.program("pg_ctl"), verb, "--silent", "--wait", option));
        command.add("--pgdata=" + cluster.folder());
        command.add("--timeout=" + limit.toSeconds());
        return Program.run(cluster.home(), limit.plusSeconds(5), account.command(command));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Path log() {
        return cluster.home().resolve("server.log");
    }

    private void keepLastLog() throws IOException {
        if (Files.exists(log())) {
            Files.move(log(), log().resolveSibling("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String lastWords() throws IOException {
        if (!Files.exists(log())) {
            return "nothing";
        }
        var lines = Files.readAllLines(log());
        return String.join("; ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    /** Waits a moment; false when this thread is asked to end. */
    static boolean pause() {
        try {
            Thread.sleep(Duration.ofMillis(50));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
