package dev.dragoman.system.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The embedded server as a server of its own, on one port for all its lives, for tests that stop, kill and freeze it. */
public final class KillablePostgres implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Binaries binaries;
    private final Cluster cluster;
    private final Account account;
    private final int port;

    private KillablePostgres(Path data, int port) throws IOException {
        this.port = port;
        account = Account.choose(data, any -> true);
        Path home = Files.createDirectories(data.resolve("postgres"));
        Account.closeToOthers(home);
        account.give(home);
        binaries = Binaries.unpack(home, account);
        cluster = Cluster.prepare(home, binaries, account);
        cluster.configure(port);
    }

    /** Sets a server up in an empty folder and starts it. */
    public static KillablePostgres start(Path data, int port) throws IOException {
        UnpackedOnce.into(data);
        var server = new KillablePostgres(data, port);
        server.startAgain();
        Roles.prepare(server.url("postgres"), server.password());
        return server;
    }

    /** Starts a server that was killed; tries again for 5 s, since a killed one may hold on to its things a little. */
    public void startAgain() throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!ctl("start", "--log=" + cluster.home().resolve("server.log"))) {
            if (System.nanoTime() > end || !Postmaster.pause()) {
                throw new IOException("the server does not start again");
            }
        }
    }

    /** Stops it fast, which breaks every connection, and starts it. */
    public void restart() throws IOException {
        ctl("stop", "--mode=fast");
        startAgain();
    }

    /** Ends all its processes as the kernel would. */
    public void kill() throws IOException {
        List<ProcessHandle> all = family().toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(KillablePostgres::waitFor);
    }

    /** Waits until a process does nothing any more, buried by its parent or not. */
    public static void waitFor(ProcessHandle process) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (Leftovers.runs(process) && System.nanoTime() < end && Postmaster.pause()) {
            Thread.onSpinWait();
        }
    }

    /** The postmaster first, then its children. */
    public Stream<ProcessHandle> family() throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(cluster.folder().resolve("postmaster.pid")).getFirst());
        return ProcessHandle.of(postmaster).stream()
                .flatMap(first -> Stream.concat(Stream.of(first), first.descendants()));
    }

    private boolean ctl(String verb, String option) throws IOException {
        var command =
                List.of(binaries.program("pg_ctl"), verb, "--silent", "--wait", option, "--pgdata=" + cluster.folder());
        return Program.run(cluster.home(), LIMIT, account.command(command)).worked();
    }

    /** The JDBC address of one of its databases. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?connectTimeout=5&socketTimeout=20";
    }

    /** The password of both roles. */
    public String password() throws IOException {
        return cluster.password();
    }

    @Override
    public void close() throws IOException {
        if (!ctl("stop", "--mode=immediate")) {
            kill();
        }
    }
}
