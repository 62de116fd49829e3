package dev.dragoman.understanding;

import dev.dragoman.understanding.Knowledge.Comment;
import dev.dragoman.understanding.Knowledge.EntityPattern;
import dev.dragoman.understanding.Mistakes.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the section {@code nlu}: sentences, synonyms, regular expressions and lookup tables. */
final class NluSection {

    private static final Set<String> KINDS = Set.of("intent", "synonym", "regex", "lookup");

    private final YamlFile file;
    private final Draft draft;

    NluSection(YamlFile file, Draft draft) {
        this.file = file;
        this.draft = draft;
    }

    void read(Node node) {
        for (Node item : file.list(node, "\"nlu\"")) {
            Map<String, Node> block = file.map(item, "An item of \"nlu\"");
            List<String> kinds = block.keySet().stream().filter(KINDS::contains).toList();
            if (kinds.size() != 1) {
                file.wrong(
                        item,
                        "This item is not one of intent, synonym, regex or lookup.",
                        "begin it with \"- intent:" + " name\".");
                continue;
            }
            refuseUnknown(block, kinds.getFirst());
            block(kinds.getFirst(), block, item);
        }
    }

    private void refuseUnknown(Map<String, Node> block, String kind) {
        block.forEach((key, value) -> {
            if (!key.equals(kind) && !key.equals("examples") && !key.equals("metadata")) {
                file.wrong(value, "\"" + key + "\" is not known here.", "use examples or metadata.");
            }
        });
    }

    private void block(String kind, Map<String, Node> block, Node item) {
        String name = file.text(block.getOrDefault(kind, item), "The name");
        @Nullable Node examples = block.get("examples");
        List<Line> lines = examples == null ? List.of() : lines(examples);
        switch (kind) {
            case "intent" -> intent(name, block, lines, item);
            case "synonym" -> lines.forEach(line -> draft.synonym(line.text(), name));
            case "regex" -> lines.forEach(line -> regex(name, line));
            default ->
                draft.pattern(new EntityPattern(
                        name, null, lines.stream().map(Line::text).toList()));
        }
    }

    private void intent(String name, Map<String, Node> block, List<Line> lines, Node item) {
        @Nullable Node metadata = block.get("metadata");
        draft.intent(name, metadata == null ? new Marks() : marks(metadata), file.place(item));
        for (Line line : lines) {
            @Nullable Annotated sentence = Annotated.read(line.text());
            if (sentence == null) {
                file.wrong(
                        line.number(),
                        "The example has a broken annotation.",
                        "write [text](entity), [text](entity:value)" + " or [text]{\"entity\": \"name\"}.");
            } else {
                draft.example(name, sentence, new Place(file.name(), line.number()));
            }
        }
    }

    private void regex(String name, Line line) {
        @Nullable String wrong = SafePattern.whatIsWrong(line.text());
        if (wrong == null) {
            draft.pattern(new EntityPattern(name, line.text(), List.of()));
        } else {
            file.wrong(
                    line.number(), "The regular expression " + wrong + ".", "write a simpler one, such as \\d{4,10}.");
        }
    }

    private Marks marks(Node metadata) {
        var marks = new Marks();
        file.map(metadata, "\"metadata\"").forEach((key, value) -> {
            String text = file.text(value, "\"" + key + "\"").toLowerCase(Locale.ROOT);
            switch (key) {
                case "comment" -> marks.comment = comment(text, value);
                case "handoff" -> marks.handoff = yes(text, value);
                case "urgent" -> marks.urgent = yes(text, value);
                default ->
                    file.wrong(value, "The metadata \"" + key + "\" is not known.", "use comment, handoff or urgent.");
            }
        });
        return marks;
    }

    private Comment comment(String text, Node value) {
        return switch (text) {
            case "answer" -> Comment.ANSWER;
            case "private" -> Comment.PRIVATE;
            case "like" -> Comment.LIKE;
            default -> {
                file.wrong(value, "\"" + text + "\" is no value of comment.", "write answer, private or like.");
                yield Comment.PRIVATE;
            }
        };
    }

    private boolean yes(String text, Node value) {
        if (!text.equals("true") && !text.equals("false")) {
            file.wrong(value, "\"" + text + "\" is neither true nor false.", "write true or false.");
        }
        return text.equals("true");
    }

    private List<Line> lines(Node examples) {
        List<Line> lines = new ArrayList<>();
        if (examples instanceof SequenceNode items) {
            items.getValue().forEach(item -> extended(item, lines));
        } else if (examples instanceof ScalarNode scalar) {
            // The text of a literal block begins on the line below its mark.
            int first = file.place(scalar).line() + (YamlFile.isBlock(scalar) ? 1 : 0);
            String[] parts = scalar.getValue().split("\n", -1);
            for (int i = 0; i < parts.length; i++) {
                line(parts[i].strip(), first + i, lines);
            }
        } else {
            file.wrong(
                    examples, "The examples are not a block of lines.", "write \"examples: |\" and lines with \"- \".");
        }
        return lines;
    }

    private void extended(Node item, List<Line> lines) {
        @Nullable Node text = file.map(item, "An example").get("text");
        if (text == null) {
            file.wrong(item, "The example has no text.", "write - text: \"...\" or a plain block of lines.");
            return;
        }
        String sentence = file.text(text, "The text").strip();
        lines.add(new Line(
                sentence.startsWith("- ") ? sentence.substring(2).strip() : sentence,
                file.place(text).line()));
    }

    private void line(String text, int number, List<Line> lines) {
        if (text.startsWith("-") && text.length() > 1) {
            lines.add(new Line(text.substring(1).strip(), number));
        } else if (!text.isEmpty()) {
            file.wrong(
                    number, "The line does not begin with \"- \".", "begin each example with \"- \" and a sentence.");
        }
    }

    /** One example and its line. */
    private record Line(String text, int number) {}

    /** What Rasa has no word for. */
    static final class Marks {
        Comment comment = Comment.PRIVATE;
        boolean handoff;
        boolean urgent;
    }
}
