package dev.dragoman.replies;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The text of one file below {@code intents/}, in which the variations of a response can be replaced. All other lines
 * stay byte for byte, comments and line ends too.
 */
final class IntentText {

    private static final Pattern LINE = Pattern.compile("[^\r\n]*(?:\r\n|\r|\n|$)");
    private static final String RESPONSES = "responses";

    private final String path;
    private final String text;

    IntentText(String path, String text) {
        this.path = path;
        this.text = text;
    }

    /** Whether the file holds responses of this name. */
    boolean holds(String key) {
        return entry(key).isPresent();
    }

    /** The text with other variations; refuses files whose way of writing would not survive it. */
    String with(String key, Body body) {
        NodeTuple entry = entry(key).orElseThrow();
        int first = entry.getKeyNode().getStartMark().getLine();
        int indent = entry.getKeyNode().getStartMark().getColumn();
        String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        String block = ResponsesYaml.block(name(entry), body, indent).replace("\n", lineEnd);
        int from = offset(first);
        int to = offset(withoutBlankLines(first, afterLast(entry.getValueNode())));
        String changed = text.substring(0, from) + block + text.substring(to);
        refuseUnlessOnlyThisChanged(key, body, changed);
        return changed;
    }

    private Optional<NodeTuple> entry(String key) {
        return find(root(text), RESPONSES)
                .filter(found -> found.getValueNode() instanceof MappingNode)
                .flatMap(found -> find(found.getValueNode(), key));
    }

    private static Optional<NodeTuple> find(@Nullable Node node, String key) {
        return node instanceof MappingNode map
                ? map.getValue().stream()
                        .filter(tuple -> name(tuple).equals(key))
                        .findFirst()
                : Optional.empty();
    }

    private static String name(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /** The line after the last one of a node. A block collection's own end lies beyond the comments that follow it. */
    private static int afterLast(Node node) {
        if (node instanceof CollectionNode<?> many && !many.getValue().isEmpty()) {
            Object last = many.getValue().getLast();
            int inside = afterLast(last instanceof NodeTuple tuple ? tuple.getValueNode() : (Node) last);
            return isFlow(many) ? Math.max(inside, many.getEndMark().getLine() + 1) : inside;
        }
        boolean endsBeforeTheLine = node.getEndMark().getColumn() == 0
                && node.getEndMark().getLine() > node.getStartMark().getLine();
        return node.getEndMark().getLine() + (endsBeforeTheLine ? 0 : 1);
    }

    private static boolean isFlow(CollectionNode<?> node) {
        return node.getFlowStyle() == DumperOptions.FlowStyle.FLOW;
    }

    private int withoutBlankLines(int first, int end) {
        int last = end;
        while (last > first + 1
                && text.substring(offset(last - 1), offset(last)).isBlank()) {
            last--;
        }
        return last;
    }

    private int offset(int line) {
        Matcher lines = LINE.matcher(text);
        for (int i = 0; i < line; i++) {
            if (!lines.find()) {
                return text.length();
            }
        }
        return lines.find() ? lines.start() : text.length();
    }

    /** The proof: read again, everything else is as before and this reads as wanted. */
    private void refuseUnlessOnlyThisChanged(String key, Body body, String changed) {
        try {
            Object wanted = values(RESPONSES + ":\n" + ResponsesYaml.block(key, body, 2))
                    .get(RESPONSES);
            Map<Object, Object> expected = values(text);
            Map<Object, Object> responses = new HashMap<>((Map<?, ?>) expected.get(RESPONSES));
            responses.putAll((Map<?, ?>) wanted);
            expected.put(RESPONSES, responses);
            if (expected.equals(values(changed))) {
                return;
            }
        } catch (YAMLException e) {
            throw new IllegalStateException(refusal(key), e);
        }
        throw new IllegalStateException(refusal(key));
    }

    private String refusal(String key) {
        return "%s in %s is written in a way that cannot be replaced in place; write its variations as a list below it"
                .formatted(key, path);
    }

    private static @Nullable Node root(String text) {
        return yaml().compose(new StringReader(text));
    }

    private static Map<Object, Object> values(String text) {
        return yaml().load(text);
    }

    private static Yaml yaml() {
        LoaderOptions bounds = new LoaderOptions();
        bounds.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(bounds));
    }
}
