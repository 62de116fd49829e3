package dev.dragoman.channels.meta;

import static dev.dragoman.channels.meta.MetaFields.isTrue;
import static dev.dragoman.channels.meta.MetaFields.text;
import static dev.dragoman.channels.meta.MetaFields.url;

import dev.dragoman.message.Attachment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What came along with a message. A message of which we are told nothing gets one attachment that says so. */
final class MetaAttachments {

    private static final List<Attachment> UNSUPPORTED = List.of(new Attachment("unsupported", null, null));

    private MetaAttachments() {}

    static List<Attachment> of(JsonNode message) {
        JsonNode list = message.path("attachments");
        List<Attachment> found = list.isArray()
                ? list.values().stream().limit(50).map(MetaAttachments::one).toList()
                : List.of();
        boolean saysNothing = found.isEmpty() && text(message, "text").isBlank();
        boolean isUnsupported = found.isEmpty() && isTrue(message, "is_unsupported");
        return saysNothing || isUnsupported ? UNSUPPORTED : found;
    }

    private static Attachment one(JsonNode attachment) {
        JsonNode payload = attachment.path("payload");
        @Nullable String url = url(payload, "url") == null ? url(attachment, "url") : url(payload, "url");
        return new Attachment(kind(attachment, payload), url, title(attachment, payload));
    }

    private static String kind(JsonNode attachment, JsonNode payload) {
        if (!text(payload, "sticker_id").isBlank()) {
            return "sticker";
        }
        String type = text(attachment, "type");
        return type.isBlank() ? "unsupported" : type;
    }

    private static @Nullable String title(JsonNode attachment, JsonNode payload) {
        JsonNode place = payload.path("coordinates");
        if (place.path("lat").isNumber() && place.path("long").isNumber()) {
            return place.path("lat").asString("") + ", " + place.path("long").asString("");
        }
        String title = text(attachment, "title").isBlank() ? text(payload, "title") : text(attachment, "title");
        return title.isBlank() ? null : title;
    }
}
