package dev.dragoman.channels.rest;

import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Content;
import dev.dragoman.message.Event;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import dev.dragoman.system.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A message as a Rasa client posts it: {@code {"sender", "message", "metadata"}}. */
public record RestUpdate(String sender, String message, String id) {

    private static final int LONGEST_SENDER = 200;

    /**
     * Reads a request.
     *
     * @throws IllegalArgumentException with a sentence for the caller when it is not what Rasa's clients send
     */
    public static RestUpdate read(byte[] body) {
        JsonNode json = parse(body);
        String sender = Foreign.text(text(json, "sender", "default"));
        String message = text(json, "message", "");
        if (sender.isBlank() || sender.length() > LONGEST_SENDER) {
            throw new IllegalArgumentException("“sender” must have 1 to 200 characters");
        }
        if (message.isBlank()) {
            throw new IllegalArgumentException("“message” must be a text that is not empty");
        }
        if (message.length() > Content.LONGEST) {
            throw new IllegalArgumentException("“message” may have at most 100,000 characters");
        }
        JsonNode given = json.path("metadata").path("message_id");
        String id = given.isString() && !given.stringValue().isBlank()
                ? Foreign.cut(Foreign.text(given.stringValue()), LONGEST_SENDER)
                : UUID.randomUUID().toString();
        return new RestUpdate(sender, message, id);
    }

    private static JsonNode parse(byte[] body) {
        try {
            JsonNode json = Json.MAPPER.readTree(body);
            if (!json.isObject()) {
                throw new IllegalArgumentException("send a JSON object with “sender” and “message”");
            }
            return json;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the body is not JSON in UTF-8", e);
        }
    }

    private static String text(JsonNode json, String field, String otherwise) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isString()) {
            throw new IllegalArgumentException("“" + field + "” must be a text");
        }
        return value.stringValue();
    }

    /** The same as an event; a text that starts with a slash is an intent, as Rasa has it. */
    public Inbound toInbound(Instant now) {
        // Every sender may number its messages from 1; the network id alone would make them repeats of each other.
        String whose =
                UUID.nameUUIDFromBytes(sender.getBytes(StandardCharsets.UTF_8)).toString();
        var event = new Event(address(), new NetworkId(id), whose, now);
        var author = new Party(new NetworkId(sender), null);
        return new Inbound.Said(event, author, Content.of(message), null, null);
    }

    /** The conversation of this sender. */
    public Address address() {
        return new Address(RestChannel.ID, RestChannel.ACCOUNT, Visibility.PRIVATE, new NetworkId(sender));
    }

    /** The channel's id, for the entrance. */
    public ChannelId channel() {
        return RestChannel.ID;
    }

    /** The brand's only account here. */
    public AccountId account() {
        return RestChannel.ACCOUNT;
    }
}
