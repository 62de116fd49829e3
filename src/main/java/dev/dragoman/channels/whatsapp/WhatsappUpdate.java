package dev.dragoman.channels.whatsapp;

import static dev.dragoman.channels.meta.MetaFields.text;

import dev.dragoman.channels.Reception;
import dev.dragoman.channels.meta.MetaEnvelope;
import dev.dragoman.channels.meta.Reading;
import dev.dragoman.message.AccountId;
import dev.dragoman.system.Json;
import java.time.Clock;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What one POST of WhatsApp's webhook tells. An entry is of a business account; which of its numbers is meant stands in
 * each change. What is told of templates, quality and the account itself is not used.
 */
final class WhatsappUpdate {

    private final MetaEnvelope envelope;
    private final Set<AccountId> numbers;

    /** Reads for these numbers of these business accounts. */
    WhatsappUpdate(Set<AccountId> businessAccounts, Set<AccountId> numbers, Clock clock) {
        this.envelope = new MetaEnvelope("whatsapp_business_account", businessAccounts, clock);
        this.numbers = Set.copyOf(numbers);
    }

    /** Reads the events. Never throws, whatever the bytes are. */
    Reception read(byte[] body) {
        return envelope.read(body, this::entry);
    }

    private void entry(MetaEnvelope.Entry entry, MetaEnvelope.Harvest harvest) {
        JsonNode changes = entry.json().path("changes");
        if (changes.isArray()) {
            changes.values().forEach(change -> change(entry, change, harvest));
        } else {
            harvest.each(changes, change -> Reading.BROKEN);
        }
    }

    private void change(MetaEnvelope.Entry entry, JsonNode change, MetaEnvelope.Harvest harvest) {
        switch (text(change, "field")) {
            case "messages", "smb_message_echoes" -> told(entry, change.path("value"), harvest);
            case "" -> once(change, Reading.BROKEN, harvest);
            default -> once(change, Reading.SKIPPED, harvest);
        }
    }

    private void told(MetaEnvelope.Entry entry, JsonNode json, MetaEnvelope.Harvest harvest) {
        String number = text(json.path("metadata"), "phone_number_id");
        boolean isEmpty = !json.has("messages") && !json.has("statuses") && !json.has("message_echoes");
        if (number.isBlank() || isEmpty) {
            once(json, json.has("errors") ? Reading.SKIPPED : Reading.BROKEN, harvest);
        } else if (numbers.stream().noneMatch(own -> own.value().equals(number))) {
            harvest.stranger("phone number", number);
        } else {
            var value = new WhatsappValue(entry, new AccountId(number), json);
            var messages = new WhatsappMessages(value);
            harvest.each(json.path("messages"), messages::message);
            harvest.each(json.path("message_echoes"), messages::echo);
            new WhatsappStatuses(value).read(harvest);
        }
    }

    private static void once(JsonNode json, Reading reading, MetaEnvelope.Harvest harvest) {
        harvest.each(Json.MAPPER.createArrayNode().add(json), item -> reading);
    }
}
