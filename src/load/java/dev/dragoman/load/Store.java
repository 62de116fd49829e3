package dev.dragoman.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** The product's database server: what it has written, and how fast it commits when nobody else asks. */
final class Store {

    private final String url;
    private final String password;

    Store(Product product) throws IOException {
        this.url = "jdbc:postgresql://127.0.0.1:" + product.postmaster().get(3) + "/dragoman";
        this.password = product.password();
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(url, "dragoman", password);
    }

    long databaseBytes() throws SQLException {
        return number("select pg_database_size(current_database())");
    }

    /** How far the write-ahead log has come. */
    long logBytes() throws SQLException {
        return number("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint");
    }

    private long number(String query) throws SQLException {
        try (var connection = connection();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Commits of one row each a second, over so many connections. */
    double commitsPerSecond(int connections, int seconds) throws SQLException, InterruptedException {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists load_probe (n bigint, words text)");
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            var commits = new AtomicInteger();
            List<Future<?>> writers = new ArrayList<>();
            try (var pool = Executors.newFixedThreadPool(connections)) {
                for (int n = 0; n < connections; n++) {
                    writers.add(pool.submit(() -> insert(end, commits)));
                }
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            statement.execute("drop table load_probe");
            return Figures.round(commits.get() / (double) seconds);
        } catch (ExecutionException e) {
            throw new SQLException(e);
        }
    }

    private Object insert(long end, AtomicInteger commits) throws SQLException {
        try (Connection connection = connection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into load_probe (n, words) values (?, ?)")) {
            insert.setString(2, "x".repeat(300));
            while (System.nanoTime() < end) {
                insert.setInt(1, commits.incrementAndGet());
                insert.executeUpdate();
            }
            return commits;
        }
    }
}
