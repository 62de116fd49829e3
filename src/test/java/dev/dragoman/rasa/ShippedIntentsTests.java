package dev.dragoman.rasa;

import static dev.dragoman.rasa.TrainingData.list;
import static dev.dragoman.rasa.TrainingData.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.system.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Rasa 3 asks of its training data, and {@code rasa data validate --fail-on-warnings} of a whole folder. */
class ShippedIntentsTests {

    private static final Set<String> KEYS = Set.of(
            "version",
            "nlu",
            "stories",
            "rules",
            "responses",
            "intents",
            "entities",
            "slots",
            "forms",
            "actions",
            "e2e_actions",
            "session_config");
    private static final Set<String> CONFIG =
            Set.of("recipe", "assistant_id", "language", "pipeline", "policies", "assistant_version");
    private static final Set<String> RESERVED = Set.of("restart", "back", "session_start", "nlu_fallback");
    private static final Set<String> OF_A_VARIATION = Set.of(
            "text",
            "image",
            "custom",
            "buttons",
            "button_type",
            "quick_replies",
            "attachment",
            "elements",
            "channel",
            "condition",
            "id",
            "metadata");
    private static final Set<String> SLOT_TYPES = Set.of("text", "bool", "float", "list", "categorical", "any");
    private static final Set<String> MAPPINGS =
            Set.of("from_entity", "from_text", "from_intent", "from_trigger_intent", "custom");
    private static final Set<String> OUR_METADATA = Set.of("comment", "handoff", "urgent");
    private static final Pattern ANNOTATION = Pattern.compile(
            "\\[(?<text>[^\\]]+?)\\](?:\\((?<entity>[^:)]+?)(?::(?<value>[^)]+))?\\)|(?<json>\\{[^}]+\\}))");
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\{)\\{([^{}\\n]+)\\}(?!\\})");

    private static TrainingData data(String language) throws IOException {
        return new TrainingData(Path.of("intents", language));
    }

    private static boolean isConfig(Path file) {
        return file.endsWith("config.yml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void writesItsVersionAsTextAndKnowsEveryKey(String language) throws IOException {
        data(language).files.forEach((file, content) -> {
            if (isConfig(file)) {
                assertThat(CONFIG).as(file.toString()).containsAll(content.keySet());
            } else {
                assertThat(content.get("version")).as(file.toString()).isEqualTo("3.1");
                assertThat(KEYS).as(file.toString()).containsAll(content.keySet());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void namesItsAssistantAndItsPipeline(String language) throws IOException {
        Map<String, Object> config = map(data(language).files.get(Path.of("intents", language, "config.yml")));

        assertThat(config).containsEntry("recipe", "default.v1").containsEntry("language", language);
        assertThat(String.valueOf(config.get("assistant_id")))
                .endsWith("-" + language)
                .doesNotContain("placeholder");
        assertThat(list(config.get("pipeline")))
                .allSatisfy(it -> assertThat(map(it)).containsKey("name"));
        assertThat(list(config.get("policies")))
                .extracting(it -> map(it).get("name"))
                .contains("RulePolicy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void declaresEveryIntentOnceAndTeachesItEnough(String language) throws IOException {
        TrainingData data = data(language);
        List<Object> declared = data.all("intents");
        Map<String, List<String>> examples = data.examples("intent");

        assertThat(declared)
                .doesNotHaveDuplicates()
                .allSatisfy(name ->
                        assertThat((String) name).matches("[A-Za-z0-9_]+").isNotIn(RESERVED));
        assertThat(examples.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        declared.stream().map(String::valueOf).toList());
        examples.forEach((intent, lines) ->
                assertThat(lines).as(intent).hasSizeGreaterThanOrEqualTo(10).allMatch(line -> line.startsWith("- ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void neverTeachesASentenceTwice(String language) throws IOException {
        Map<String, String> before = new HashMap<>();

        data(language)
                .examples("intent")
                .forEach((intent, lines) -> lines.forEach(line -> {
                    String sentence =
                            ANNOTATION.matcher(line).replaceAll("${text}").strip();
                    assertThat(before.put(sentence, intent))
                            .as(intent + ": " + sentence)
                            .isNull();
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void marksOnlyEntitiesOfItsDomainAndEachTwice(String language) throws IOException {
        TrainingData data = data(language);
        Map<String, Integer> marked = new HashMap<>();

        data.examples("intent")
                .values()
                .forEach(lines -> lines.forEach(line -> {
                    assertThat(ANNOTATION.matcher(line).replaceAll("x"))
                            .as(line)
                            .doesNotContain("[", "](");
                    Matcher found = ANNOTATION.matcher(line);
                    while (found.find()) {
                        String json = found.group("json");
                        String entity = json == null
                                ? found.group("entity")
                                : Json.MAPPER.readTree(json).path("entity").asString("");
                        marked.merge(entity, 1, Integer::sum);
                    }
                }));
        assertThat(data.all("entities")).containsAll(marked.keySet());
        assertThat(marked.values()).allMatch(count -> count >= 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void keepsPatternsAndTablesThatRasaCompiles(String language) throws IOException {
        TrainingData data = data(language);

        data.examples("regex").forEach((name, lines) -> {
            assertThat(data.all("entities")).contains(name);
            assertThat(lines).allSatisfy(line -> Pattern.compile(line.replaceFirst("^- ", "")));
        });
        assertThat(data.examples("lookup").values())
                .allMatch(lines -> lines.stream().allMatch(it -> it.startsWith("- ")));
        assertThat(data.examples("synonym").values())
                .allMatch(lines -> lines.stream().allMatch(it -> it.startsWith("- ")));
        data.all("nlu")
                .forEach(item -> assertThat(OUR_METADATA)
                        .containsAll(map(map(item).get("metadata")).keySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void mapsEverySlot(String language) throws IOException {
        TrainingData data = data(language);

        data.entries("slots").forEach((name, slot) -> {
            assertThat(SLOT_TYPES).as(name).contains(String.valueOf(map(slot).get("type")));
            assertThat(list(map(slot).get("mappings"))).as(name).isNotEmpty().allSatisfy(mapping -> {
                assertThat(MAPPINGS).contains(String.valueOf(map(mapping).get("type")));
                Object entity = map(mapping).get("entity");
                assertThat(entity == null || data.all("entities").contains(entity))
                        .as(name)
                        .isTrue();
            });
        });
        Map<String, Object> session = data.entries("session_config");
        assertThat(session.keySet())
                .containsExactlyInAnyOrder("session_expiration_time", "carry_over_slots_to_new_session");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void givesEveryVariationWordsThatRasaCanFill(String language) throws IOException {
        TrainingData data = data(language);
        Set<String> slots = data.entries("slots").keySet();

        data.entries("responses").forEach((name, variations) -> {
            assertThat(name).startsWith("utter_");
            assertThat(list(variations)).as(name).isNotEmpty().allSatisfy(variation -> {
                assertThat(OF_A_VARIATION).containsAll(map(variation).keySet());
                assertThat(map(variation).get("text")).isInstanceOf(String.class);
                VARIABLE.matcher(String.valueOf(map(variation).get("text")))
                        .results()
                        .forEach(found -> assertThat(slots).contains(found.group(1)));
                list(map(variation).get("buttons"))
                        .forEach(button ->
                                assertThat(map(button).keySet()).containsExactlyInAnyOrder("title", "payload"));
            });
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void leadsEveryButtonToAnIntent(String language) throws IOException {
        TrainingData data = data(language);

        data.entries("responses")
                .values()
                .forEach(variations -> list(variations)
                        .forEach(variation -> list(map(variation).get("buttons"))
                                .forEach(button -> {
                                    String payload = String.valueOf(map(button).get("payload"));
                                    assertThat(payload).startsWith("/");
                                    assertThat(data.all("intents"))
                                            .contains(payload.substring(1).replaceFirst("[{@].*", ""));
                                })));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void hasOneRuleForEveryIntentAndNoneThatContradicts(String language) throws IOException {
        TrainingData data = data(language);
        Set<Object> declared = new HashSet<>(data.all("intents"));
        declared.add("nlu_fallback");
        Set<Object> asked = new HashSet<>();
        List<Object> actions = new ArrayList<>();

        data.rules().forEach((rule, steps) -> {
            List<Map<String, Object>> turns =
                    steps.stream().filter(it -> it.containsKey("intent")).toList();
            if (turns.isEmpty()) {
                assertThat(steps).as(rule + " ends a form").anyMatch(it -> it.containsKey("active_loop"));
            } else {
                assertThat(turns).as(rule + " has one turn of the customer").hasSize(1);
                assertThat(asked.add(turns.getFirst().get("intent"))).as(rule).isTrue();
            }
            steps.forEach(step -> assertThat(Set.of("intent", "action", "active_loop", "slot_was_set"))
                    .containsAll(step.keySet()));
            steps.stream()
                    .filter(it -> it.containsKey("action"))
                    .map(it -> it.get("action"))
                    .filter(it -> !data.entries("forms").containsKey(String.valueOf(it)))
                    .forEach(actions::add);
        });

        assertThat(data.all("rules")).hasSameSizeAs(data.rules().keySet());
        assertThat(asked).isEqualTo(declared);
        assertThat(data.entries("responses")).containsKeys(actions.toArray(String[]::new));
    }

    /** Our own turn says these without a rule; of them alone Rasa warns that no rule uses them. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void leavesNoResponseUnusedButThoseOfOurOwnTurn(String language) throws IOException {
        TrainingData data = data(language);
        Set<String> unused = new TreeSet<>(data.entries("responses").keySet());

        data.rules()
                .values()
                .forEach(steps -> steps.forEach(step -> unused.remove(String.valueOf(step.get("action")))));
        ShippedFormsTests.requiredSlots(data).forEach(slot -> unused.remove("utter_ask_" + slot));

        assertThat(unused)
                .containsExactly("utter_comment_handoff", "utter_comment_private", "utter_disclosure", "utter_handoff");
    }
}
