package dev.dragoman.channels.meta;

import static dev.dragoman.channels.meta.MetaFields.derived;
import static dev.dragoman.channels.meta.MetaFields.hash;
import static dev.dragoman.channels.meta.MetaFields.id;
import static dev.dragoman.channels.meta.MetaFields.isTrue;
import static dev.dragoman.channels.meta.MetaFields.text;

import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Content;
import dev.dragoman.message.Event;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads one item of {@code messaging[]} or {@code standby[]}, as Messenger and Instagram share them. The conversation
 * is always that with the party who is not the account.
 */
public final class MessagingReader {

    private final ChannelId channel;
    private final MetaEnvelope.Entry entry;

    /** Reads the items of one entry of a channel. */
    public MessagingReader(ChannelId channel, MetaEnvelope.Entry entry) {
        this.channel = channel;
        this.entry = entry;
    }

    /** An item of a thread that is ours: the kind is the key that is present. */
    public Reading messaging(JsonNode item) {
        @Nullable NetworkId person = person(item);
        if (person == null) {
            return Reading.BROKEN;
        }
        if (item.path("message").isObject()) {
            return message(item, person);
        }
        return isOurs(item) ? Reading.SKIPPED : otherThanMessage(item, person);
    }

    /** An item of a thread another app is in charge of: only what was said in our name concerns us. */
    public Reading standby(JsonNode item) {
        boolean spokenByUs = item.path("message").isObject() && isOurs(item);
        return spokenByUs ? messaging(item) : Reading.SKIPPED;
    }

    private @Nullable NetworkId person(JsonNode item) {
        @Nullable NetworkId sender = id(item.path("sender"), "id");
        @Nullable NetworkId recipient = id(item.path("recipient"), "id");
        @Nullable NetworkId likely = isOurs(item) ? recipient : sender;
        @Nullable NetworkId other = isOurs(item) ? sender : recipient;
        @Nullable NetworkId found = isAccount(likely) ? other : likely;
        return isAccount(found) ? null : found;
    }

    private boolean isOurs(JsonNode item) {
        return isTrue(item.path("message"), "is_echo") || isAccount(id(item.path("sender"), "id"));
    }

    private boolean isAccount(@Nullable NetworkId party) {
        return party != null && party.value().equals(entry.account().value());
    }

    private Reading message(JsonNode item, NetworkId person) {
        JsonNode message = item.path("message");
        @Nullable NetworkId mid = id(message, "mid");
        if (mid == null) {
            return Reading.BROKEN;
        }
        Event event = Event.of(address(person), mid, entry.timeOf(item, "timestamp"));
        boolean deleted = isTrue(message, "is_deleted");
        if (isOurs(item)) {
            return deleted ? Reading.SKIPPED : echo(event, message);
        }
        return heard(deleted ? new Inbound.Withdrawn(event) : said(event, person, message));
    }

    private static Reading echo(Event event, JsonNode message) {
        String metadata = Foreign.cut(text(message, "metadata"), 512);
        @Nullable String key = metadata.isBlank() ? null : metadata;
        return heard(new Inbound.Echoed(event, content(message), key, id(message.path("reply_to"), "mid")));
    }

    private static Inbound said(Event event, NetworkId person, JsonNode message) {
        Party author = new Party(person, null);
        String payload = text(message.path("quick_reply"), "payload");
        if (!payload.isBlank()) {
            return new Inbound.Pressed(event, author, text(message, "text"), payload);
        }
        return new Inbound.Said(event, author, content(message), id(message.path("reply_to"), "mid"), null);
    }

    private static Content content(JsonNode message) {
        return new Content(text(message, "text"), MetaAttachments.of(message));
    }

    private Reading otherThanMessage(JsonNode item, NetworkId person) {
        if (item.path("message_edit").isObject()) {
            return edited(item, person);
        }
        if (item.path("postback").isObject()) {
            return pressed(item, person);
        }
        if (item.path("reaction").isObject()) {
            return reacted(item, person);
        }
        if (item.path("read").isObject()) {
            return read(item, person);
        }
        return item.path("delivery").isObject() ? delivered(item, person) : unusedOrBroken(item);
    }

    private static Reading unusedOrBroken(JsonNode item) {
        boolean claimsAKind = List.of("message", "message_edit", "postback", "reaction", "read", "delivery").stream()
                .anyMatch(item::has);
        return claimsAKind ? Reading.BROKEN : Reading.SKIPPED;
    }

    private Reading edited(JsonNode item, NetworkId person) {
        JsonNode edit = item.path("message_edit");
        @Nullable NetworkId mid = id(edit, "mid");
        if (mid == null) {
            return Reading.BROKEN;
        }
        String number = text(edit, "num_edit");
        String version = number.isBlank() ? hash(List.of(text(edit, "text"))) : number;
        Event event = new Event(address(person), mid, version, entry.timeOf(item, "timestamp"));
        return heard(new Inbound.Edited(event, new Party(person, null), Content.of(text(edit, "text"))));
    }

    private Reading pressed(JsonNode item, NetworkId person) {
        JsonNode postback = item.path("postback");
        String payload = text(postback, "payload");
        @Nullable NetworkId mid = id(postback, "mid");
        NetworkId id = mid != null
                ? mid
                : new NetworkId(hash(List.of("postback", person.value(), text(item, "timestamp"), payload)));
        Event event = Event.of(address(person), id, entry.timeOf(item, "timestamp"));
        return heard(new Inbound.Pressed(event, new Party(person, null), text(postback, "title"), payload));
    }

    private Reading reacted(JsonNode item, NetworkId person) {
        JsonNode reaction = item.path("reaction");
        @Nullable NetworkId mid = id(reaction, "mid");
        if (mid == null) {
            return Reading.BROKEN;
        }
        String name = text(reaction, "reaction").isBlank() ? text(reaction, "emoji") : text(reaction, "reaction");
        String action = text(reaction, "action");
        String version = hash(List.of(person.value(), action, name, text(item, "timestamp")));
        Event event = new Event(address(person), mid, version, entry.timeOf(item, "timestamp"));
        boolean added = !action.equals("unreact");
        return heard(new Inbound.Reacted(event, new Party(person, null), mid, name, added));
    }

    /** Messenger names a time, Instagram the last message that was read. */
    private Reading read(JsonNode item, NetworkId person) {
        JsonNode read = item.path("read");
        String mark = text(read, "watermark") + text(read, "mid");
        if (mark.isBlank()) {
            return Reading.BROKEN;
        }
        @Nullable Instant watermark = MetaFields.time(read, "watermark", entry.now());
        Instant upTo = watermark == null ? entry.timeOf(item, "timestamp") : watermark;
        Event event = Event.of(address(person), derived(person.value(), mark), upTo);
        return heard(new Inbound.Read(event, upTo));
    }

    private Reading delivered(JsonNode item, NetworkId person) {
        JsonNode delivery = item.path("delivery");
        List<NetworkId> messages = messages(delivery.path("mids"));
        String watermark = text(delivery, "watermark");
        if (messages.isEmpty() && watermark.isBlank()) {
            return Reading.BROKEN;
        }
        List<String> parts = new ArrayList<>(List.of(person.value(), watermark));
        messages.forEach(message -> parts.add(message.value()));
        @Nullable Instant upTo = MetaFields.time(delivery, "watermark", entry.now());
        Instant at = upTo == null ? entry.timeOf(item, "timestamp") : upTo;
        Event event = Event.of(address(person), derived(parts.toArray(String[]::new)), at);
        return heard(new Inbound.Delivered(event, messages, upTo));
    }

    private static List<NetworkId> messages(JsonNode mids) {
        return mids.values().stream()
                .map(mid -> mid.stringValue(""))
                .filter(mid -> !mid.isBlank() && mid.length() <= 512)
                .map(NetworkId::new)
                .limit(1000)
                .toList();
    }

    private Address address(NetworkId person) {
        return new Address(channel, entry.account(), Visibility.PRIVATE, person);
    }

    private static Reading heard(Inbound event) {
        return new Reading.Heard(event);
    }
}
