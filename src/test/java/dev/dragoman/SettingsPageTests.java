package dev.dragoman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.system.Json;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tools.jackson.databind.JsonNode;

/** {@code docs/settings.md} says what the code says: every setting, its meaning and its default. */
class SettingsPageTests {

    private static final Pattern LIST = Pattern.compile("java\\.util\\.List<(dev\\.dragoman\\..+)>");
    private static final Pattern BY_NAME = Pattern.compile(
            "(?:@Value\\(\"\\$\\{|getProperty\\((?:OURS \\+ )?\"|@ConditionalOnProperty\\((?:name = )?\")([a-z.-]+)");

    private static final List<String> CHAPTERS =
            List.of("The house", "Server and database", "Understanding and answering", "Demo and simulator");

    private static final String INTRODUCTION = """
            # Settings

            Made from the code, so do not edit it here: `mvn test -Dtest=SettingsPageTests -Dwrite=settings`.

            Give a setting in an `application.yaml` beside the jar, as an argument (`--dragoman.language=de`) or as an
            environment variable: upper case, dots become underscores, dashes go (`DRAGOMAN_APITOKEN` is
            `dragoman.api-token`). Secrets belong into the environment. A wrong or missing setting stops the start with a
            sentence that says what to do.

            Without the profile `production` the demo is on. It fills in, with the lowest rank, so that whatever you give
            wins: `dragoman.demo`, `dragoman.simulator.enabled`, `server.address` (127.0.0.1) and, of the simulator, a Facebook
            Page and a Telegram bot, with secrets that are made anew at every start.
            """;

    /** Settings that are read by their name, and those of the framework that an operator needs. */
    private static final List<Setting> NAMED = List.of(
            new Setting("dragoman.data", "the folder of the embedded PostgreSQL", "./data"),
            new Setting("dragoman.bus", "the inbound log that `routes/2-file.camel.yaml` reads from", "pgq:inbound"),
            new Setting(
                    "dragoman.routes",
                    "the folder of the map; where it is absent, the shipped copy speaks",
                    "./routes"),
            new Setting("dragoman.instance", "the name of this process, by which it finds its own leases again", "one"),
            new Setting(
                    "dragoman.retention.log",
                    "how long what came in is kept as it came, in days; a day in which an event waits is kept longer",
                    "7d"),
            new Setting(
                    "dragoman.handoff.return-after",
                    "how long a person may be silent before the bot gets the conversation back; 0 is never",
                    "24h"),
            new Setting("dragoman.simulator.enabled", "the pretend networks are on; never in production", "false"),
            new Setting("dragoman.simulator.target", "where the simulator delivers its webhooks", "this server"),
            new Setting("dragoman.simulator.seed", "the first number of the simulator's ids", "the time of the start"),
            new Setting(
                    "dragoman.simulator.retry-pause-millis",
                    "the simulator's pause before it repeats a failed delivery, doubled each time",
                    "500"),
            new Setting("spring.profiles.active", "`production` switches the demo off", ""),
            new Setting(
                    "spring.datasource.url",
                    "the JDBC address of a PostgreSQL of your own; without it the embedded one is started",
                    ""),
            new Setting("spring.datasource.username", "who we are there", ""),
            new Setting("spring.datasource.password", "the password there; never logged", ""),
            new Setting("server.port", "the port we listen at", "8080"),
            new Setting("server.address", "the address we listen at; the demo listens at 127.0.0.1", "all addresses"),
            new Setting(
                    "server.forward-headers-strategy",
                    "`framework` behind a proxy that overwrites `X-Forwarded-For`, `-Proto` and `-Host`",
                    ""));

    @Test
    void saysWhatTheCodeSays() throws IOException {
        Map<String, Map<String, Setting>> chapters = new TreeMap<>(Comparator.comparing(SettingsPageTests::place));
        settings()
                .values()
                .forEach(setting -> chapters.computeIfAbsent(chapter(setting), it -> new TreeMap<>())
                        .put(setting.name(), setting));
        var page = new StringBuilder(INTRODUCTION);
        chapters.forEach((chapter, settings) -> page.append(table(chapter, settings)));

        assertThat(settings()).hasSizeGreaterThan(25);
        new GeneratedPage("docs/settings.md", "SettingsPageTests", "settings").mustSay(page.toString());
    }

    @Test
    void forgetsNoSettingThatIsReadByItsName() {
        Set<String> read = new TreeSet<>();
        JavaSource.all()
                .values()
                .forEach(source -> BY_NAME.matcher(source)
                        .results()
                        .map(found -> found.group(1))
                        .map(name -> name.startsWith("retry-") || name.matches("seed|target")
                                ? "dragoman.simulator." + name
                                : name)
                        .filter(name -> name.startsWith("dragoman."))
                        .forEach(read::add));

        assertThat(read).contains("dragoman.data", "dragoman.instance");
        assertThat(settings().keySet()).containsAll(read);
    }

    @Test
    void explainsEverySetting() {
        assertThat(settings().values())
                .allSatisfy(setting -> assertThat(setting.meaning())
                        .as("the @param of " + setting.name())
                        .isNotBlank());
    }

    private static Map<String, Setting> settings() {
        Map<String, Setting> settings = new TreeMap<>();
        JsonNode metadata = Json.MAPPER.readTree(Path.of("target/classes/META-INF/spring-configuration-metadata.json")
                .toFile());
        for (JsonNode property : metadata.path("properties")) {
            String name = property.path("name").asString();
            var element = LIST.matcher(property.path("type").asString());
            if (element.matches()) {
                elements(name, element.group(1)).forEach(it -> settings.put(it.name(), it));
            } else {
                settings.put(name, setting(name, property));
            }
        }
        NAMED.forEach(it -> settings.put(it.name(), it));
        return settings;
    }

    private static Setting setting(String name, JsonNode property) {
        JsonNode preset = property.path("defaultValue");
        String meaning = JavaSource.markdown(property.path("description").asString(""));
        return new Setting(name, meaning, preset.isMissingNode() ? "" : preset.asString(""));
    }

    /** The settings of each entry of a list, which the metadata leave out. */
    private static List<Setting> elements(String list, String type) {
        try {
            Class<?> entry = Class.forName(type);
            Map<String, String> meanings = JavaSource.paramsOf(entry);
            return List.of(entry.getRecordComponents()).stream()
                    .map(it -> new Setting(
                            list + "[i]." + dashed(it.getName()), meanings.getOrDefault(it.getName(), ""), preset(it)))
                    .toList();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String preset(RecordComponent component) {
        // The annotation stands on the parameter of the constructor.
        var constructor = component.getDeclaringRecord().getDeclaredConstructors()[0];
        for (var parameter : constructor.getParameters()) {
            @Nullable DefaultValue preset = parameter.getAnnotation(DefaultValue.class);
            if (parameter.getName().equals(component.getName()) && preset != null) {
                return String.join(", ", preset.value());
            }
        }
        return "";
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static String chapter(Setting setting) {
        String[] parts = setting.name().split("\\.", -1);
        if (parts[0].equals("spring") || parts[0].equals("server")) {
            return "Server and database";
        }
        if (parts[1].equals("channels")) {
            return "Channel: " + parts[2];
        }
        return switch (parts[1]) {
            case "rasa", "intents", "language", "api-token", "answers" -> "Understanding and answering";
            case "simulator", "demo" -> "Demo and simulator";
            default -> "The house";
        };
    }

    /** The house first, then what it does, then the networks. */
    private static String place(String chapter) {
        int known = CHAPTERS.indexOf(chapter);
        return known < 0 ? chapter : String.valueOf(known);
    }

    private static String table(String chapter, Map<String, Setting> settings) {
        return settings.values().stream()
                .map(Setting::row)
                .collect(Collectors.joining(
                        "\n", "\n## " + chapter + "\n\n| Setting | Meaning | Default |\n|---|---|---|\n", "\n"));
    }

    /** One line of the page. */
    private record Setting(String name, String meaning, String preset) {

        String row() {
            String words = meaning.isEmpty() ? "" : Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1);
            String literal = preset.contains(" ") ? preset : "`" + preset + "`";
            String shown = preset.isEmpty() ? "–" : literal;
            return "| `%s` | %s | %s |".formatted(name, words.replace("|", "\\|"), shown);
        }
    }
}
