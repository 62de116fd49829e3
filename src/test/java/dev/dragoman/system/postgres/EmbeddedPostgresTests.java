package dev.dragoman.system.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Timeout(120)
class EmbeddedPostgresTests {

    @TempDir
    static Path data;

    static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        UnpackedOnce.into(data);
        postgres = EmbeddedPostgres.start(data);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "data_checksums, on",
        "password_encryption, scram-sha-256",
        "listen_addresses, 127.0.0.1",
        "server_encoding, UTF8",
        "server_version, 18.6",
        "shared_buffers, 128MB",
        "checkpoint_timeout, 15min",
        "max_wal_size, 2GB",
        "max_connections, 60",
        "transaction_timeout, 15s",
        "idle_in_transaction_session_timeout, 10s"
    })
    void keepsToItsSettings(String name, String expected) {
        var value = sql(postgres).sql("show " + name).query(String.class).single();

        assertThat(value).isEqualTo(expected);
    }

    @Test
    void refusesAWrongPassword() {
        for (var role : List.of("dragoman", "postgres")) {
            var wrong = new DriverManagerDataSource(postgres.url(), role, "wrong");

            assertThatThrownBy(wrong::getConnection)
                    .isInstanceOf(SQLException.class)
                    .extracting(refusal -> ((SQLException) refusal).getSQLState())
                    .isEqualTo("28P01");
        }
    }

    @Test
    void worksAsARoleWithoutPower() {
        var powers = sql(postgres)
                .sql("select rolsuper or rolreplication or rolbypassrls from pg_roles where rolname = current_user")
                .query(Boolean.class)
                .single();

        assertThat(powers).isFalse();
    }

    @Test
    void listensOnLoopbackOnly() throws SocketException {
        var port = URI.create(postgres.url().substring("jdbc:".length())).getPort();

        NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .forEach(address -> assertThatThrownBy(() -> {
                            try (var socket = new Socket()) {
                                socket.connect(new InetSocketAddress(address, port), 2000);
                            }
                        })
                        .isInstanceOf(ConnectException.class));
    }

    @Test
    void keepsThePasswordToItsOwner() throws IOException {
        var permissions = Files.getPosixFilePermissions(data.resolve("postgres/password"));

        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
        assertThat(postgres.toString()).doesNotContain(postgres.password());
    }

    @Test
    void refusesASecondStartInThisProcess() {
        assertThatThrownBy(() -> EmbeddedPostgres.start(data))
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining("is in use by another running Dragoman");
    }

    @Test
    void refusesASecondStartInAnotherProcess() throws IOException {
        refusesASecondStartInThisProcess();

        try (var second = ForgottenPostgres.in(data)) {
            assertThat(second.says()).contains("is in use by another running Dragoman");
        }
        assertThat(sql(postgres).sql("select 1").query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void namesTheSettingsWhenTheFolderCannotBeUsed() throws IOException {
        var file = Files.createFile(data.resolve("a-file"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(file))
                .hasMessageContaining("dragoman.data")
                .hasMessageContaining("spring.datasource.url");
    }

    @Test
    void carriesTheVersionThePomNames() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<postgres.binaries.version>" + Binaries.VERSION + "</postgres.binaries.version>");
    }

    static JdbcClient sql(EmbeddedPostgres server) {
        return JdbcClient.create(new DriverManagerDataSource(server.url(), server.username(), server.password()));
    }

    /** The process of the server in a folder. */
    static ProcessHandle postmaster(Path data) throws IOException {
        var pid = Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"))
                .getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow(NoSuchElementException::new);
    }
}
