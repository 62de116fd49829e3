package dev.dragoman.system.postgres;

import static dev.dragoman.system.postgres.EmbeddedPostgresTests.postmaster;
import static dev.dragoman.system.postgres.EmbeddedPostgresTests.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One folder lives through everything, so that each test also proves the data of the ones before. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedPostgresRestartTests {

    @TempDir
    static Path data;

    @Test
    @Order(1)
    void setsUpAgainWhatWasCutShort() throws IOException {
        var home = Files.createDirectories(data.resolve("postgres"));
        Files.createDirectories(home.resolve("bin-unfinished/bin"));
        Files.createDirectories(home.resolve("cluster.unfinished/base"));
        Files.createDirectories(home.resolve("bin-17.0.0/bin"));

        try (var postgres = EmbeddedPostgres.start(data)) {
            sql(postgres).sql("create table note (text text)").update();
            write(postgres, "first");
        }

        assertThat(home).isDirectoryNotContaining("glob:**unfinished").isDirectoryNotContaining("glob:**17.0.0");
    }

    @Test
    @Order(2)
    void keepsTheDataOverARestart() throws IOException {
        ProcessHandle server;
        try (var postgres = EmbeddedPostgres.start(data)) {
            assertThat(notes(postgres)).isEqualTo("first");
            server = postmaster(data);
            postgres.close();
        }

        assertThat(Leftovers.runs(server)).isFalse();
    }

    @Test
    @Order(3)
    void stopsTheServerOfAKilledProcess() throws IOException {
        ProcessHandle orphan;
        try (var forgotten = ForgottenPostgres.in(data)) {
            assertThat(forgotten.says()).isEqualTo(ForgottenPostgres.STARTED);
            orphan = postmaster(data);
        }
        assertThat(Leftovers.runs(orphan)).isTrue();

        try (var postgres = EmbeddedPostgres.start(data)) {
            assertThat(notes(postgres)).isEqualTo("first");
            assertThat(Leftovers.runs(orphan)).isFalse();
            write(postgres, "second");
        }
    }

    @Test
    @Order(4)
    void recoversWhenTheServerItselfIsKilled() throws IOException {
        try (var postgres = EmbeddedPostgres.start(data)) {
            write(postgres, "third");
            assertThat(postmaster(data).destroyForcibly()).isTrue();
        }

        try (var postgres = EmbeddedPostgres.start(data)) {
            assertThat(notes(postgres)).isEqualTo("first second third");
        }
    }

    @Test
    @Order(5)
    void recoversWhenBothAreKilledAtOnce() throws IOException {
        try (var forgotten = ForgottenPostgres.in(data)) {
            assertThat(forgotten.says()).isEqualTo(ForgottenPostgres.STARTED);
            postmaster(data).destroyForcibly();
        }

        try (var postgres = EmbeddedPostgres.start(data)) {
            assertThat(notes(postgres)).isEqualTo("first second third");
        }
    }

    @Test
    @Order(6)
    void sparesAStrangerWhoInheritedTheNumberOfTheServer() throws IOException {
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(data.resolve("postgres/cluster/postmaster.pid"), stranger.pid() + "\n");

            try (var postgres = EmbeddedPostgres.start(data)) {
                assertThat(notes(postgres)).isEqualTo("first second third");
            }

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly().onExit().orTimeout(5, TimeUnit.SECONDS).join();
        }
    }

    @Test
    @Order(7)
    void refusesTheDatabasesOfAnotherVersion() throws IOException {
        var version = data.resolve("postgres/cluster/PG_VERSION");
        Files.writeString(version, "17\n", StandardOpenOption.TRUNCATE_EXISTING);

        assertThatThrownBy(() -> EmbeddedPostgres.start(data))
                .hasMessageContaining("belong to PostgreSQL 17")
                .hasMessageContaining("dragoman.data");
    }

    private static void write(EmbeddedPostgres postgres, String text) {
        sql(postgres).sql("insert into note values (?)").param(text).update();
    }

    private static String notes(EmbeddedPostgres postgres) {
        return sql(postgres)
                .sql("select string_agg(text, ' ' order by ctid) from note")
                .query(String.class)
                .single();
    }
}
