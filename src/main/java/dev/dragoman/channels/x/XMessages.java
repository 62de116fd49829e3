package dev.dragoman.channels.x;

import static dev.dragoman.channels.x.XFields.id;
import static dev.dragoman.channels.x.XFields.text;
import static dev.dragoman.channels.x.XFields.time;

import dev.dragoman.channels.x.XUpdate.Broken;
import dev.dragoman.channels.x.XUpdate.Told;
import dev.dragoman.message.Address;
import dev.dragoman.message.Attachment;
import dev.dragoman.message.Content;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads direct messages between the account and one person, and that an encrypted one was sent. */
final class XMessages {

    /** Nobody but X's own apps can read it; a person has to look there. */
    private static final Attachment ENCRYPTED =
            new Attachment("encrypted", "https://x.com/messages", "Encrypted message, to be read on X");

    private XMessages() {}

    /** Messages as {@code dm.received} and {@code dm.sent} tell them; those of groups are skipped. */
    static List<Inbound> messages(Told told) throws Broken {
        JsonNode list = told.payload().path("direct_message_events");
        if (!list.isArray()) {
            throw new Broken();
        }
        List<Inbound> events = new ArrayList<>();
        for (JsonNode one : list) {
            if (text(one, "type").equals("message_create")) {
                message(told, one).ifPresent(events::add);
            }
        }
        return events;
    }

    private static Optional<Inbound> message(Told told, JsonNode one) throws Broken {
        JsonNode message = one.path("message_create");
        @Nullable NetworkId id = id(one, "id");
        @Nullable NetworkId sender = id(message, "sender_id");
        @Nullable NetworkId recipient = id(message.path("target"), "recipient_id");
        if (id == null || sender == null || recipient == null) {
            throw new Broken();
        }
        JsonNode data = message.path("message_data");
        var content = new Content(XText.ofMessage(data), XAttachments.ofMessage(data.path("attachment")));
        Instant at = time(one, "created_timestamp", told.now());
        if (told.isOurs(sender)) {
            return Optional.of(new Inbound.Echoed(event(told, recipient, id, at), content, null, null));
        }
        return told.isOurs(recipient)
                ? Optional.of(new Inbound.Said(event(told, sender, id, at), party(told, sender), content, null, null))
                : Optional.empty();
    }

    /** How far a person has read; X does not say which shape it has today, so what is not the known one is skipped. */
    static List<Inbound> read(Told told) {
        List<Inbound> events = new ArrayList<>();
        for (JsonNode mark : told.payload().path("direct_message_mark_read_events")) {
            @Nullable NetworkId reader = id(mark, "sender_id");
            @Nullable NetworkId last = id(mark, "last_read_event_id");
            if (reader != null && last != null && !told.isOurs(reader)) {
                Instant at = time(mark, "created_timestamp", told.now());
                events.add(new Inbound.Read(event(told, reader, new NetworkId("read_" + last), at), at));
            }
        }
        return events;
    }

    /** An encrypted message: that there is one, and from whom. */
    static List<Inbound> encrypted(Told told) throws Broken {
        JsonNode chat = told.payload();
        @Nullable NetworkId id = id(chat, "id");
        @Nullable NetworkId sender = id(chat, "sender_id");
        if (id == null || sender == null) {
            throw new Broken();
        }
        @Nullable NetworkId other = other(told, text(chat, "conversation_id"));
        if (other == null) {
            return List.of();
        }
        Event event = event(told, other, id, time(chat, "created_at_msec", told.now()));
        var content = new Content("", List.of(ENCRYPTED));
        return List.of(
                told.isOurs(sender)
                        ? new Inbound.Echoed(event, content, null, null)
                        : new Inbound.Said(event, party(told, sender), content, null, null));
    }

    /** A conversation of two is named after both; null for a group. */
    private static @Nullable NetworkId other(Told told, String conversation) {
        List<NetworkId> others = Stream.of(conversation.split("[:-]", 3))
                .filter(XFields::isNumber)
                .map(NetworkId::new)
                .toList();
        boolean isPair = others.size() == 2 && others.stream().anyMatch(told::isOurs);
        return isPair
                ? others.stream().filter(one -> !told.isOurs(one)).findFirst().orElse(null)
                : null;
    }

    private static Party party(Told told, NetworkId person) {
        JsonNode user = told.payload().path("users").path(person.value());
        String name = text(user.has("data") ? user.path("data") : user, "name");
        return new Party(person, name.isBlank() ? null : name);
    }

    private static Event event(Told told, NetworkId other, NetworkId id, Instant at) {
        return Event.of(new Address(XChannel.ID, told.account(), Visibility.PRIVATE, other), id, at);
    }
}
