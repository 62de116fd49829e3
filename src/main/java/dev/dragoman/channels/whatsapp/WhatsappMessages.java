package dev.dragoman.channels.whatsapp;

import static dev.dragoman.channels.meta.MetaFields.hash;
import static dev.dragoman.channels.meta.MetaFields.id;
import static dev.dragoman.channels.meta.MetaFields.text;

import dev.dragoman.channels.meta.Reading;
import dev.dragoman.channels.whatsapp.WhatsappValue.Person;
import dev.dragoman.message.Attachment;
import dev.dragoman.message.Content;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one message of a customer, or one that a colleague wrote in WhatsApp's own app. Groups are not used. */
final class WhatsappMessages {

    private static final Set<String> NOT_WORDS = Set.of("system", "reaction", "edit", "revoke");

    private final WhatsappValue value;

    /** Reads the messages that were told to one number. */
    WhatsappMessages(WhatsappValue value) {
        this.value = value;
    }

    /** A message of a customer: the kind is its {@code type}. */
    Reading message(JsonNode message) {
        if (text(message, "type").equals("system") || message.has("group_id")) {
            return Reading.SKIPPED;
        }
        @Nullable Person person = value.person(message, "from_user_id", "from");
        @Nullable NetworkId id = id(message, "id");
        if (person == null || id == null) {
            return Reading.BROKEN;
        }
        return switch (text(message, "type")) {
            case "" -> Reading.BROKEN;
            case "reaction" -> reacted(person, id, message);
            case "edit" -> edited(person, id, message);
            case "revoke" -> withdrawn(person, message);
            case "button" -> tapped(person, id, message);
            case "interactive" -> answered(person, id, message);
            default ->
                WhatsappContent.of(message)
                        .map(content -> said(person, id, message, content))
                        .orElse(Reading.SKIPPED);
        };
    }

    /** What a colleague wrote in WhatsApp's own app; nobody else speaks there. */
    Reading echo(JsonNode message) {
        if (NOT_WORDS.contains(text(message, "type")) || message.has("group_id")) {
            return Reading.SKIPPED;
        }
        @Nullable Person person = value.person(message, "to_user_id", "to");
        @Nullable NetworkId id = id(message, "id");
        if (person == null || id == null) {
            return Reading.BROKEN;
        }
        Content content = WhatsappContent.of(message).orElse(WhatsappContent.UNSUPPORTED);
        return heard(new Inbound.Echoed(value.event(person, id, "", message), content, null, parent(message)));
    }

    private Reading said(Person person, NetworkId id, JsonNode message, Content content) {
        return heard(
                new Inbound.Said(value.event(person, id, "", message), person.party(), content, parent(message), null));
    }

    /** A button of a template. */
    private Reading tapped(Person person, NetworkId id, JsonNode message) {
        JsonNode button = message.path("button");
        String title = text(button, "text");
        String payload = text(button, "payload");
        return pressed(person, id, message, new Press(title, payload.isBlank() ? title : payload));
    }

    private Reading answered(Person person, NetworkId id, JsonNode message) {
        String kind = text(message.path("interactive"), "type");
        JsonNode reply = message.path("interactive").path(kind);
        return switch (kind) {
            case "button_reply", "list_reply" ->
                pressed(person, id, message, new Press(text(reply, "title"), text(reply, "id")));
            case "nfm_reply" -> {
                var form = new Attachment("form", null, text(reply, "name"));
                yield said(person, id, message, new Content(text(reply, "body"), List.of(form)));
            }
            default -> Reading.SKIPPED;
        };
    }

    /** What was pressed: what the customer saw, and what we had put behind it. */
    private record Press(String title, String payload) {}

    private Reading pressed(Person person, NetworkId id, JsonNode message, Press press) {
        return press.payload().isBlank()
                ? Reading.BROKEN
                : heard(new Inbound.Pressed(
                        value.event(person, id, "", message), person.party(), press.title(), press.payload()));
    }

    /** Without an emoji the reaction was taken back. */
    private Reading reacted(Person person, NetworkId id, JsonNode message) {
        @Nullable NetworkId target = id(message.path("reaction"), "message_id");
        if (target == null) {
            return Reading.BROKEN;
        }
        String emoji = text(message.path("reaction"), "emoji");
        return heard(new Inbound.Reacted(
                value.event(person, target, version(id), message), person.party(), target, emoji, !emoji.isBlank()));
    }

    private Reading edited(Person person, NetworkId id, JsonNode message) {
        @Nullable NetworkId original = id(message.path("edit"), "original_message_id");
        if (original == null) {
            return Reading.BROKEN;
        }
        Content content =
                WhatsappContent.of(message.path("edit").path("message")).orElse(WhatsappContent.UNSUPPORTED);
        return heard(new Inbound.Edited(value.event(person, original, version(id), message), person.party(), content));
    }

    private Reading withdrawn(Person person, JsonNode message) {
        @Nullable NetworkId original = id(message.path("revoke"), "original_message_id");
        return original == null
                ? Reading.BROKEN
                : heard(new Inbound.Withdrawn(value.event(person, original, "", message)));
    }

    /** A change has an id of its own, which tells it from another change of the same message. */
    private static String version(NetworkId id) {
        return hash(List.of(id.value()));
    }

    private static @Nullable NetworkId parent(JsonNode message) {
        return id(message.path("context"), "id");
    }

    private static Reading heard(Inbound event) {
        return new Reading.Heard(event);
    }
}
