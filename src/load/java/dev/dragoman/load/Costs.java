package dev.dragoman.load;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a stage costs, from its making on. */
final class Costs {

    private final Processes processes;
    private final Store store;
    private final double product;
    private final double postgres;
    private final double own;
    private final long database;
    private final long log;

    Costs(Processes processes, Store store) throws SQLException {
        this.processes = processes;
        this.store = store;
        this.database = store.databaseBytes();
        this.log = store.logBytes();
        this.product = processes.productCpu();
        this.postgres = processes.postgresCpu();
        this.own = processes.ownCpu();
    }

    Map<String, Object> perMessage(int messages) throws SQLException {
        Map<String, Object> cpu = new LinkedHashMap<>();
        cpu.put("product", Figures.round((processes.productCpu() - product) / messages));
        cpu.put("postgres", Figures.round((processes.postgresCpu() - postgres) / messages));
        cpu.put("generator", Figures.round((processes.ownCpu() - own) / messages));
        Map<String, Object> costs = new LinkedHashMap<>();
        costs.put("cpuMillisPerMessage", cpu);
        costs.put("databaseBytesPerMessage", (store.databaseBytes() - database) / messages);
        costs.put("walBytesPerMessage", (store.logBytes() - log) / messages);
        return costs;
    }
}
