package dev.dragoman.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.dragoman.TestDatabases;
import dev.dragoman.system.postgres.EmbeddedPostgres;
import dev.dragoman.system.postgres.UnpackedOnce;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class DatabaseConfigurationTests {

    @TempDir
    Path data;

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(DatabaseConfiguration.class)
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class));

    @Test
    void startsTheEmbeddedServerForFlywayAndThePool() throws IOException {
        UnpackedOnce.into(data);
        var address = new String[1];

        application.withPropertyValues("dragoman.data=" + data).run(started -> {
            address[0] = started.getBean(EmbeddedPostgres.class).url();
            assertThat(started.getBean(HikariDataSource.class).getJdbcUrl()).isEqualTo(address[0]);
            assertThat(started.getBean(HikariDataSource.class).getMaximumPoolSize())
                    .isEqualTo(24);
            assertThat(started.getBean(Flyway.class).info().all())
                    .allMatch(one -> one.getState().isApplied());
            assertThat(started.getBean(JdbcConnectionDetails.class).toString()).doesNotContain("Password");
        });

        assertThatThrownBy(() -> DriverManager.getConnection(address[0])).isInstanceOf(SQLException.class);
    }

    @Test
    void saysInASentenceWhyThereIsNoServer() {
        application.withPropertyValues("dragoman.data=pom.xml").run(started -> {
            var failure = Objects.requireNonNull(started.getStartupFailure());
            var analysis = Objects.requireNonNull(new DatabaseFailure().analyze(failure));

            assertThat(analysis.getDescription()).contains("pom.xml", "dragoman.data", "spring.datasource.url");
        });
    }

    @Test
    void leavesItOutWhereAServerIsNamed() {
        var named = TestDatabases.fresh();

        application
                .withPropertyValues(
                        "spring.datasource.url=" + named.url(),
                        "spring.datasource.username=" + named.username(),
                        "spring.datasource.password=" + named.password(),
                        "spring.datasource.hikari.maximum-pool-size=3",
                        "dragoman.data=" + data)
                .run(started -> {
                    assertThat(started).doesNotHaveBean(EmbeddedPostgres.class);
                    assertThat(started.getBean(HikariDataSource.class).getMaximumPoolSize())
                            .isEqualTo(3);
                    assertThat(data).isEmptyDirectory();
                });
    }
}
