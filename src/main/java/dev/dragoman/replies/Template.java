package dev.dragoman.replies;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text taken apart, once, into words and variables. {@code {{}} and {@code }}} stand for single braces; a brace that
 * is neither doubled nor part of a variable stays as it is and is a flaw. Looks at no character more than three times.
 */
record Template(List<Part> parts, List<Flaw> flaws) {

    /** A piece of a template. */
    sealed interface Part {

        /** Shown as it is. */
        record Words(String text) implements Part {}

        /** Replaced by a value; {@code offset} is where its brace stands in the text. */
        record Hole(String name, int offset) implements Part {}
    }

    /** Something that should not be published; {@code what} completes "Variation 1 has …". */
    record Flaw(int offset, String what) {}

    static Template parse(CharSequence text) {
        return new Parser(text).parse();
    }

    Stream<Part.Hole> holes() {
        return parts.stream().filter(Part.Hole.class::isInstance).map(Part.Hole.class::cast);
    }

    private static final class Parser {

        private final CharSequence text;
        private final List<Part> parts = new ArrayList<>();
        private final List<Flaw> flaws = new ArrayList<>();
        private final StringBuilder words = new StringBuilder();
        private int at;

        Parser(CharSequence text) {
            this.text = text;
        }

        Template parse() {
            while (at < text.length()) {
                char c = text.charAt(at);
                switch (c) {
                    case '{' -> open();
                    case '}' -> close();
                    default -> keep(c, 1);
                }
            }
            endWords();
            return new Template(List.copyOf(parts), List.copyOf(flaws));
        }

        private void open() {
            if (doubled('{')) {
                keep('{', 2);
                return;
            }
            int end = endOfName();
            if (end < 0) {
                flaws.add(new Flaw(at, "a { that is never closed; write {{ for a brace"));
                keep('{', 1);
                return;
            }
            if (end == at + 1) {
                flaws.add(new Flaw(at, "{} without a name between the braces"));
                keep('{', 1);
                keep('}', 1);
                return;
            }
            endWords();
            parts.add(new Part.Hole(text.subSequence(at + 1, end).toString(), at));
            at = end + 1;
        }

        private void close() {
            if (doubled('}')) {
                keep('}', 2);
                return;
            }
            flaws.add(new Flaw(at, "a } that was never opened; write }} for a brace"));
            keep('}', 1);
        }

        private boolean doubled(char brace) {
            return at + 1 < text.length() && text.charAt(at + 1) == brace;
        }

        /** The closing brace; -1 when another opening brace, the end of the line or of the text comes first. */
        private int endOfName() {
            for (int i = at + 1; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '}') {
                    return i;
                }
                if (c == '{' || c == '\n') {
                    return -1;
                }
            }
            return -1;
        }

        private void keep(char c, int consumed) {
            words.append(c);
            at += consumed;
        }

        private void endWords() {
            if (!words.isEmpty()) {
                parts.add(new Part.Words(words.toString()));
                words.setLength(0);
            }
        }
    }
}
