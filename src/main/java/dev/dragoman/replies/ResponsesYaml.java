package dev.dragoman.replies;

import dev.dragoman.understanding.Knowledge.Button;
import dev.dragoman.understanding.Knowledge.Variation;

/** Writes variations as the {@code responses} of a Rasa file, every text in double quotes. */
final class ResponsesYaml {

    private ResponsesYaml() {}

    /** Lines with the key at the given indentation, ending with a line end. */
    static String block(String key, Body body, int indent) {
        String pad = " ".repeat(indent);
        StringBuilder out = new StringBuilder(pad).append(key).append(":\n");
        for (Variation variation : body.variations()) {
            out.append(pad)
                    .append("  - text: ")
                    .append(quoted(variation.text()))
                    .append('\n');
            append(out, variation, pad + "    ");
        }
        return out.toString();
    }

    private static void append(StringBuilder out, Variation variation, String pad) {
        if (!variation.buttons().isEmpty()) {
            out.append(pad).append("buttons:\n");
        }
        for (Button button : variation.buttons()) {
            out.append(pad).append("  - title: ").append(quoted(button.title())).append('\n');
            out.append(pad)
                    .append("    payload: ")
                    .append(quoted(button.payload()))
                    .append('\n');
        }
        if (variation.channel() != null) {
            boolean plain = variation.channel().matches("[a-z][a-z0-9_-]*");
            out.append(pad).append("channel: ");
            out.append(plain ? variation.channel() : quoted(variation.channel()))
                    .append('\n');
        }
    }

    /** A double-quoted YAML string: nothing in it can end the quotes, the line or the document. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> escape(out, c));
        return out.append('"').toString();
    }

    private static void escape(StringBuilder out, int c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            default -> {
                if (isPlain(c)) {
                    out.appendCodePoint(c);
                } else {
                    out.append(c > 0xFFFF ? "\\U%08X".formatted(c) : "\\u%04X".formatted(c));
                }
            }
        }
    }

    /** Line and paragraph separators would be folded, a byte order mark or noncharacter refused. */
    private static boolean isPlain(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED;
    }
}
