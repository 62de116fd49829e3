package dev.dragoman.understanding;

import dev.dragoman.understanding.Knowledge.Slot;
import dev.dragoman.understanding.RuleBook.Declared;
import dev.dragoman.understanding.RuleBook.Rule;
import dev.dragoman.understanding.SlotMapping.Condition;
import dev.dragoman.understanding.SlotMapping.From;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads what a conversation remembers and asks for: slots, forms, session settings, and the rules that use them. */
final class DomainSections {

    private static final int LONGEST_SESSION = 525_600;

    private final YamlFile file;
    private final Draft draft;

    DomainSections(YamlFile file, Draft draft) {
        this.file = file;
        this.draft = draft;
    }

    void slots(Node node) {
        file.map(node, "\"slots\"").forEach((name, content) -> {
            Map<String, Node> parts = file.map(content, "The slot " + name);
            @Nullable Node initial = parts.get("initial_value");
            List<SlotMapping> mappings = new ArrayList<>();
            for (Node item : nodes(parts.get("mappings"), "\"mappings\"")) {
                mappings.add(mapping(name, item));
            }
            draft.slot(new Slot(
                    name,
                    Slot.Type.of(text(parts.get("type"), "any")),
                    initial == null || file.isNothing(initial) ? null : file.text(initial, name),
                    texts(parts.get("values"), "\"values\""),
                    List.copyOf(mappings)));
        });
    }

    private SlotMapping mapping(String slot, Node item) {
        Map<String, Node> parts = file.map(item, "A mapping of " + slot);
        // We know no roles and groups of entities, so what asks for them finds nothing.
        boolean isPlain = !parts.containsKey("role") && !parts.containsKey("group");
        From from = switch (text(parts.get("type"), "")) {
            case "from_entity" -> isPlain ? From.ENTITY : From.ELSEWHERE;
            case "from_text" -> From.TEXT;
            case "from_intent" -> From.INTENT;
            case "from_trigger_intent" -> From.TRIGGER_INTENT;
            default -> From.ELSEWHERE;
        };
        List<Condition> conditions = new ArrayList<>();
        for (Node condition : nodes(parts.get("conditions"), "\"conditions\"")) {
            Map<String, Node> keys = file.map(condition, "A condition of " + slot);
            conditions.add(new Condition(loop(keys.get("active_loop")), orNull(keys.get("requested_slot"))));
        }
        return new SlotMapping(
                from,
                orNull(parts.get("entity")),
                orNull(parts.get("value")),
                texts(parts.get("intent"), "\"intent\""),
                texts(parts.get("not_intent"), "\"not_intent\""),
                List.copyOf(conditions));
    }

    void forms(Node node) {
        file.map(node, "\"forms\"").forEach((name, content) -> {
            Map<String, Node> parts = file.isNothing(content) ? Map.of() : file.map(content, "The form " + name);
            List<String> slots = texts(parts.get("required_slots"), "\"required_slots\"");
            List<String> ignored = texts(parts.get("ignored_intents"), "\"ignored_intents\"");
            draft.rules().form(new Declared(name, slots, ignored, file.place(content)));
        });
    }

    void session(Node node) {
        Map<String, Node> parts = file.map(node, "\"session_config\"");
        String minutes = text(parts.get("session_expiration_time"), "60");
        String carries = text(parts.get("carry_over_slots_to_new_session"), "true");
        if (!minutes.matches("\\d{1,6}") || Integer.parseInt(minutes) > LONGEST_SESSION) {
            file.wrong(node, "session_expiration_time is no number of minutes.", "write 60, or 0 for never.");
            return;
        }
        draft.session(new Session(Duration.ofMinutes(Integer.parseInt(minutes)), carries.equalsIgnoreCase("true")));
    }

    void rules(Node node) {
        for (Node rule : file.list(node, "\"rules\"")) {
            Map<String, Node> parts = file.map(rule, "A rule");
            @Nullable String during = null;
            for (Node condition : nodes(parts.get("condition"), "\"condition\"")) {
                @Nullable Node loop = file.map(condition, "A condition").get("active_loop");
                during = loop == null ? during : loop(loop);
            }
            rule(during, nodes(parts.get("steps"), "\"steps\""));
        }
    }

    private void rule(@Nullable String during, List<Node> steps) {
        @Nullable String asked = null;
        List<String> actions = new ArrayList<>();
        for (Node step : steps) {
            Map<String, Node> parts = file.map(step, "A step");
            @Nullable Node intent = parts.get("intent");
            if (intent != null) {
                asked = file.text(intent, "The intent");
                draft.ruleNames(asked, file.place(intent));
            }
            @Nullable Node action = parts.get("action");
            if (action != null) {
                actions.add(file.text(action, "The action"));
                draft.ruleSays(actions.getLast(), file.place(action));
            }
            loop(parts.get("active_loop"));
        }
        draft.rules().rule(new Rule(during, asked, List.copyOf(actions)));
    }

    /** The name of a form; null for none. Rasa's own loop for two-stage fallback is no form. */
    private @Nullable String loop(@Nullable Node node) {
        @Nullable String name = orNull(node);
        if (name != null && node != null && !name.startsWith("action_")) {
            draft.rules().names(name, file.place(node));
        }
        return name;
    }

    private @Nullable String orNull(@Nullable Node node) {
        String text = text(node, "");
        return text.isEmpty() || text.equals("null") ? null : text;
    }

    private String text(@Nullable Node node, String otherwise) {
        return node == null || file.isNothing(node) ? otherwise : file.text(node, "This");
    }

    /** One text, or a list of them. */
    private List<String> texts(@Nullable Node node, String what) {
        if (node instanceof ScalarNode) {
            @Nullable String one = orNull(node);
            return one == null ? List.of() : List.of(one);
        }
        return nodes(node, what).stream().map(it -> file.text(it, what)).toList();
    }

    private List<Node> nodes(@Nullable Node node, String what) {
        return node == null ? List.of() : file.list(node, what);
    }
}
