package dev.dragoman.understanding;

import dev.dragoman.understanding.Knowledge.Button;
import dev.dragoman.understanding.Knowledge.Variation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads the sections of one file into the draft of its language. */
final class IntentFile {

    private static final Set<String> PASSED_OVER = Set.of(
            "entities",
            "stories",
            "actions",
            "e2e_actions",
            "recipe",
            "assistant_id",
            "language",
            "pipeline",
            "policies");

    private final YamlFile file;
    private final Draft draft;
    private final DomainSections domain;

    IntentFile(YamlFile file, Draft draft) {
        this.file = file;
        this.draft = draft;
        this.domain = new DomainSections(file, draft);
    }

    void read(byte[] bytes) {
        file.read(bytes).forEach(this::section);
    }

    private void section(String key, Node node) {
        switch (key) {
            case "version" -> version(node);
            case "intents" -> intents(node);
            case "nlu" -> new NluSection(file, draft).read(node);
            case "responses" -> responses(node);
            case "slots" -> domain.slots(node);
            case "forms" -> domain.forms(node);
            case "session_config" -> domain.session(node);
            case "rules" -> domain.rules(node);
            default -> {
                if (!PASSED_OVER.contains(key)) {
                    file.wrong(
                            node,
                            "\"" + key + "\" is no section of a Rasa file.",
                            "mend its spelling or remove it;"
                                    + " sections are version, intents, nlu, responses, rules, slots, forms, entities.");
                }
            }
        }
    }

    private void version(Node node) {
        if (!node.getTag().equals(Tag.STR) || !file.text(node, "The version").equals("3.1")) {
            file.wrong(node, "The version is not the text \"3.1\".", "write version: \"3.1\", with the quotes.");
        }
    }

    private void intents(Node node) {
        for (Node item : file.list(node, "\"intents\"")) {
            if (item instanceof MappingNode) {
                file.map(item, "An intent").keySet().forEach(name -> draft.declare(name, file.place(item)));
            } else {
                draft.declare(file.text(item, "An intent"), file.place(item));
            }
        }
    }

    private void responses(Node node) {
        file.map(node, "\"responses\"").forEach((name, content) -> {
            if (!name.startsWith("utter_")) {
                file.wrong(content, "The response \"" + name + "\" has no proper name.", "call it utter_" + name + ".");
            }
            List<Variation> variations = new ArrayList<>();
            for (Node item : file.list(content, "The response " + name)) {
                variations.add(variation(name, item));
            }
            if (variations.isEmpty()) {
                file.wrong(content, "The response " + name + " says nothing.", "add a line - text: \"...\" below it.");
            }
            draft.respond(name, variations, file.place(content));
        });
    }

    private Variation variation(String name, Node item) {
        Map<String, Node> parts = file.map(item, "A variation of " + name);
        String text = parts.containsKey("text")
                ? spoken(parts.get("text"), "The text").strip()
                : "";
        if (text.isEmpty()) {
            file.wrong(item, "A variation of " + name + " has no text.", "give it a text: \"...\".");
        }
        List<Button> buttons = new ArrayList<>();
        @Nullable Node list = parts.get("buttons");
        if (list != null) {
            file.list(list, "\"buttons\"").forEach(button -> buttons.add(button(button)));
        }
        @Nullable Node channel = parts.get("channel");
        return new Variation(text, List.copyOf(buttons), channel == null ? null : file.text(channel, "The channel"));
    }

    private Button button(Node item) {
        Map<String, Node> parts = file.map(item, "A button");
        @Nullable Node title = parts.get("title");
        @Nullable Node payload = parts.get("payload");
        if (title == null || payload == null) {
            file.wrong(item, "A button needs a title and a payload.", "add title: \"...\" and payload: \"/intent\".");
            return new Button("", "");
        }
        return new Button(spoken(title, "The title"), file.text(payload, "The payload"));
    }

    private String spoken(Node node, String what) {
        String text = file.text(node, what);
        draft.speaks(text, file.place(node));
        return text;
    }
}
