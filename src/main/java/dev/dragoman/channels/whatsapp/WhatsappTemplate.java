package dev.dragoman.channels.whatsapp;

import static dev.dragoman.channels.meta.MetaFields.text;

import dev.dragoman.channels.ApprovedTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Reads one template of a business account: what a person can fill in by the places of its body, and nothing else. */
final class WhatsappTemplate {

    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,512}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z_]{2,20}");
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([0-9]{1,2})\\s*}}");

    /** Buttons that ask for nothing when the template is sent. */
    private static final Set<String> PLAIN_BUTTONS = Set.of("QUICK_REPLY", "URL", "PHONE_NUMBER");

    private WhatsappTemplate() {}

    /** Empty for one that is not approved, or asks for more than words in its body. */
    static Optional<ApprovedTemplate> read(JsonNode template) {
        boolean isUsable = text(template, "status").equals("APPROVED")
                && !text(template, "category").equals("AUTHENTICATION")
                && NAME.matcher(text(template, "name")).matches()
                && LANGUAGE.matcher(text(template, "language")).matches();
        List<String> shown = new ArrayList<>();
        int bodies = 0;
        for (JsonNode component : template.path("components")) {
            String type = text(component, "type");
            isUsable &= type.equals("BODY") || asksForNothing(type, component);
            bodies += type.equals("BODY") ? 1 : 0;
            if (!text(component, "text").isBlank()) {
                shown.add(text(component, "text"));
            }
        }
        String text = String.join("\n\n", shown);
        int places = places(text);
        return isUsable && bodies == 1 && places >= 0
                ? Optional.of(new ApprovedTemplate(text(template, "name"), text(template, "language"), text, places))
                : Optional.empty();
    }

    private static boolean asksForNothing(String type, JsonNode component) {
        return !component.toString().contains("{{")
                && switch (type) {
                    case "HEADER" -> text(component, "format").equals("TEXT");
                    case "FOOTER" -> true;
                    case "BUTTONS" ->
                        component.path("buttons").values().stream()
                                .allMatch(button -> PLAIN_BUTTONS.contains(text(button, "type")));
                    default -> false;
                };
    }

    /** How many values are asked for; -1 when they are not numbered 1, 2, 3 …, such as those that have names. */
    private static int places(String text) {
        Set<Integer> numbers = new TreeSet<>();
        PLACE.matcher(text).results().forEach(found -> numbers.add(Integer.valueOf(found.group(1))));
        boolean isCounted = IntStream.rangeClosed(1, numbers.size()).allMatch(numbers::contains);
        return isCounted && !PLACE.matcher(text).replaceAll("").contains("{{") ? numbers.size() : -1;
    }
}
