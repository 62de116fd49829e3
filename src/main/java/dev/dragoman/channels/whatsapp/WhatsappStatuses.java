package dev.dragoman.channels.whatsapp;

import static dev.dragoman.channels.meta.MetaFields.id;
import static dev.dragoman.channels.meta.MetaFields.text;

import dev.dragoman.channels.meta.MetaEnvelope;
import dev.dragoman.channels.meta.Reading;
import dev.dragoman.channels.whatsapp.WhatsappValue.Person;
import dev.dragoman.message.Content;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.system.Json;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Reads what became of the messages we sent. WhatsApp promises no order and may leave a step out, so whichever comes
 * first with our key proves the send; that is its echo. A failure proves nothing and is not used.
 */
final class WhatsappStatuses {

    /** WhatsApp gives whole seconds; what happened within the second had happened. */
    private static final Duration REST_OF_THE_SECOND = Duration.ofMillis(999);

    private static final Set<String> ARRIVED = Set.of("sent", "delivered", "read", "played");

    private final WhatsappValue value;

    /** Reads the statuses that were told to one number. */
    WhatsappStatuses(WhatsappValue value) {
        this.value = value;
    }

    /** Reads them all; one that proves a send and tells more of it becomes two events. */
    void read(MetaEnvelope.Harvest harvest) {
        JsonNode statuses = value.json().path("statuses");
        if (!statuses.isArray()) {
            harvest.each(statuses, status -> Reading.BROKEN);
            return;
        }
        ArrayNode proofs = Json.MAPPER.createArrayNode();
        ArrayNode receipts = Json.MAPPER.createArrayNode();
        for (JsonNode status : statuses) {
            boolean isProof = ARRIVED.contains(text(status, "status"))
                    && text(status, "biz_opaque_callback_data").startsWith(WhatsappRendering.OUR_MARK);
            if (isProof) {
                proofs.add(status);
            }
            if (!isProof || !text(status, "status").equals("sent")) {
                receipts.add(status);
            }
        }
        harvest.each(proofs, status -> event(status, event -> echoed(event, status)));
        harvest.each(receipts, this::receipt);
    }

    private Reading receipt(JsonNode status) {
        return switch (text(status, "status")) {
            case "" -> Reading.BROKEN;
            case "delivered" -> event(status, event -> new Inbound.Delivered(event, List.of(event.id()), null));
            case "read", "played" ->
                event(status, event -> new Inbound.Read(event, event.at().plus(REST_OF_THE_SECOND)));
            default -> Reading.SKIPPED;
        };
    }

    private static Inbound echoed(Event event, JsonNode status) {
        String key = text(status, "biz_opaque_callback_data").substring(WhatsappRendering.OUR_MARK.length());
        return new Inbound.Echoed(event, Content.of(""), key, null);
    }

    private Reading event(JsonNode status, Function<Event, Inbound> kind) {
        @Nullable Person person = value.person(status, "recipient_user_id", "recipient_id");
        @Nullable NetworkId id = id(status, "id");
        if (person == null || id == null) {
            return Reading.BROKEN;
        }
        return new Reading.Heard(kind.apply(value.event(person, id, "", status)));
    }
}
