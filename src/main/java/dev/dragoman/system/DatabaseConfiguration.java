package dev.dragoman.system;

import dev.dragoman.system.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Where the data is: in the server {@code spring.datasource.url} names, else in an embedded one below
 * {@code dragoman.data}. The pool in front of it is Spring Boot's in both cases.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseConfiguration.class);

    /** Runs only where no server is named. Flyway and the pool need these beans and are therefore closed before. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(NoServerIsNamed.class)
    static class Embedded {

        @Bean
        EmbeddedPostgres embeddedPostgres(@Value("${dragoman.data:./data}") String data) {
            var postgres = EmbeddedPostgres.start(Path.of(data));
            LOG.info("{} keeps its data below {}", postgres, data);
            return postgres;
        }

        @Bean
        JdbcConnectionDetails embeddedPostgresDetails(EmbeddedPostgres postgres) {
            return new Details(postgres.url(), postgres.username(), postgres.password());
        }
    }

    private record Details(String getJdbcUrl, String getUsername, String getPassword) implements JdbcConnectionDetails {

        @Override
        public String toString() {
            return getJdbcUrl;
        }
    }

    static class NoServerIsNamed implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !StringUtils.hasText(context.getEnvironment().getProperty("spring.datasource.url"));
        }
    }
}
