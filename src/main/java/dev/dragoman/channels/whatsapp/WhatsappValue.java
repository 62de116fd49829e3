package dev.dragoman.channels.whatsapp;

import static dev.dragoman.channels.meta.MetaFields.id;
import static dev.dragoman.channels.meta.MetaFields.text;

import dev.dragoman.channels.meta.MetaEnvelope;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.Contact;
import dev.dragoman.message.Event;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What was told to one number.
 *
 * @param entry  the entry it came in
 * @param number the number it was told to
 * @param json   the {@code value} of a change
 */
record WhatsappValue(MetaEnvelope.Entry entry, AccountId number, JsonNode json) {

    /** Somebody who is not the number, the name WhatsApp shows, and the phone number where it is not hidden. */
    record Person(
            NetworkId id, @Nullable String name, @Nullable Contact phone) {

        Party party() {
            return new Party(id, name, phone);
        }
    }

    /**
     * Whom an item is about. The id that holds for this business alone comes first, for it stays when the phone number
     * becomes hidden; either may be missing in the item and stand among the contacts. Null when neither is anywhere.
     */
    @Nullable
    Person person(JsonNode item, String idField, String phoneField) {
        @Nullable NetworkId own = id(item, idField);
        @Nullable NetworkId phone = id(item, phoneField);
        JsonNode contact = contact(own, phone);
        return Stream.of(own, id(contact, "user_id"), phone, id(contact, "wa_id"))
                .filter(Objects::nonNull)
                .findFirst()
                .map(id -> new Person(id, name(contact.path("profile")), number(phone, contact)))
                .orElse(null);
    }

    private static @Nullable Contact number(@Nullable NetworkId phone, JsonNode contact) {
        return Contact.phone(phone == null ? text(contact, "wa_id") : phone.value())
                .orElse(null);
    }

    private JsonNode contact(@Nullable NetworkId own, @Nullable NetworkId phone) {
        JsonNode contacts = json.path("contacts");
        if (own == null && phone == null) {
            return contacts.size() == 1 ? contacts.path(0) : contacts.path("none");
        }
        return contacts.values().stream()
                .filter(contact -> is(own, contact, "user_id") || is(phone, contact, "wa_id"))
                .findFirst()
                .orElseGet(() -> contacts.path("none"));
    }

    private static boolean is(@Nullable NetworkId id, JsonNode contact, String field) {
        return id != null && id.value().equals(text(contact, field));
    }

    private static @Nullable String name(JsonNode profile) {
        String name = text(profile, "name").isBlank() ? text(profile, "username") : text(profile, "name");
        return name.isBlank() ? null : name;
    }

    /** An event in the conversation with a person, at the time of the item. */
    Event event(Person person, NetworkId id, String version, JsonNode item) {
        var address = new Address(WhatsappChannel.ID, number, Visibility.PRIVATE, person.id());
        return new Event(address, id, version, entry.timeOf(item, "timestamp"));
    }
}
