package dev.dragoman.understanding;

import dev.dragoman.system.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Changes the examples of one language in the texts of its files, line by line, so that all else stays as its author wrote
 * it. Knows examples in blocks of lines ({@code examples: |}), not those with a text of their own each.
 */
public final class IntentLines {

    private static final Pattern SECTION = Pattern.compile("([a-z_]+):.*");
    private static final Pattern ITEM = Pattern.compile("\\s*-\\s+(intent|synonym|regex|lookup):\\s*(\\S+).*");
    private static final Pattern EXAMPLES = Pattern.compile("(\\s*)examples:\\s*\\|[+-]?\\s*");
    private static final int LONGEST = 300;

    private final String language;
    private final Map<String, String> files;

    /** For a language, on the texts of all files by path such as {@code en/greet.yml}. */
    public IntentLines(String language, Map<String, String> files) {
        this.language = language;
        this.files = new TreeMap<>(files);
    }

    /** The texts as they are now, of all languages. */
    public Map<String, String> files() {
        return new TreeMap<>(files);
    }

    /** A sentence as it can stand in a file: one line without marks and without what cannot be seen. */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().map(IntentLines::plain).forEach(plain::appendCodePoint);
        String line = plain.toString().replaceAll("\\s+", " ").strip();
        String bare = line.replaceFirst("^[-/#\\s]+", "");
        return bare.length() <= LONGEST
                ? bare
                : bare.substring(0, bare.offsetByCodePoints(0, bare.codePointCount(0, LONGEST - 1)));
    }

    private static int plain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> ' ';
            default ->
                switch (c) {
                    case '[', '{' -> '(';
                    case ']', '}' -> ')';
                    default -> c;
                };
        };
    }

    /** Adds a sentence to an intent; false where the intent has no block of examples. */
    public boolean add(String intent, String sentence) {
        return change(intent, block -> {
            block.lines.add(block.end, block.pad + "- " + plain(sentence));
            return true;
        });
    }

    /** Takes a sentence, without its marks, away from an intent; false where it is not there. */
    public boolean remove(String intent, String sentence) {
        return change(intent, block -> {
            for (int i = block.start; i < block.end; i++) {
                if (block.says(i, sentence)) {
                    block.lines.remove(i);
                    return true;
                }
            }
            return false;
        });
    }

    /** Adds a file with a new intent; without an answer, a response of its name must be there. */
    public void create(String intent, List<String> sentences, String answer) {
        String path = language + "/" + intent + ".yml";
        files.put(
                files.containsKey(path) ? language + "/" + intent + "_learned.yml" : path,
                file(intent, sentences, answer));
    }

    private static String file(String intent, List<String> sentences, String answer) {
        String examples =
                sentences.stream().map(it -> "      - " + plain(it) + "\n").collect(Collectors.joining());
        String said = answer.isBlank()
                ? ""
                : "responses:\n  utter_%s:\n    - text: %s\n\n".formatted(intent, quoted(answer.strip()));
        return """
                version: "3.1"

                intents:
                  - %1$s

                nlu:
                  - intent: %1$s
                    examples: |
                %2$s
                %3$srules:
                  - rule: answer %1$s
                    steps:
                      - intent: %1$s
                      - action: utter_%1$s
                """.formatted(intent, examples, said);
    }

    /** What is a string of JSON is one of YAML too. */
    private static String quoted(String text) {
        String visible = text.lines()
                .map(line -> line.codePoints()
                        .map(c -> c == '{' || c == '}' ? c : plain(c))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .collect(Collectors.joining("\n"));
        return Json.MAPPER.writeValueAsString(visible);
    }

    private interface Edit {
        boolean on(Block block);
    }

    private boolean change(String intent, Edit edit) {
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (file.getKey().startsWith(language + "/")) {
                List<String> lines = new ArrayList<>(List.of(file.getValue().split("\n", -1)));
                Optional<Block> block = block(lines, intent);
                if (block.isPresent()) {
                    boolean isDone = edit.on(block.get());
                    file.setValue(String.join("\n", lines));
                    return isDone;
                }
            }
        }
        return false;
    }

    private static Optional<Block> block(List<String> lines, String intent) {
        String section = "";
        boolean isOurs = false;
        for (int i = 0; i < lines.size(); i++) {
            Matcher heading = SECTION.matcher(lines.get(i));
            if (heading.matches()) {
                section = heading.group(1);
                isOurs = false;
            }
            Matcher item = ITEM.matcher(lines.get(i));
            if (section.equals("nlu") && item.matches()) {
                isOurs = item.group(1).equals("intent")
                        && item.group(2).replaceAll("[\"']", "").equals(intent);
            }
            Matcher examples = EXAMPLES.matcher(lines.get(i));
            if (isOurs && examples.matches()) {
                return Optional.of(Block.at(lines, i + 1, examples.group(1).length()));
            }
        }
        return Optional.empty();
    }

    /** The lines of examples of one intent, from {@code start} to before {@code end}. */
    private record Block(List<String> lines, int start, int end, String pad) {

        static Block at(List<String> lines, int start, int indent) {
            int end = start;
            for (int i = start; i < lines.size(); i++) {
                String line = lines.get(i);
                int found = line.length() - line.stripLeading().length();
                if (!line.isBlank() && found <= indent) {
                    break;
                }
                end = line.isBlank() ? end : i + 1;
            }
            String first = start < end ? lines.get(start) : " ".repeat(indent + 2);
            return new Block(
                    lines,
                    start,
                    end,
                    first.substring(0, first.length() - first.stripLeading().length()));
        }

        boolean says(int line, String sentence) {
            String text = lines.get(line).strip();
            @Nullable
            Annotated read =
                    text.startsWith("-") ? Annotated.read(text.substring(1).strip()) : null;
            return read != null && read.example().text().equalsIgnoreCase(sentence.strip());
        }
    }
}
