package dev.dragoman.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of all networks; that each row is true is checked by the contract of its network. */
class CapabilitiesTests {

    @Test
    void showTheNetworksThatHaveARoute() throws IOException {
        try (Stream<Path> routes = Files.list(Path.of("routes/channels"))) {
            var names = routes.map(it -> it.getFileName().toString().replace(".camel.yaml", ""));

            assertThat(Capabilities.rows()).containsOnlyKeys(names.toList());
        }
    }
}
