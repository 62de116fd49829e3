package dev.dragoman.system.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** The folder with the databases: how it is set up, and how the server is told to treat it. */
record Cluster(Path home, Path folder, Account account) {

    private static final Duration SET_UP = Duration.ofMinutes(2);
    private static final String MAJOR = Binaries.VERSION.substring(0, Binaries.VERSION.indexOf('.'));

    /** Everybody, the superuser included, comes over loopback and proves the password. */
    private static final String WHO_MAY_ENTER = "host all all 127.0.0.1/32 scram-sha-256\n";

    /**
     * Rewritten at each start, so that an update of Dragoman updates it. Errors are left out of the server's log, since
     * they quote what customers wrote and Dragoman hears of them anyway.
     */
    private static final String SETTINGS = """
        # Written by Dragoman at each start; changes here are lost.
        listen_addresses = '127.0.0.1'
        unix_socket_directories = ''
        password_encryption = 'scram-sha-256'
        fsync = on
        synchronous_commit = on
        full_page_writes = on
        shared_buffers = 128MB
        checkpoint_timeout = 15min
        max_wal_size = 2GB
        max_connections = 60
        jit = off
        random_page_cost = 1.1
        timezone = 'UTC'
        log_timezone = 'UTC'
        default_text_search_config = 'pg_catalog.simple'
        log_min_messages = log
        log_min_error_statement = panic
        log_error_verbosity = terse
        log_checkpoints = off
        port = %d
        """;

    /** Sets the cluster up unless it is there, and refuses one of another major version of PostgreSQL. */
    static Cluster prepare(Path home, Binaries binaries, Account account) throws IOException {
        var cluster = new Cluster(home, home.resolve("cluster"), account);
        cluster.choosePassword();
        if (Files.exists(cluster.folder)) {
            cluster.refuseOtherVersions();
        } else {
            cluster.setUp(binaries);
        }
        cluster.write("pg_hba.conf", WHO_MAY_ENTER);
        return cluster;
    }

    private void choosePassword() throws IOException {
        if (!Files.exists(passwordFile())) {
            var secret = new byte[24];
            new SecureRandom().nextBytes(secret);
            // Temporary files are readable by their owner only.
            var unfinished = Files.createTempFile(home, "password", ".unfinished");
            Files.writeString(unfinished, Base64.getUrlEncoder().encodeToString(secret));
            account.give(unfinished);
            Files.move(unfinished, passwordFile(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private Path passwordFile() {
        return home.resolve("password");
    }

    /** The password of both roles. */
    String password() throws IOException {
        return Files.readString(passwordFile()).strip();
    }

    private void refuseOtherVersions() throws IOException {
        var version = Files.readString(folder.resolve("PG_VERSION")).strip();
        if (!version.equals(MAJOR)) {
            throw new PostgresUnavailable("The databases in " + folder + " belong to PostgreSQL " + version
                    + " and this Dragoman brings " + MAJOR + ": set dragoman.data to another folder,"
                    + " or spring.datasource.url to a PostgreSQL server that holds them");
        }
    }

    private void setUp(Binaries binaries) throws IOException {
        var unfinished = home.resolve("cluster.unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        var initdb = List.of(
                binaries.program("initdb"),
                "--pgdata=" + unfinished,
                "--username=" + Roles.SUPERUSER,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--data-checksums",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions");
        var run = Program.run(home, SET_UP, account.command(initdb));
        if (!run.worked()) {
            throw new PostgresUnavailable("PostgreSQL could not set up its databases in " + home + ": " + run.output()
                    + " (dragoman.data chooses another folder, spring.datasource.url another server)");
        }
        Files.writeString(
                unfinished.resolve("postgresql.conf"), "\ninclude 'dragoman.conf'\n", StandardOpenOption.APPEND);
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Tells the server its settings and the port to listen on. */
    void configure(int port) throws IOException {
        write("dragoman.conf", SETTINGS.formatted(port));
    }

    private void write(String name, String text) throws IOException {
        var unfinished = home.resolve(name + ".unfinished");
        Files.writeString(unfinished, text);
        if (unfinished.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-------"));
        }
        account.give(unfinished);
        Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
