package dev.dragoman.rasa;

import dev.dragoman.message.Choice;
import dev.dragoman.message.Foreign;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One message of a Rasa bot or of a custom action, as far as we can show it.
 *
 * @param text      its words, with the addresses of images and attachments below them; may be empty
 * @param template  a response of our own that is to be said instead, such as {@code utter_done}; else null
 * @param variables what that response is to be filled with
 * @param handsOff  whether it asks for a person, as Rasa's hand-off payload does
 * @param left      what could not be shown, in words for the staff; empty if nothing
 */
public record Said(
        String text,
        List<Choice> choices,
        @Nullable String template,
        Map<String, String> variables,
        boolean handsOff,
        List<String> left) {

    private static final int LONGEST = 20_000;
    private static final int MOST_CHOICES = 20;
    private static final int LONGEST_CHOICE = 1000;
    private static final Set<String> NO_VARIABLES =
            Set.of("text", "buttons", "elements", "custom", "template", "response", "image", "attachment");

    /** A response of our own, by its name. */
    public static Said byTemplate(String template, Map<String, String> variables) {
        return new Said("", List.of(), template, Map.copyOf(variables), false, List.of());
    }

    /** The same with more variables for the response; its own go first. */
    public Said with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.putAll(variables);
        return new Said(text, choices, template, Map.copyOf(all), handsOff, left);
    }

    /** Whether there is nothing to say. */
    public boolean isEmpty() {
        return text.isEmpty() && choices.isEmpty() && template == null;
    }

    /** Reads a message of the REST or callback channel, a tracker's bot event, or a response of an action. */
    static Said read(JsonNode message) {
        JsonNode parts = message.path("data").isObject() ? message.path("data") : message;
        List<String> left = new ArrayList<>();
        var text = new StringBuilder(
                Foreign.cut(Foreign.text(message.path("text").asString("")).strip(), LONGEST));
        address(text, parts.path("image"), "an image", left);
        attachment(text, parts.path("attachment"), left);
        JsonNode custom = parts.path("custom");
        boolean handsOff = custom.has("handoff_host") || custom.path("handoff").asBoolean(false);
        if (!custom.isEmpty() && !handsOff) {
            left.add("a custom payload");
        }
        if (!parts.path("elements").isEmpty()) {
            left.add("a carousel");
        }
        List<Choice> choices = new ArrayList<>(choices(parts.path("buttons")));
        choices.addAll(choices(parts.path("quick_replies")));
        return new Said(text.toString(), List.copyOf(choices), template(message), variables(message), handsOff, left);
    }

    /** Attachments are an address, or an object as Messenger has it. */
    private static void attachment(StringBuilder text, JsonNode given, List<String> left) {
        JsonNode address = given.isObject() ? given.at("/payload/src") : given;
        if (address.isMissingNode() && given.isObject() && !given.isEmpty()) {
            address = given.at("/payload/url");
        }
        if (address.isMissingNode() && !given.isEmpty()) {
            left.add("an attachment");
        }
        address(text, address, "an attachment", left);
    }

    private static void address(StringBuilder text, JsonNode given, String what, List<String> left) {
        String address = Foreign.text(given.asString("")).strip();
        if (address.isEmpty()) {
            return;
        }
        boolean isWeb = address.startsWith("https://") || address.startsWith("http://");
        if (!isWeb || address.length() > LONGEST_CHOICE || address.chars().anyMatch(Character::isWhitespace)) {
            left.add(what);
            return;
        }
        text.append(text.isEmpty() ? "" : "\n").append(address);
    }

    private static List<Choice> choices(JsonNode list) {
        return RasaServer.elements(list).stream()
                .map(Said::choice)
                .filter(choice -> !choice.title().isBlank() && !choice.payload().isBlank())
                .limit(MOST_CHOICES)
                .toList();
    }

    private static Choice choice(JsonNode button) {
        String title = Foreign.text(button.path("title").asString(""));
        String payload = button.path("payload").asString(button.path("url").asString(title));
        return new Choice(Foreign.cut(title, LONGEST_CHOICE), Foreign.cut(Foreign.text(payload), LONGEST_CHOICE));
    }

    /** Actions of 2.8 call it template, later ones response. */
    private static @Nullable String template(JsonNode message) {
        String name = message.path("response").asString(message.path("template").asString(""));
        return name.isBlank() ? null : name;
    }

    private static Map<String, String> variables(JsonNode message) {
        Map<String, String> variables = new HashMap<>();
        if (template(message) != null) {
            message.properties().forEach(part -> {
                if (!NO_VARIABLES.contains(part.getKey()) && part.getValue().isValueNode()) {
                    variables.put(
                            part.getKey(),
                            Foreign.cut(Foreign.text(part.getValue().asString("")), LONGEST_CHOICE));
                }
            });
        }
        return Map.copyOf(variables);
    }
}
