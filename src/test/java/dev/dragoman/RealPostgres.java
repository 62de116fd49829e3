package dev.dragoman;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives a test class a database of its own with the real tables, and its methods and constructor, when they ask for
 * one as a parameter, its {@link DataSource}, {@link JdbcClient} or {@link TransactionTemplate}. Never skips: without
 * a server the test fails with a sentence.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RealPostgres.Extension.class)
public @interface RealPostgres {

    /** Hands out what a test asks for; the pool is closed after the last test of the class. */
    final class Extension implements ParameterResolver {

        private static final Set<Class<?>> OFFERED =
                Set.of(DataSource.class, JdbcClient.class, TransactionTemplate.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return OFFERED.contains(parameter.getParameter().getType());
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            var pool = pool(test);
            var wanted = parameter.getParameter().getType();
            if (wanted.equals(JdbcClient.class)) {
                return JdbcClient.create(pool);
            }
            return wanted.equals(DataSource.class) ? pool : new TransactionTemplate(new JdbcTransactionManager(pool));
        }

        private static HikariDataSource pool(ExtensionContext test) {
            var outermost = test;
            while (outermost.getParent().isPresent()
                    && outermost.getParent().get().getTestClass().isPresent()) {
                outermost = outermost.getParent().get();
            }
            return outermost
                    .getStore(Namespace.create(RealPostgres.class))
                    .computeIfAbsent("pool", key -> open(), HikariDataSource.class);
        }

        private static HikariDataSource open() {
            var database = TestDatabases.fresh();
            var config = new HikariConfig();
            config.setJdbcUrl(database.url());
            if (!database.username().isEmpty()) {
                config.setUsername(database.username());
                config.setPassword(database.password());
            }
            config.setMaximumPoolSize(16);
            config.setMinimumIdle(0);
            return new HikariDataSource(config);
        }
    }
}
