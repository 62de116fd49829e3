package dev.dragoman.channels.telegram;

import static dev.dragoman.channels.telegram.TelegramFields.text;

import dev.dragoman.message.Attachment;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What came along with a message, by reference: {@code telegram:} and the file's id. The address of a file carries the
 * bot's token, so it is asked for anew whenever somebody wants the file and never stored.
 */
final class TelegramAttachments {

    /** An animation comes with a copy of itself as a document, so the order matters. */
    private static final List<String> FILES =
            List.of("photo", "animation", "video", "video_note", "audio", "voice", "sticker", "document", "live_photo");

    private static final List<String> OTHERS =
            List.of("poll", "dice", "game", "story", "paid_media", "invoice", "checklist", "giveaway");

    private TelegramAttachments() {}

    /** None for a plain text, and for what the chat itself tells, such as a pinned message. */
    static List<Attachment> of(JsonNode message) {
        return Stream.concat(
                        FILES.stream().filter(message::has).limit(1).map(kind -> file(kind, message.path(kind))),
                        Stream.concat(places(message), others(message)))
                .toList();
    }

    private static Attachment file(String kind, JsonNode file) {
        // A photo is a list of the same picture in growing sizes.
        JsonNode best = file.isArray() && !file.isEmpty() ? file.path(file.size() - 1) : file;
        String id = text(best, "file_id");
        return new Attachment(
                kind.equals("photo") ? "image" : kind,
                id.isBlank() ? null : TelegramFiles.REFERENCE + id,
                title(kind, best));
    }

    private static @Nullable String title(String kind, JsonNode file) {
        String title = kind.equals("sticker") ? text(file, "emoji") : text(file, "file_name");
        return title.isBlank() ? null : title;
    }

    private static Stream<Attachment> places(JsonNode message) {
        JsonNode venue = message.path("venue");
        JsonNode place = message.path("location").isObject() ? message.path("location") : venue.path("location");
        if (!place.path("latitude").isNumber() || !place.path("longitude").isNumber()) {
            return Stream.of();
        }
        String where = place.path("latitude").asString("") + ", "
                + place.path("longitude").asString("");
        String name = text(venue, "title");
        return Stream.of(new Attachment("location", null, name.isBlank() ? where : name + ", " + where));
    }

    private static Stream<Attachment> others(JsonNode message) {
        JsonNode contact = message.path("contact");
        Stream<Attachment> contacts = contact.isObject()
                ? Stream.of(new Attachment(
                        "contact", null, (text(contact, "first_name") + " " + text(contact, "phone_number")).strip()))
                : Stream.of();
        return Stream.concat(
                contacts, OTHERS.stream().filter(message::has).map(kind -> new Attachment(kind, null, null)));
    }
}
