package dev.dragoman.system.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * A PostgreSQL server of our own, as durable as an installed one, that lives in a data folder and ends with
 * {@link #close()}. Refuses a folder that another running Dragoman uses.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** Longest wait for a connection (5 s) and for an answer (20 s, above the 15 s a transaction may take). */
    private static final String DEADLINES = "?connectTimeout=5&socketTimeout=20";

    private final FolderLock lock;
    private final Postmaster postmaster;
    private final String password;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(FolderLock lock, Postmaster postmaster, String password, int port) {
        this.lock = lock;
        this.postmaster = postmaster;
        this.password = password;
        this.port = port;
    }

    /**
     * Starts the server of a data folder, setting it up first if need be and stopping what a killed Dragoman left
     * running. Takes a few seconds the first time, a few tenths later; throws with a sentence for the operator.
     */
    public static EmbeddedPostgres start(Path data) {
        return start(data, account -> true);
    }

    static EmbeddedPostgres start(Path data, Predicate<Account> wanted) {
        try {
            var folder =
                    Files.createDirectories(data.toAbsolutePath().normalize()).toRealPath();
            var lock = FolderLock.take(folder);
            try {
                return launch(folder, lock, Account.choose(folder, wanted));
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new PostgresUnavailable(
                    "The embedded PostgreSQL cannot use the folder "
                            + data.toAbsolutePath().normalize() + " (" + e
                            + "): set dragoman.data to a folder this account may write to, or spring.datasource.url to"
                            + " a PostgreSQL server",
                    e);
        }
    }

    private static EmbeddedPostgres launch(Path folder, FolderLock lock, Account account) throws IOException {
        var home = Files.createDirectories(folder.resolve("postgres"));
        // Before the files may change hands: a server that loses its files breaks.
        Leftovers.stop(home);
        Account.closeToOthers(home);
        account.give(home);
        var binaries = Binaries.unpack(home, account);
        var cluster = Cluster.prepare(home, binaries, account);
        var postmaster = new Postmaster(cluster, binaries, account);
        var server = new EmbeddedPostgres(lock, postmaster, cluster.password(), postmaster.start());
        try {
            Roles.prepare(server.url("postgres"), server.password);
            return server;
        } catch (RuntimeException e) {
            postmaster.stop();
            throw e;
        }
    }

    /** The JDBC address of Dragoman's own database. */
    public String url() {
        return url(Roles.DRAGOMAN);
    }

    /** The JDBC address of another database of this server. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + DEADLINES;
    }

    /** The role Dragoman works as: it owns its database, may create others, and is no superuser. */
    public String username() {
        return Roles.DRAGOMAN;
    }

    /** The password generated when the server was set up; never logged. */
    public String password() {
        return password;
    }

    /** Stops the server after its running transactions were rolled back; a second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try (lock) {
                postmaster.stop();
            }
        }
    }

    @Override
    public String toString() {
        return "embedded PostgreSQL " + Binaries.VERSION + " on 127.0.0.1:" + port;
    }
}
