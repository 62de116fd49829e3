package dev.dragoman.load;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What to run, from system properties; see docs/load.md.
 *
 * @param jar            the packaged product ({@code load.jar})
 * @param rate           messages a second in the paced stage ({@code load.rate})
 * @param warmUp         seconds before anything counts ({@code load.warmup})
 * @param seconds        length of the paced stage ({@code load.seconds})
 * @param ceiling        length of the stage without pacing ({@code load.ceiling}); 0 leaves it out
 * @param connections    connections of the paced stage ({@code load.connections})
 * @param hands          connections of the stage without pacing ({@code load.hands})
 * @param customers      so many customers come back with further questions ({@code load.customers})
 * @param questions      how many questions one customer asks at most ({@code load.questions})
 * @param network        milliseconds the pretend network takes for a call ({@code load.network})
 * @param drain          seconds to wait for the last replies ({@code load.drain})
 * @param heap           the product's heap ({@code load.heap})
 * @param jvm            further options of the product's JVM ({@code load.jvm})
 * @param arguments      further settings of the product ({@code load.arguments})
 * @param jfr            where to record where time goes ({@code load.jfr})
 */
record Settings(
        Path jar,
        int rate,
        int warmUp,
        int seconds,
        int ceiling,
        int connections,
        int hands,
        int customers,
        int questions,
        int network,
        int drain,
        String heap,
        List<String> jvm,
        List<String> arguments,
        @Nullable Path jfr) {

    static Settings read() {
        String jfr = System.getProperty("load.jfr", "");
        return new Settings(
                Path.of(word("load.jar", "target/dragoman.jar")).toAbsolutePath(),
                Integer.getInteger("load.rate", 500),
                Integer.getInteger("load.warmup", 10),
                Integer.getInteger("load.seconds", 20),
                Integer.getInteger("load.ceiling", 10),
                Integer.getInteger("load.connections", 64),
                Integer.getInteger("load.hands", 32),
                Integer.getInteger("load.customers", 2000),
                Integer.getInteger("load.questions", 4),
                Integer.getInteger("load.network", 0),
                Integer.getInteger("load.drain", 180),
                word("load.heap", "512m"),
                words("load.jvm"),
                words("load.arguments"),
                jfr.isBlank() ? null : Path.of(jfr).toAbsolutePath());
    }

    private static String word(String property, String otherwise) {
        String word = System.getProperty(property, "");
        return word.isBlank() ? otherwise : word;
    }

    private static List<String> words(String property) {
        return Stream.of(System.getProperty(property, "").split(" "))
                .filter(word -> !word.isBlank())
                .toList();
    }
}
