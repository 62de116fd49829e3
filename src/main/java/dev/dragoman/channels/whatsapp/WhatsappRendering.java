package dev.dragoman.channels.whatsapp;

import dev.dragoman.channels.Limits;
import dev.dragoman.channels.NumberedList;
import dev.dragoman.channels.Pace;
import dev.dragoman.channels.meta.MetaRules;
import dev.dragoman.channels.meta.Rendered;
import dev.dragoman.message.Act;
import dev.dragoman.message.Choice;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what is to be said into a call of the Cloud API, within the limits; or into a sentence why it may not be. */
final class WhatsappRendering {

    /** The longest title of a button, and of the one that opens a list, by WhatsApp's pages on interactive messages. */
    static final int LONGEST_TITLE = 20;

    /**
     * 4,096 characters, up to 10 choices and 24 hours from the customer's last word, for people too: all by WhatsApp's
     * pages on messages and on its policy.
     */
    static final Limits MESSAGE =
            new Limits(4096, Limits.Unit.CHARACTERS, 10, LONGEST_TITLE, Duration.ofHours(24), Duration.ofHours(24));

    /** 80 messages a second for a number, by WhatsApp's page on throughput. */
    static final Pace MESSAGES = new Pace(80, 80);

    /** Why nothing but a template may go. */
    static final String CLOSED =
            "The reply window has closed: the customer last wrote more than 24 hours ago, and only an"
                    + " approved template may go.";

    /** What stands before our key where WhatsApp gives it back, since other programs of the number use it too. */
    static final String OUR_MARK = "dragoman:";

    private static final int MOST_BUTTONS = 3;
    private static final int LONGEST_ROW = 24;
    private static final int LONGEST_BUTTON_ID = 256;
    private static final int LONGEST_ROW_ID = 200;
    private static final int LONGEST_BODY = 1024;
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{5,20}");

    private final String listButton;

    /** Opens its lists with a button of this title. */
    WhatsappRendering(String listButton) {
        this.listButton = listButton;
    }

    Rendered render(Outbound outbound, Instant now) {
        if (outbound.address().visibility() == Visibility.PUBLIC) {
            return new Rendered.No("WhatsApp has private messages alone.");
        }
        return switch (outbound.act()) {
            case Act.Say say -> message(outbound, say, now);
            case Act.ReplyPrivately reply -> new Rendered.No("Only a comment can be answered privately.");
            case Act.Like like -> new Rendered.No("Only a comment can be liked.");
            case Act.Moderate moderate -> new Rendered.No("WhatsApp takes no message back.");
            case Act.SendFile file -> new Rendered.No("The file itself is missing.");
            case Act.Template template -> template(outbound, template);
        };
    }

    private Rendered message(Outbound outbound, Act.Say say, Instant now) {
        Optional<Map<String, Object>> asked = interactive(say);
        String text = Foreign.text(asked.isPresent() ? say.text() : say.text() + NumberedList.of(say.choices()));
        return MetaRules.fault(text, MESSAGE, "WhatsApp")
                .or(() -> closed(outbound, now))
                .<Rendered>map(Rendered.No::new)
                .orElseGet(() -> {
                    Map<String, Object> body = to(outbound.address().thread());
                    body.put("type", asked.isPresent() ? "interactive" : "text");
                    asked.ifPresentOrElse(
                            interactive -> body.put("interactive", interactive),
                            () -> body.put("text", Map.of("body", text, "preview_url", false)));
                    body.put("biz_opaque_callback_data", OUR_MARK + outbound.key());
                    return call(outbound, body);
                });
    }

    /** Values are one line each: WhatsApp takes neither breaks nor many blanks in them. */
    private static Rendered template(Outbound outbound, Act.Template template) {
        List<String> values = template.values().stream()
                .map(value -> Foreign.text(value).strip().replaceAll("\\s+", " "))
                .toList();
        if (!outbound.byPerson()) {
            return new Rendered.No("Templates are for people, not for the bot.");
        }
        if (values.contains("")) {
            return new Rendered.No("A place of the template has no value.");
        }
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("name", template.name());
        shape.put("language", Map.of("code", template.language()));
        if (!values.isEmpty()) {
            shape.put("components", List.of(Map.of("type", "body", "parameters", each(values))));
        }
        Map<String, Object> body = to(outbound.address().thread());
        body.put("type", "template");
        body.put("template", shape);
        body.put("biz_opaque_callback_data", OUR_MARK + outbound.key());
        return call(outbound, body);
    }

    private static List<Map<String, String>> each(List<String> values) {
        return values.stream()
                .map(value -> Map.of("type", "text", "text", value))
                .toList();
    }

    /** Shows the person that their message was read and that an answer is being written, for 25 s at most. */
    static Map<String, Object> typing(NetworkId message) {
        return Map.of(
                "messaging_product",
                "whatsapp",
                "status",
                "read",
                "message_id",
                message.value(),
                "typing_indicator",
                Map.of("type", "text"));
    }

    private static Rendered call(Outbound outbound, Map<String, Object> body) {
        return new Rendered.Call(outbound.address().account().value(), "messages", body);
    }

    private static Optional<String> closed(Outbound outbound, Instant now) {
        @Nullable Instant closes = MESSAGE.closes(outbound.lastHeard(), outbound.byPerson());
        return closes == null || now.isBefore(closes) ? Optional.empty() : Optional.of(CLOSED);
    }

    /** A person is known by a number or, where it is hidden from us, by an id that holds for this business alone. */
    private static Map<String, Object> to(NetworkId person) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("messaging_product", "whatsapp");
        body.put("recipient_type", "individual");
        body.put(PHONE.matcher(person.value()).matches() ? "to" : "recipient", person.value());
        return body;
    }

    /** Up to 3 choices are buttons and up to 10 a list; empty for none, and for what neither of them takes. */
    private Optional<Map<String, Object>> interactive(Act.Say say) {
        List<Choice> choices = say.choices();
        boolean fits = !choices.isEmpty() && !say.text().isBlank() && say.text().length() <= LONGEST_BODY;
        if (fits && choices.size() <= MOST_BUTTONS && fit(choices, LONGEST_TITLE, LONGEST_BUTTON_ID)) {
            return Optional.of(shown("button", say, Map.of("buttons", each(choices, WhatsappRendering::button))));
        }
        if (fits && choices.size() <= MESSAGE.choices() && fit(choices, LONGEST_ROW, LONGEST_ROW_ID)) {
            var rows = Map.of("rows", each(choices, choice -> reply(choice, LONGEST_ROW)));
            return Optional.of(shown("list", say, Map.of("button", listButton, "sections", List.of(rows))));
        }
        return Optional.empty();
    }

    private static Map<String, Object> shown(String type, Act.Say say, Map<String, Object> action) {
        return Map.of("type", type, "body", Map.of("text", Foreign.text(say.text())), "action", action);
    }

    private static List<Map<String, Object>> each(List<Choice> choices, Function<Choice, Map<String, Object>> shape) {
        return choices.stream().map(shape).toList();
    }

    private static Map<String, Object> button(Choice choice) {
        return Map.of("type", "reply", "reply", reply(choice, LONGEST_TITLE));
    }

    private static Map<String, Object> reply(Choice choice, int longest) {
        return Map.of("id", Foreign.text(choice.payload()), "title", title(choice, longest));
    }

    /** WhatsApp refuses blank titles and ids, and those that come twice. */
    private static boolean fit(List<Choice> choices, int longestTitle, int longestId) {
        Set<String> titles = new HashSet<>();
        Set<String> ids = new HashSet<>();
        return choices.stream()
                .allMatch(choice -> !choice.title().isBlank()
                        && !choice.payload().isBlank()
                        && choice.payload().length() <= longestId
                        && titles.add(title(choice, longestTitle))
                        && ids.add(choice.payload()));
    }

    private static String title(Choice choice, int longest) {
        String title = Foreign.text(choice.title());
        return title.length() <= longest ? title : Foreign.cut(title, longest - 1) + "…";
    }
}
