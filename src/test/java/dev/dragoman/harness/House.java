package dev.dragoman.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A network with customers, and a product on a wire to it. */
final class House implements AutoCloseable {

    static final String PAGE = "200000000000001";
    static final String SECRET = "the-secret-of-the-app";

    /** Two pages whose bots a test may let talk to each other, and one that the network may throttle. */
    static final String PAGE_A = "200000000000002";

    static final String PAGE_B = "200000000000003";
    static final String PAGE_THROTTLED = "200000000000004";

    private final FakeGraph graph;
    private final FaultyProxy wire;
    private final Product product;
    private Ledger ledger = new Ledger();

    private House(FakeGraph graph, FaultyProxy wire, Product product) {
        this.graph = graph;
        this.wire = wire;
        this.product = product;
    }

    /** Makes one; nothing is started yet. With a database it works on that one, under this name. */
    static House of(String instance, @Nullable Database database) throws IOException {
        var graph = new FakeGraph();
        var wire = new FaultyProxy(graph.port());
        return new House(graph, wire, new Product(settings(wire.port(), instance), database));
    }

    /** A second product with the same network. */
    Product second(String instance, Database database) throws IOException {
        return new Product(settings(wire.port(), instance), database);
    }

    private static List<String> settings(int port, String instance) {
        String facebook = "--dragoman.channels.facebook.";
        List<String> settings = new ArrayList<>(List.of(
                "--dragoman.instance=" + instance,
                "--dragoman.simulator.enabled=false",
                facebook + "base-url=http://127.0.0.1:" + port + "/v25.0",
                facebook + "app-secret=" + SECRET,
                facebook + "verify-token=the-word"));
        List<String> pages = List.of(PAGE, PAGE_A, PAGE_B, PAGE_THROTTLED);
        for (int n = 0; n < pages.size(); n++) {
            String account = facebook + "accounts[" + n + "].";
            settings.addAll(List.of(account + "id=" + pages.get(n), account + "name=Wanderlicht", account + "token=t"));
        }
        return settings;
    }

    FakeGraph graph() {
        return graph;
    }

    FaultyProxy wire() {
        return wire;
    }

    Product product() {
        return product;
    }

    Ledger ledger() {
        return ledger;
    }

    Customers customers() {
        return new Customers(product::url, graph, ledger);
    }

    /** The network tells the product of each of its posts, as a network does that is asked to. */
    void echo(Customers customers) {
        var places = new Semaphore(8);
        graph.onTaken(post -> Thread.ofVirtual().start(() -> {
            places.acquireUninterruptibly();
            customers.deliver(Payloads.echoes(List.of(post)));
            places.release();
        }));
    }

    /** A test begins: a clean ledger and a network without tricks. */
    void begin() {
        ledger = new Ledger();
        graph.onTaken(post -> {});
        graph.onLost(thread -> {});
        wire.be(FaultyProxy.Mode.FINE);
    }

    void waitForQuiet(Duration limit) throws Exception {
        Runs.waitFor("the product comes to rest; it said:\n" + product.said(), limit, this::isQuiet);
    }

    private boolean isQuiet() throws Exception {
        try (var database = product.database()) {
            return ledger.isQuiet(database);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Waits until all is quiet; then everything thanked for was answered once, in order and in time, or is a person's. */
    void settle(Duration limit) throws Exception {
        waitForQuiet(limit);
        try (var database = product.database()) {
            Verdict verdict = ledger.check(graph, database);
            assertThat(verdict)
                    .as("%s; the product said:%n%s", verdict, product.said())
                    .matches(Verdict::isClean, "is clean");
        }
    }

    /** The first column of what a query finds. */
    List<String> query(String sql, String... values) throws Exception {
        try (var database = product.database();
                var query = database.prepareStatement(sql)) {
            for (int n = 0; n < values.length; n++) {
                query.setString(n + 1, values[n]);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    /** The states of a customer's sends, in order. */
    List<String> sends(String psid) throws Exception {
        return query("select state from outbox where thread = ? order by n", psid);
    }

    void change(String sql) throws Exception {
        try (var database = product.database();
                var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable one : Stream.of(product, wire, graph).toList()) {
            one.close();
        }
    }
}
