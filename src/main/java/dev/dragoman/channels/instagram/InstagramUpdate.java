package dev.dragoman.channels.instagram;

import dev.dragoman.channels.Reception;
import dev.dragoman.channels.meta.MessagingReader;
import dev.dragoman.channels.meta.MetaEnvelope;
import dev.dragoman.channels.meta.MetaFields;
import dev.dragoman.channels.meta.Reading;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Attachment;
import dev.dragoman.message.Content;
import dev.dragoman.message.Inbound;
import dev.dragoman.system.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What one POST of Instagram's webhook tells: private messages in {@code messaging[]}, comments in {@code changes[]} or,
 * with Instagram Login, in the entry itself.
 */
final class InstagramUpdate {

    private final MetaEnvelope envelope;
    private final Map<AccountId, String> usernames;

    /** Reads for these accounts; a user name may be empty. */
    InstagramUpdate(Map<AccountId, String> usernames, Clock clock) {
        this.envelope = new MetaEnvelope("instagram", usernames.keySet(), clock);
        this.usernames = Map.copyOf(usernames);
    }

    /** Reads the events. Never throws, whatever the bytes are. */
    Reception read(byte[] body) {
        return envelope.read(body, this::entry);
    }

    private void entry(MetaEnvelope.Entry entry, MetaEnvelope.Harvest harvest) {
        JsonNode json = entry.json();
        var messaging = new MessagingReader(InstagramChannel.ID, entry);
        var comments = new InstagramComments(entry, usernames.getOrDefault(entry.account(), ""));
        harvest.each(json.path("messaging"), item -> withStory(messaging.messaging(item), item));
        harvest.each(json.path("standby"), messaging::standby);
        harvest.each(json.path("changes"), comments::change);
        if (json.has("field")) {
            harvest.each(Json.MAPPER.createArrayNode().add(json), comments::change);
        }
    }

    /** The story that a message answers is shown like something that came along. */
    private static Reading withStory(Reading reading, JsonNode item) {
        JsonNode story = item.path("message").path("reply_to").path("story");
        if (!story.isObject() || !(reading instanceof Reading.Heard(Inbound.Said said))) {
            return reading;
        }
        List<Attachment> attachments = new ArrayList<>(said.content().attachments());
        attachments.addFirst(new Attachment("story", MetaFields.url(story, "url"), null));
        var content = new Content(said.content().text(), attachments);
        return new Reading.Heard(new Inbound.Said(said.event(), said.author(), content, said.parent(), said.post()));
    }
}
