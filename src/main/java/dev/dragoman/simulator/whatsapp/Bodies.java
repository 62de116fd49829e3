package dev.dragoman.simulator.whatsapp;

import dev.dragoman.simulator.GraphAnswer;
import dev.dragoman.simulator.Line.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a message may hold, by the figures of the Cloud API's specification, and what of it a phone shows. */
final class Bodies {

    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_BODY = 1024;
    private static final int MOST_BUTTONS = 3;
    private static final int MOST_ROWS = 10;

    private Bodies() {}

    /** Why this is not taken; empty when it is. */
    static Optional<GraphAnswer> refusal(JsonNode fields) {
        if (!fields.path("messaging_product").asString("").equals("whatsapp")) {
            return wrong(100, "The parameter messaging_product is required.");
        }
        return switch (fields.path("type").asString("text")) {
            case "text" -> {
                String text = fields.path("text").path("body").asString("");
                yield text.isEmpty() || text.length() > LONGEST_TEXT
                        ? wrong(100, "Param text['body'] must be between 1 and 4096 characters long.")
                        : Optional.empty();
            }
            case "interactive" -> interactive(fields.path("interactive"));
            default -> wrong(131051, "Message type is not supported.");
        };
    }

    private static Optional<GraphAnswer> interactive(JsonNode interactive) {
        String body = interactive.path("body").path("text").asString("");
        if (body.isEmpty() || body.length() > LONGEST_BODY) {
            return wrong(131009, "Body text must be between 1 and 1024 characters long.");
        }
        List<Option> options = options(interactive);
        boolean isList = interactive.path("type").asString("").equals("list");
        int opener = interactive.path("action").path("button").asString("").length();
        if (options.isEmpty()
                || options.size() > (isList ? MOST_ROWS : MOST_BUTTONS)
                || isList && !isWithin(opener, 20)) {
            return wrong(131009, "Invalid buttons count, or a list without a button.");
        }
        boolean fit = options.stream()
                .allMatch(option -> isWithin(option.title().length(), isList ? 24 : 20)
                        && isWithin(option.payload().length(), isList ? 200 : 256));
        return fit && isDistinct(options) ? Optional.empty() : wrong(131009, "Button title or id length invalid.");
    }

    private static boolean isWithin(int length, int most) {
        return length >= 1 && length <= most;
    }

    private static boolean isDistinct(List<Option> options) {
        return options.stream().map(Option::title).distinct().count() == options.size()
                && options.stream().map(Option::payload).distinct().count() == options.size();
    }

    private static Optional<GraphAnswer> wrong(int code, String why) {
        return Optional.of(GraphAnswer.refused(code, 0, why));
    }

    /** The words of a message. */
    static String words(JsonNode fields) {
        JsonNode interactive = fields.path("interactive");
        return interactive.isObject()
                ? interactive.path("body").path("text").asString("")
                : fields.path("text").path("body").asString("");
    }

    /** What can be pressed under it: buttons, or the rows of a list. */
    static List<Option> options(JsonNode interactive) {
        List<Option> options = new ArrayList<>();
        JsonNode action = interactive.path("action");
        action.path("buttons").forEach(button -> options.add(option(button.path("reply"))));
        action.path("sections").forEach(section -> section.path("rows").forEach(row -> options.add(option(row))));
        return options;
    }

    private static Option option(JsonNode reply) {
        return new Option(
                Option.Kind.QUICK_REPLY,
                reply.path("title").asString(""),
                reply.path("id").asString(""));
    }
}
