package dev.dragoman.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the processes cost, as Linux counts it below {@code /proc}; zeros elsewhere. */
final class Processes {

    /** Ticks of the kernel's clock are hundredths of a second on every Linux that matters. */
    private static final double MILLIS_A_TICK = 10;

    private static final Pattern HEAP = Pattern.compile("used (\\d+)K");

    private final Product product;
    private final long postmaster;

    Processes(Product product) throws IOException {
        this.product = product;
        this.postmaster = Long.parseLong(product.postmaster().getFirst());
    }

    double productCpu() {
        return cpu(product.pid());
    }

    /** Of the postmaster and its children, those that ended included. */
    double postgresCpu() {
        return family().mapToDouble(Processes::cpu).sum();
    }

    double ownCpu() {
        return cpu(ProcessHandle.current().pid());
    }

    private Stream<Long> family() {
        return Stream.concat(
                Stream.of(postmaster),
                ProcessHandle.of(postmaster).stream()
                        .flatMap(ProcessHandle::descendants)
                        .map(ProcessHandle::pid));
    }

    private static double cpu(long pid) {
        String stat = read(pid, "stat");
        if (stat.isEmpty()) {
            return 0;
        }
        // After the name, which may hold anything, come the state and then numbers: own time, then that of the dead.
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        return fields.subList(11, 15).stream().mapToLong(Long::parseLong).sum() * MILLIS_A_TICK;
    }

    /** Megabytes of the product's process, now or at its peak: {@code VmRSS} or {@code VmHWM}. */
    double productMegabytes(String line) {
        return kilobytes(read(product.pid(), "status"), line) / 1024;
    }

    /** Megabytes of all of PostgreSQL, shared ones counted once. */
    double postgresMegabytes() {
        return family().mapToDouble(pid -> kilobytes(read(pid, "smaps_rollup"), "Pss"))
                        .sum()
                / 1024;
    }

    private static double kilobytes(String text, String line) {
        Matcher found = Pattern.compile("(?m)^" + line + ":\\s+(\\d+)").matcher(text);
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }

    private static String read(long pid, String name) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), name));
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            // It ended while it was read.
            return "";
        }
    }

    /** Megabytes of heap in use after a full collection. */
    double heapAfterCollection() throws IOException, InterruptedException {
        jcmd("GC.run");
        Matcher found = HEAP.matcher(jcmd("GC.heap_info"));
        return found.find() ? Double.parseDouble(found.group(1)) / 1024 : 0;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(Product.tool("jcmd"), String.valueOf(product.pid()), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said;
    }
}
