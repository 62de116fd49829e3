package dev.dragoman.channels.x;

import static dev.dragoman.channels.x.XFields.text;
import static dev.dragoman.channels.x.XFields.url;

import dev.dragoman.message.Attachment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What came along with a post or a message, by reference. */
final class XAttachments {

    private XAttachments() {}

    /** The media a post names, of which X tells more among what it includes. */
    static List<Attachment> ofPost(JsonNode post, JsonNode includes) {
        List<Attachment> found = new ArrayList<>();
        for (JsonNode key : post.path("attachments").path("media_keys")) {
            found.add(media(includes, key.stringValue("")));
        }
        return found;
    }

    private static Attachment media(JsonNode includes, String key) {
        for (JsonNode media : includes.path("media")) {
            if (text(media, "media_key").equals(key)) {
                @Nullable String whole = url(media, "url");
                return new Attachment(
                        kind(media), whole == null ? url(media, "preview_image_url") : whole, title(media));
            }
        }
        return new Attachment("media", null, null);
    }

    /** A message carries one thing at most. */
    static List<Attachment> ofMessage(JsonNode attachment) {
        if (!attachment.isObject()) {
            return List.of();
        }
        JsonNode media = attachment.path("media");
        return media.isObject()
                ? List.of(new Attachment(kind(media), url(media, "media_url_https"), null))
                : List.of(new Attachment(kind(attachment), null, null));
    }

    private static String kind(JsonNode media) {
        String type = text(media, "type");
        return switch (type) {
            case "" -> "media";
            case "photo" -> "image";
            default -> type;
        };
    }

    private static @Nullable String title(JsonNode media) {
        String title = text(media, "alt_text");
        return title.isBlank() ? null : title;
    }
}
