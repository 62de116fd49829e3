package dev.dragoman.system.postgres;

import static dev.dragoman.system.postgres.EmbeddedPostgresTests.postmaster;
import static dev.dragoman.system.postgres.EmbeddedPostgresTests.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** There is nothing to test here for an ordinary user, who needs no second account. */
@Timeout(120)
@EnabledIfSystemProperty(named = "user.name", matches = "root")
class EmbeddedPostgresAsRootTests {

    @TempDir
    Path data;

    @BeforeEach
    void unpack() throws IOException {
        UnpackedOnce.into(data);
    }

    @Test
    void movesFromOneAccountToTheOtherWithItsData() throws IOException {
        try (var postgres = EmbeddedPostgres.start(data, by("setpriv"))) {
            assertThat(owner(data.resolve("postgres"))).isEqualTo("nobody");
            assertThat(postmaster(data).info().user()).contains("nobody");
            sql(postgres).sql("create table note as select 'kept' as text").update();
        }

        try (var postgres = EmbeddedPostgres.start(data, by("unshare"))) {
            assertThat(owner(data.resolve("postgres"))).isEqualTo("root");
            assertThat(sql(postgres)
                            .sql("select text from note")
                            .query(String.class)
                            .single())
                    .isEqualTo("kept");
        }
    }

    @Test
    void usesAClosedFolderOfSomebodyElse() throws IOException {
        var names = data.getFileSystem().getUserPrincipalLookupService();
        Files.setOwner(data, names.lookupPrincipalByName("daemon"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));

        try (var postgres = EmbeddedPostgres.start(data)) {
            assertThat(sql(postgres).sql("select 1").query(Integer.class).single())
                    .isEqualTo(1);
        }

        assertThat(owner(data)).isEqualTo("daemon");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
    }

    @Test
    void saysWhatToDoWhenNoAccountWorks() {
        assertThatThrownBy(() -> EmbeddedPostgres.start(data, account -> false))
                .hasMessageContaining("PostgreSQL does not run as root")
                .hasMessageContaining("dragoman.data")
                .hasMessageContaining("spring.datasource.url");
        assertThat(data).isDirectoryNotContaining("glob:**.account*");
    }

    private static Predicate<Account> by(String program) {
        return account -> account.prefix().contains(program);
    }

    private static String owner(Path path) throws IOException {
        return Files.getOwner(path).getName();
    }
}
