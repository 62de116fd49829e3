package dev.dragoman.understanding;

import dev.dragoman.understanding.Mistakes.Place;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One YAML file of at most 1 MB as nodes that know their lines. Builds no objects, so a file cannot run anything. */
final class YamlFile {

    private static final int LARGEST = 1024 * 1024;

    private final String name;
    private final Mistakes mistakes;

    YamlFile(String name, Mistakes mistakes) {
        this.name = name;
        this.mistakes = mistakes;
    }

    String name() {
        return name;
    }

    /** The top keys; empty after a mistake and for an empty file. */
    Map<String, Node> read(byte[] bytes) {
        if (bytes.length > LARGEST) {
            mistakes.add(new Place(name, 1), "The file is larger than 1 MB.", "split it into one file an intent.");
            return Map.of();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            @Nullable Node root = new Yaml(new SafeConstructor(bounds())).compose(new StringReader(text));
            return root == null ? Map.of() : map(root, "The file");
        } catch (CharacterCodingException e) {
            mistakes.add(new Place(name, 1), "The file is not UTF-8 text.", "save it as UTF-8.");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            mistakes.add(
                    new Place(name, line),
                    "This is not YAML: " + e.getProblem() + ".",
                    "check the indentation," + " the colons and the quotes above this line.");
        } catch (YAMLException e) {
            mistakes.add(
                    new Place(name, 1),
                    "This is not YAML we accept: " + e.getMessage() + ".",
                    "write plain YAML" + " without aliases and control characters.");
        }
        return Map.of();
    }

    private static LoaderOptions bounds() {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(5);
        options.setNestingDepthLimit(20);
        options.setCodePointLimit(LARGEST);
        options.setAllowRecursiveKeys(false);
        return options;
    }

    /** The entries of a mapping in their order; notes a repeated key. */
    Map<String, Node> map(Node node, String what) {
        Map<String, Node> entries = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            wrong(node, what + " must be a list of \"key: value\" lines.", "write \"key: value\" here.");
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = text(tuple.getKeyNode(), "A key");
            if (entries.putIfAbsent(key, tuple.getValueNode()) != null) {
                wrong(tuple.getKeyNode(), "\"" + key + "\" stands here twice.", "keep one of the two.");
            }
        }
        return entries;
    }

    /** The items of a list; an empty value is an empty list. */
    List<Node> list(Node node, String what) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (!isNothing(node)) {
            wrong(node, what + " must be a list.", "begin every item with \"- \".");
        }
        return List.of();
    }

    /** The text of a scalar; empty after a mistake and for nothing. */
    String text(Node node, String what) {
        if (node instanceof ScalarNode scalar) {
            return isNothing(node) ? "" : scalar.getValue();
        }
        wrong(node, what + " must be a text.", "write one word or sentence here.");
        return "";
    }

    boolean isNothing(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    /** A literal block keeps its lines; the first of them stands below the key. */
    static boolean isBlock(ScalarNode node) {
        return node.getScalarStyle().getChar() != null && node.getScalarStyle().getChar() == '|';
    }

    Place place(Node node) {
        return new Place(name, node.getStartMark().getLine() + 1);
    }

    void wrong(Node node, String what, String remedy) {
        mistakes.add(place(node), what, remedy);
    }

    void wrong(int line, String what, String remedy) {
        mistakes.add(new Place(name, line), what, remedy);
    }
}
