package dev.dragoman;

import dev.dragoman.system.postgres.EmbeddedPostgres;
import dev.dragoman.system.postgres.UnpackedOnce;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.util.FileSystemUtils;

/**
 * Fresh databases for tests, with the tables of the real migrations: on the server {@code DRAGOMAN_TEST_DB} names by a
 * JDBC URL with user and password in it, else on one embedded server for all tests of this JVM.
 */
public final class TestDatabases {

    /** The pool of a test; contexts that Spring caches share the 60 connections of the server. */
    private static final int POOL = 8;

    private static @Nullable TestDatabases instance;

    private final Database server;
    private final Database template;

    private TestDatabases(Database server) {
        this.server = server;
        this.template = create("");
        Flyway.configure()
                .dataSource(template.url, template.username, template.password)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    /** A database of its own, migrated and empty. */
    public static synchronized Database fresh() {
        if (instance == null) {
            instance = new TestDatabases(server());
        }
        return instance.create(" template " + name(instance.template));
    }

    /** Points a {@code @SpringBootTest} at a fresh database; to be called from its {@code @DynamicPropertySource}. */
    public static void register(DynamicPropertyRegistry registry) {
        var database = fresh();
        registry.add("spring.datasource.url", database::url);
        registry.add("spring.datasource.username", database::username);
        registry.add("spring.datasource.password", database::password);
        registry.add("spring.datasource.hikari.maximum-pool-size", () -> POOL);
        registry.add("spring.datasource.hikari.minimum-idle", () -> 0);
    }

    private Database create(String how) {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        sql(server).sql("create database " + name + how).update();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> drop(name)));
        return new Database(named(server.url, name), server.username, server.password);
    }

    private void drop(String name) {
        if (System.getenv("DRAGOMAN_TEST_DB") != null) {
            sql(server).sql("drop database if exists " + name + " with (force)").update();
        }
    }

    private static JdbcClient sql(Database database) {
        return JdbcClient.create(new DriverManagerDataSource(database.url, database.username, database.password));
    }

    private static Database server() {
        var url = System.getenv("DRAGOMAN_TEST_DB");
        if (url != null) {
            // User and password are in the URL, and the driver prefers what is there.
            return new Database(url, "", "");
        }
        try {
            return embedded(Files.createTempDirectory("dragoman-test"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Database embedded(Path data) throws IOException {
        UnpackedOnce.into(data);
        var postgres = EmbeddedPostgres.start(data);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            postgres.close();
            try {
                FileSystemUtils.deleteRecursively(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
        return new Database(postgres.url(), postgres.username(), postgres.password());
    }

    /** The same address for a database of another name. */
    private static String named(String url, String name) {
        var query = url.contains("?") ? url.substring(url.indexOf('?')) : "";
        var path = url.substring(0, url.length() - query.length());
        return path.substring(0, path.lastIndexOf('/') + 1) + name + query;
    }

    private static String name(Database database) {
        var path = database.url.split("\\?", 2)[0];
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Where a database is and how to get in. */
    public record Database(String url, String username, String password) {}
}
