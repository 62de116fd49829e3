package dev.dragoman;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The map of the system stays readable: named, described, short, and the stages know no network. */
class RouteMapTests {

    private static final int LONGEST_FILE = 80;
    private static final int LONGEST_ROUTE = 25;

    @Test
    void givesEveryRouteANameAndADescription() throws IOException {
        Set<String> ids = new HashSet<>();

        for (Path file : files()) {
            for (Map<?, ?> route : routes(file)) {
                assertThat(route.get("id")).as("id of a route in " + file).isInstanceOf(String.class);
                assertThat(route.get("description"))
                        .as("description of " + route.get("id"))
                        .asString()
                        .hasSizeBetween(10, 120)
                        .doesNotContain("\n");
                assertThat(ids.add((String) route.get("id")))
                        .as("the id is used once: " + route.get("id"))
                        .isTrue();
            }
        }

        assertThat(ids).contains("receive", "file", "answer", "send", "escalate", "facebook-in", "facebook-out");
    }

    @Test
    void keepsFilesAndRoutesShort() throws IOException {
        for (Path file : files()) {
            List<String> lines = Files.readAllLines(file);
            assertThat(lines).as(file.toString()).hasSizeLessThanOrEqualTo(LONGEST_FILE);
            assertThat(longestRoute(lines)).as("longest route of " + file).isLessThanOrEqualTo(LONGEST_ROUTE);
        }
    }

    @Test
    void namesNoNetworkInAStage() throws IOException {
        List<String> networks;
        try (Stream<Path> channels = Files.list(Path.of("routes/channels"))) {
            networks = channels.map(file -> file.getFileName().toString().replaceFirst("\\..*", ""))
                    .toList();
        }

        for (Path file : files()) {
            if (!file.toString().contains("channels")) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContainPattern("\\b(" + String.join("|", networks) + ")\\b");
            }
        }
        assertThat(networks).contains("facebook", "rest", "webchat");
    }

    @Test
    void neverRoutesByForeignData() throws IOException {
        for (Path file : files()) {
            String text = Files.readString(file);
            assertThat(text)
                    .as(file.toString())
                    .doesNotContain("recipientList", "transacted", "saga", "${header", "routingSlip", "dynamicRouter");
            if (text.contains("toD")) {
                // Dispatch makes it of a word of ours or of the id of a channel that is ours.
                assertThat(text).contains("direct:${exchangeProperty.road}");
            }
        }
    }

    @Test
    void givesEveryNetworkItsOwnFile() throws IOException {
        try (Stream<Path> channels = Files.list(Path.of("routes/channels"))) {
            for (Path file : channels.toList()) {
                String network = file.getFileName().toString().replaceFirst("\\..*", "");
                for (Map<?, ?> route : routes(file)) {
                    assertThat((String) route.get("id")).startsWith(network + "-");
                }
            }
        }
    }

    private static int longestRoute(List<String> lines) {
        int longest = 0;
        int start = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("- route:") || lines.get(i).startsWith("- routeConfiguration:")) {
                longest = Math.max(longest, i - start);
                start = i;
            }
        }
        return Math.max(longest, lines.size() - start);
    }

    private static List<Map<?, ?>> routes(Path file) throws IOException {
        List<Map<?, ?>> routes = new ArrayList<>();
        for (Object entry : (List<?>) new Yaml().load(Files.readString(file))) {
            if (((Map<?, ?>) entry).get("route") instanceof Map<?, ?> route) {
                routes.add(route);
            }
        }
        return routes;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(Path.of("routes"))) {
            List<Path> files = walk.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList();
            assertThat(files).hasSizeGreaterThanOrEqualTo(9);
            return files;
        }
    }
}
