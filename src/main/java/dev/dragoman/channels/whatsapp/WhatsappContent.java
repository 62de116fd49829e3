package dev.dragoman.channels.whatsapp;

import static dev.dragoman.channels.meta.MetaFields.isTrue;
import static dev.dragoman.channels.meta.MetaFields.text;
import static dev.dragoman.channels.meta.MetaFields.url;

import dev.dragoman.message.Attachment;
import dev.dragoman.message.Content;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a message says. Media come by reference: {@code whatsapp:} and the id, since the address that WhatsApp gives for
 * it lives for 5 minutes and wants the token.
 */
final class WhatsappContent {

    /** Of a message that WhatsApp itself cannot pass on, or that says nothing we know. */
    static final Content UNSUPPORTED = new Content("", List.of(new Attachment("unsupported", null, null)));

    private WhatsappContent() {}

    /** The content; empty for a kind of message that we do not know. */
    static Optional<Content> of(JsonNode message) {
        String type = text(message, "type");
        JsonNode body = message.path(type);
        return switch (type) {
            case "text" -> Optional.of(content(message, text(body, "body"), Stream.of()));
            case "image", "video", "audio", "document", "sticker" ->
                Optional.of(content(message, text(body, "caption"), Stream.of(file(type, body))));
            case "location" -> Optional.of(content(message, "", place(body)));
            case "contacts" ->
                Optional.of(content(message, "", body.values().stream().map(WhatsappContent::contact)));
            case "order" -> Optional.of(content(message, text(body, "text"), Stream.of(plain("order", null))));
            case "unsupported", "unknown" -> Optional.of(UNSUPPORTED);
            default -> Optional.empty();
        };
    }

    private static Content content(JsonNode message, String text, Stream<Attachment> attachments) {
        List<Attachment> all = Stream.concat(attachments, advertisement(message.path("referral")))
                .limit(50)
                .toList();
        return text.isBlank() && all.isEmpty() ? UNSUPPORTED : new Content(text, all);
    }

    private static Attachment file(String type, JsonNode file) {
        String id = text(file, "id");
        String name = text(file, "filename");
        return new Attachment(
                isTrue(file, "voice") ? "voice" : type,
                id.isBlank() ? null : WhatsappMedia.REFERENCE + id,
                name.isBlank() ? null : name);
    }

    private static Stream<Attachment> place(JsonNode place) {
        if (!place.path("latitude").isNumber() || !place.path("longitude").isNumber()) {
            return Stream.of();
        }
        String where = place.path("latitude").asString("") + ", "
                + place.path("longitude").asString("");
        String name = text(place, "name");
        return Stream.of(plain("location", name.isBlank() ? where : name + ", " + where));
    }

    private static Attachment contact(JsonNode contact) {
        String name = text(contact.path("name"), "formatted_name");
        String phone = text(contact.path("phones").path(0), "phone");
        return plain("contact", (name + " " + phone).strip());
    }

    /** The advertisement over which the customer came here. */
    private static Stream<Attachment> advertisement(JsonNode referral) {
        String headline = text(referral, "headline");
        return referral.isObject()
                ? Stream.of(
                        new Attachment("referral", url(referral, "source_url"), headline.isBlank() ? null : headline))
                : Stream.of();
    }

    private static Attachment plain(String kind, @Nullable String title) {
        return new Attachment(kind, null, title);
    }
}
