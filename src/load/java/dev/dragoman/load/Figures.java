package dev.dragoman.load;

import java.util.Map;
import java.util.stream.Collectors;

/** Writes figures as one JSON object. */
final class Figures {

    private Figures() {}

    static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }

    /** Names and texts are our own and need no escaping but that of quotes and backslashes. */
    static String json(Object value) {
        return json(value, "\n");
    }

    private static String json(Object value, String line) {
        if (value instanceof Map<?, ?> map) {
            boolean flat = map.values().stream().noneMatch(Map.class::isInstance);
            String inner = flat ? " " : line + "  ";
            return map.entrySet().stream()
                    .map(entry -> quoted(entry.getKey()) + ": " + json(entry.getValue(), line + "  "))
                    .collect(Collectors.joining("," + inner, "{" + inner, (flat ? " " : line) + "}"));
        }
        return value instanceof Number || value instanceof Boolean ? value.toString() : quoted(value);
    }

    private static String quoted(Object text) {
        return '"' + text.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
