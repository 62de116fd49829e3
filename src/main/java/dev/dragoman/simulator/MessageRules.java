package dev.dragoman.simulator;

import dev.dragoman.simulator.Line.Option;
import dev.dragoman.simulator.Line.Option.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What Messenger allows inside a message; the numbers are those of Meta's Send API reference. */
final class MessageRules {

    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST_QUICK_REPLIES = 13;
    private static final int LONGEST_TITLE = 20;
    private static final int LONGEST_PAYLOAD = 1_000;
    private static final int MOST_BUTTONS = 3;
    private static final int LONGEST_BUTTON_TEXT = 640;

    private MessageRules() {}

    /** Why this message cannot be sent; empty when it can. Lengths count code points. */
    static Optional<GraphAnswer> refusal(JsonNode message) {
        String text = message.path("text").asString("");
        JsonNode attachment = message.path("attachment");
        boolean attaches = attachment.isObject() || !message.path("attachments").isEmpty();
        if (text.isEmpty() && !attaches) {
            return wrong("Must have either text or attachment");
        }
        if (longer(text, LONGEST_TEXT)) {
            return wrong("Length of param message[text] must be less than or equal to 2000");
        }
        JsonNode quickReplies = message.path("quick_replies");
        if (quickReplies.size() > MOST_QUICK_REPLIES) {
            return wrong("Param message[quick_replies] has too many elements. Maximum: 13");
        }
        for (JsonNode reply : quickReplies) {
            if (reply.path("content_type").asString("").equals("text") && !isPressable(reply)) {
                return wrong("Invalid quick reply: title of 1 to 20 and payload of 1 to 1000 characters required");
            }
        }
        return attachment.path("type").asString("").equals("template")
                ? templateRefusal(attachment.path("payload"))
                : Optional.empty();
    }

    private static Optional<GraphAnswer> templateRefusal(JsonNode template) {
        if (!template.path("template_type").asString("").equals("button")) {
            return Optional.empty();
        }
        String text = template.path("text").asString("");
        if (text.isEmpty() || longer(text, LONGEST_BUTTON_TEXT)) {
            return wrong("Button template text must have 1 to 640 characters");
        }
        JsonNode buttons = template.path("buttons");
        if (buttons.isEmpty() || buttons.size() > MOST_BUTTONS) {
            return wrong("Button template needs 1 to 3 buttons");
        }
        for (JsonNode button : buttons) {
            boolean link = button.path("type").asString("").equals("web_url");
            if (link ? button.path("url").asString("").isEmpty() : !isPressable(button)) {
                return wrong("Invalid button: title of 1 to 20 and payload of 1 to 1000 characters required");
            }
        }
        return Optional.empty();
    }

    private static boolean isPressable(JsonNode button) {
        String title = button.path("title").asString("");
        String payload = button.path("payload").asString("");
        return !title.isEmpty()
                && !payload.isEmpty()
                && !longer(title, LONGEST_TITLE)
                && !longer(payload, LONGEST_PAYLOAD);
    }

    private static boolean longer(String text, int limit) {
        return text.codePointCount(0, text.length()) > limit;
    }

    private static Optional<GraphAnswer> wrong(String message) {
        return Optional.of(GraphAnswer.wrongParameter(message));
    }

    /** The words the customer reads: the text, or that of the button template. */
    static String words(JsonNode message) {
        String text = message.path("text").asString("");
        return text.isEmpty()
                ? message.path("attachment").path("payload").path("text").asString("")
                : text;
    }

    /** What the customer can press. */
    static List<Option> options(JsonNode message) {
        List<Option> options = new ArrayList<>();
        for (JsonNode reply : message.path("quick_replies")) {
            options.add(option(Kind.QUICK_REPLY, reply, "payload"));
        }
        for (JsonNode button : message.path("attachment").path("payload").path("buttons")) {
            boolean link = button.path("type").asString("").equals("web_url");
            options.add(link ? option(Kind.LINK, button, "url") : option(Kind.POSTBACK, button, "payload"));
        }
        return options;
    }

    private static Option option(Kind kind, JsonNode button, String payload) {
        return new Option(
                kind, button.path("title").asString(""), button.path(payload).asString(""));
    }

    /** The links of what came along. */
    static List<String> attachments(JsonNode message) {
        List<String> links = new ArrayList<>();
        addLink(links, message.path("attachment"));
        message.path("attachments").forEach(attachment -> addLink(links, attachment));
        return links;
    }

    private static void addLink(List<String> links, JsonNode attachment) {
        String url = attachment.path("payload").path("url").asString("");
        if (!url.isEmpty()) {
            links.add(url);
        }
    }
}
