package dev.dragoman.load;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Measures the packaged product on this machine and prints one JSON object. Ends with 1 when a message was lost, answered
 * twice or answered wrongly.
 */
public final class Load {

    private final Settings settings;
    private final Desk desk;
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private int lost;

    private Load(Settings settings) {
        this.settings = settings;
        this.desk = new Desk(settings);
    }

    /** Takes everything from system properties, see docs/load.md. */
    public static void main(String[] args) throws Exception {
        var load = new Load(Settings.read());
        load.run();
        System.out.println(Figures.json(load.figures));
        System.exit(load.isCorrect() ? 0 : 1);
    }

    private void run() throws Exception {
        figures.put("at", Instant.now().toString());
        figures.put("machine", machine());
        try (var graph = new Graph(desk, settings.network());
                var product = new Product(settings)) {
            var hook = new Thread(() -> ProcessHandle.current().children().forEach(ProcessHandle::destroy));
            Runtime.getRuntime().addShutdownHook(hook);
            figures.put("startMillis", product.start(graph));
            measure(product);
        }
        figures.put("customers", desk.customers());
        Map<String, Object> correct = new LinkedHashMap<>();
        correct.put("lost", lost);
        correct.put("doubled", desk.doubled());
        correct.put("wrong", desk.wrong());
        figures.put("correct", correct);
        if (settings.jfr() != null) {
            FlightLog.print(settings.jfr());
        }
    }

    private void measure(Product product) throws Exception {
        var network = new Network(product, desk);
        var processes = new Processes(product);
        var store = new Store(product);
        network.paced(new Tally(), settings.rate(), settings.warmUp(), settings.connections());
        lost += desk.drain(settings.drain());
        System.err.println("warm; " + settings.rate() + "/s for " + settings.seconds() + " s");
        figures.put(
                "paced",
                stage(
                        new Costs(processes, store),
                        tally -> network.paced(tally, settings.rate(), settings.seconds(), settings.connections())));
        if (settings.ceiling() > 0) {
            System.err.println("as fast as it goes for " + settings.ceiling() + " s");
            figures.put(
                    "ceiling",
                    stage(
                            new Costs(processes, store),
                            tally -> network.unpaced(tally, settings.ceiling(), settings.hands())));
        }
        figures.put("memoryMegabytes", memory(processes));
        Map<String, Object> commits = new LinkedHashMap<>();
        commits.put("connections1", store.commitsPerSecond(1, 5));
        commits.put("connections16", store.commitsPerSecond(16, 5));
        figures.put("commitsPerSecond", commits);
    }

    private Map<String, Object> stage(Costs costs, Stage stage) throws Exception {
        var tally = new Tally();
        stage.run(tally);
        int waiting = desk.drain(settings.drain());
        lost = Math.max(lost, waiting);
        Map<String, Object> stageFigures = new LinkedHashMap<>(tally.figures());
        stageFigures.putAll(costs.perMessage(Math.max(1, tally.messages())));
        return stageFigures;
    }

    private static Map<String, Object> memory(Processes processes) throws Exception {
        Map<String, Object> memory = new LinkedHashMap<>();
        memory.put("rss", Figures.round(processes.productMegabytes("VmRSS")));
        memory.put("rssPeak", Figures.round(processes.productMegabytes("VmHWM")));
        memory.put("heapAfterCollection", Figures.round(processes.heapAfterCollection()));
        memory.put("postgres", Figures.round(processes.postgresMegabytes()));
        return memory;
    }

    private Map<String, Object> machine() {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        machine.put("java", Runtime.version().toString());
        machine.put("heap", settings.heap());
        machine.put("offeredPerSecond", settings.rate());
        machine.put("networkMillis", settings.network());
        return machine;
    }

    private boolean isCorrect() {
        return lost == 0 && desk.doubled() == 0 && desk.wrong() == 0;
    }

    /** Posts the messages of a stage. */
    private interface Stage {

        void run(Tally tally) throws Exception;
    }
}
