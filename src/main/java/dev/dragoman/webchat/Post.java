package dev.dragoman.webchat;

import dev.dragoman.channels.Limits;
import dev.dragoman.message.Foreign;
import dev.dragoman.system.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;

/**
 * A message as the widget posts it.
 *
 * @param id      made in the browser, a UUID
 * @param text    what the visitor wrote, or the title of the pressed choice
 * @param payload of the pressed choice; null for a written message
 * @param files   the ids under which files were handed in before; with one of them a message needs no words
 */
record Post(String id, String text, @Nullable String payload, List<UUID> files) {

    private static final int MOST_FILES = 5;
    private static final int LONGEST_PAYLOAD = 2000;
    private static final Limits LIMITS = WebchatChannel.LIMITS;

    /** Reads a posted body strictly; refuses anything that is not one JSON object in UTF-8. */
    static JsonNode json(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            JsonNode json = Json.MAPPER
                    .reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(text);
            if (!json.isObject()) {
                throw ChatRefusal.badRequest("The body must be a JSON object.");
            }
            return json;
        } catch (CharacterCodingException notText) {
            throw ChatRefusal.badRequest("The body is not valid UTF-8.");
        } catch (JacksonException notJson) {
            throw ChatRefusal.badRequest("The body is not valid JSON.");
        }
    }

    /** Reads a message; refuses one without a UUID, without words, or with more than 4,000 characters. */
    static Post read(byte[] body) {
        JsonNode json = json(body);
        String id = string(json, "id")
                .flatMap(VisitorId::parse)
                .orElseThrow(() -> ChatRefusal.badRequest("\"id\" must be a UUID made by the sender."))
                .toString();
        Optional<String> payload = string(json, "payload");
        return payload.isPresent() ? pressed(id, payload.get(), json) : written(id, json);
    }

    private static Post written(String id, JsonNode json) {
        List<UUID> files = files(json);
        String text =
                files.isEmpty() ? words(json, "text") : string(json, "text").orElse("");
        if (!LIMITS.fits(text)) {
            throw ChatRefusal.badRequest("A message may have at most " + LIMITS.longest() + " characters, this one has "
                    + LIMITS.lengthOf(text) + ".");
        }
        return new Post(id, text, null, files);
    }

    private static Post pressed(String id, String payload, JsonNode json) {
        String title = words(json, "title");
        if (payload.isBlank() || payload.length() > LONGEST_PAYLOAD || title.length() > 200) {
            throw ChatRefusal.badRequest("\"payload\" or \"title\" is empty or too long.");
        }
        return new Post(id, title, payload, List.of());
    }

    private static List<UUID> files(JsonNode json) {
        JsonNode files = json.path("files");
        if (files.isMissingNode()) {
            return List.of();
        }
        if (!files.isArray() || files.size() > MOST_FILES) {
            throw ChatRefusal.badRequest("\"files\" must be a list of at most " + MOST_FILES + " ids.");
        }
        return files.valueStream()
                .map(id -> VisitorId.parse(id.asString(""))
                        .orElseThrow(() -> ChatRefusal.badRequest("Each of \"files\" must be a UUID.")))
                .distinct()
                .toList();
    }

    private static String words(JsonNode json, String field) {
        return string(json, field)
                .filter(words -> !words.isBlank())
                .orElseThrow(() -> ChatRefusal.badRequest("\"" + field + "\" is empty."));
    }

    /** A field, cleaned; empty when it is not there, refused when it is not a text. */
    static Optional<String> string(JsonNode json, String field) {
        JsonNode value = json.get(field);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw ChatRefusal.badRequest("\"" + field + "\" must be a text.");
        }
        return Optional.of(Foreign.text(value.stringValue()));
    }
}
