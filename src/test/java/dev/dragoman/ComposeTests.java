package dev.dragoman;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The compose file keeps what it promises without anybody starting it: nothing secret in it, nothing floating. */
class ComposeTests {

    private static final Pattern SECRET = Pattern.compile("(?i).*(password|token|secret|key)$");
    private static final Pattern REQUIRED = Pattern.compile("\\$\\{[A-Z_]+:\\?[^}]{10,}}");

    private final String text = JavaSource.read(Path.of("docker-compose.yml"));
    private final Map<?, ?> compose = new Yaml().load(text);

    @Test
    void givesNoSecretADefault() {
        assertThat(services())
                .allSatisfy((name, service) -> map(service.get("environment")).forEach((variable, value) -> {
                    if (SECRET.matcher(String.valueOf(variable)).matches()) {
                        assertThat(String.valueOf(value))
                                .as(name + " " + variable)
                                .matches(REQUIRED);
                    }
                }));
        assertThat(text).doesNotContain(":-").contains("${DRAGOMAN_DB_PASSWORD:?", "${DRAGOMAN_RASA_TOKEN:?");
    }

    @Test
    void pinsEveryImage() {
        assertThat(services())
                .allSatisfy((name, service) -> assertThat(String.valueOf(service.get("image")))
                        .as(name)
                        .matches("[a-z/-]+:\\d[\\w.-]*")
                        .doesNotContain("latest"));
    }

    @Test
    void runsInProduction() {
        Map<?, ?> environment = map(services().get("dragoman").get("environment"));

        assertThat(environment.get("SPRING_PROFILES_ACTIVE")).isEqualTo("production");
        assertThat(String.valueOf(environment.get("SPRING_DATASOURCE_URL")))
                .startsWith("jdbc:postgresql://postgres:5432/");
    }

    @Test
    void listensOnThisMachineAlone() {
        assertThat(services())
                .allSatisfy((name, service) -> assertThat(list(service.get("ports")))
                        .as(name)
                        .allSatisfy(port -> assertThat(String.valueOf(port)).startsWith("127.0.0.1:")));
    }

    @Test
    void watchesWhatKeepsRunning() {
        assertThat(services())
                .allSatisfy((name, service) -> assertThat(
                                service.get("healthcheck") != null || service.get("profiles") != null)
                        .as("healthcheck of " + name)
                        .isTrue());
        assertThat(services())
                .allSatisfy((name, service) ->
                        assertThat(service.get("read_only")).as(name).isEqualTo(true));
    }

    @Test
    void mountsWhatIsThere() {
        List<String> ours = services().values().stream()
                .flatMap(service -> list(service.get("volumes")).stream())
                .filter(Map.class::isInstance)
                .map(volume -> String.valueOf(map(volume).get("source")))
                .filter(source -> source.startsWith("./") && !source.startsWith("./target/"))
                .distinct()
                .toList();

        assertThat(ours)
                .contains("./routes", "./intents")
                .allSatisfy(source ->
                        assertThat(Files.exists(Path.of(source))).as(source).isTrue());
    }

    private Map<String, Map<?, ?>> services() {
        Map<String, Map<?, ?>> services = new java.util.TreeMap<>();
        map(compose.get("services")).forEach((name, service) -> services.put(String.valueOf(name), map(service)));
        assertThat(services).containsKeys("dragoman", "postgres", "rasa-en");
        return services;
    }

    private static Map<?, ?> map(Object value) {
        return value == null ? Map.of() : (Map<?, ?>) value;
    }

    private static List<?> list(Object value) {
        return (List<?>) Objects.requireNonNullElse(value, List.of());
    }
}
