package dev.dragoman.system.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Processes of a server that outlived its Dragoman. Whoever holds the lock of the data folder may stop them, since no
 * other Dragoman can be using them.
 */
final class Leftovers {

    private static final Duration POLITELY = Duration.ofSeconds(20);
    private static final Duration KILLED = Duration.ofSeconds(5);
    private static final Duration SIGNAL = Duration.ofSeconds(5);

    private final Path home;

    private Leftovers(Path home) {
        this.home = home;
    }

    /** Stops whatever still runs from this folder, first politely, and drops the pid file it may have left. */
    static void stop(Path home) throws IOException {
        var leftovers = new Leftovers(home);
        var running = leftovers.find();
        if (!running.isEmpty()) {
            running.stream().filter(process -> isFirst(process, running)).forEach(leftovers::interrupt);
            if (!ended(running, POLITELY)) {
                running.addAll(leftovers.find());
                running.forEach(ProcessHandle::destroyForcibly);
                ended(running, KILLED);
            }
        }
        // The number in it may belong to a stranger by now, and PostgreSQL would take that for a running server.
        Files.deleteIfExists(leftovers.pidFile());
    }

    private Set<ProcessHandle> find() {
        var found = new LinkedHashSet<ProcessHandle>();
        ProcessHandle.allProcesses().filter(this::runsFromHere).forEach(process -> {
            found.add(process);
            process.descendants().forEach(found::add);
        });
        return found;
    }

    private boolean runsFromHere(ProcessHandle process) {
        var prefix = home + home.getFileSystem().getSeparator();
        return process.info()
                .commandLine()
                .filter(line -> line.startsWith(prefix))
                .isPresent();
    }

    /** Asks for a fast shutdown: running transactions are rolled back, nothing has to be recovered later. */
    private void interrupt(ProcessHandle postmaster) {
        try {
            Program.run(home, SIGNAL, List.of("sh", "-c", "kill -INT " + postmaster.pid()));
        } catch (IOException e) {
            // A system without a shell; the log of the database makes up for a rough end.
            postmaster.destroy();
        }
    }

    private static boolean isFirst(ProcessHandle process, Set<ProcessHandle> family) {
        return process.parent().filter(family::contains).isEmpty();
    }

    private Path pidFile() {
        return home.resolve("cluster").resolve("postmaster.pid");
    }

    private static boolean ended(Set<ProcessHandle> processes, Duration limit) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (processes.stream().anyMatch(Leftovers::runs)) {
            if (System.nanoTime() > deadline || !Postmaster.pause()) {
                return false;
            }
        }
        return true;
    }

    /** Whether a process still does anything; one that ended but was not buried by its parent has no command line. */
    static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().commandLine().isPresent();
    }
}
