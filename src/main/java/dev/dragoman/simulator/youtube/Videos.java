package dev.dragoman.simulator.youtube;

import dev.dragoman.simulator.ApiAnswer;
import dev.dragoman.simulator.ApiCall;
import dev.dragoman.simulator.WhenSimulating;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The one video of the channel, whose title and description can be changed. Called under the lock. */
@Component
@WhenSimulating
final class Videos {

    /** Its id. */
    static final String VIDEO = "simulated01";

    private static final int LONGEST_DESCRIPTION = 5_000;
    private static final int LONGEST_TITLE = 100;

    private final OwnChannel channel;
    private ObjectNode snippet;

    Videos(OwnChannel channel) {
        this.channel = channel;
        snippet = fresh();
    }

    ApiAnswer list(ApiCall call) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("kind", "youtube#videoListResponse");
        ArrayNode items = body.putArray("items");
        if (call.text("id").equals(VIDEO)) {
            items.add(video());
        }
        return ApiAnswer.ok(body);
    }

    /** Puts the whole snippet in the place of the old one: title and category are needed, what is left out is gone. */
    ApiAnswer put(ApiCall call) {
        JsonNode wanted = call.fields().path("snippet");
        String title = wanted.path("title").asString("");
        if (!call.text("id").equals(VIDEO)) {
            return GoogleAnswer.notFound("videoNotFound");
        }
        if (title.isBlank() || title.length() > LONGEST_TITLE || title.matches("(?s).*[<>].*")) {
            return GoogleAnswer.badRequest("invalidTitle");
        }
        String description = wanted.path("description").asString("");
        if (description.getBytes(StandardCharsets.UTF_8).length > LONGEST_DESCRIPTION
                || description.matches("(?s).*[<>].*")) {
            return GoogleAnswer.badRequest("invalidDescription");
        }
        if (wanted.path("categoryId").asString("").isBlank()) {
            return GoogleAnswer.badRequest("invalidCategoryId");
        }
        snippet = ((ObjectNode) wanted).deepCopy().put("channelId", channel.id());
        return ApiAnswer.ok(video());
    }

    void clear() {
        snippet = fresh();
    }

    private ObjectNode video() {
        ObjectNode video = JsonNodeFactory.instance
                .objectNode()
                .put("kind", "youtube#video")
                .put("id", VIDEO);
        video.set("snippet", snippet);
        return video;
    }

    private ObjectNode fresh() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("channelId", channel.id())
                .put("title", "Our lamps")
                .put("description", "All about lamps.")
                .put("categoryId", "22");
    }
}
