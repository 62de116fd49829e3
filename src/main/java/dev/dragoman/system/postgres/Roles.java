package dev.dragoman.system.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Who may do what inside the server. */
final class Roles {

    /** Sets the server up; Dragoman itself never works as this role. */
    static final String SUPERUSER = "postgres";

    /** The role Dragoman works as, and its database. */
    static final String DRAGOMAN = "dragoman";

    private static final String ROLE = "create role dragoman login createdb password '%s'";

    private static final String DATABASE = "create database dragoman owner dragoman";

    private static final String LIMITS = """
        alter role dragoman set transaction_timeout = '15s';
        alter role dragoman set idle_in_transaction_session_timeout = '10s';
        """;

    private Roles() {}

    /** Creates role and database unless they are there, so that a start cut short is made good by the next. */
    static void prepare(String url, String password) {
        try (var connection = DriverManager.getConnection(url, SUPERUSER, password)) {
            if (isMissing(connection, "select from pg_roles where rolname = ?")) {
                run(connection, ROLE.formatted(password));
            }
            run(connection, LIMITS);
            if (isMissing(connection, "select from pg_database where datname = ?")) {
                run(connection, DATABASE);
            }
        } catch (SQLException e) {
            throw new PostgresUnavailable(
                    "The embedded PostgreSQL runs but does not let Dragoman in, perhaps because the file 'password'"
                            + " beside its databases was changed (dragoman.data chooses another folder,"
                            + " spring.datasource.url another server): " + e.getMessage(),
                    e);
        }
    }

    private static boolean isMissing(Connection connection, String query) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, DRAGOMAN);
            try (var rows = statement.executeQuery()) {
                return !rows.next();
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
