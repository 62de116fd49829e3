package dev.dragoman.channels.x;

import static dev.dragoman.channels.x.XFields.id;
import static dev.dragoman.channels.x.XFields.text;

import dev.dragoman.channels.Reception;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.system.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What one delivery of the X Activity API tells. Kinds of events that are not in the table are skipped. */
final class XUpdate {

    private static final Reception SKIPPED = new Reception.Taken(List.of(), 1);

    private static final Map<String, Reader> READERS = Map.of(
            "dm.received", XMessages::messages,
            "dm.sent", XMessages::messages,
            "dm.read", XMessages::read,
            "chat.received", XMessages::encrypted,
            "chat.sent", XMessages::encrypted,
            "post.reply.create", XPosts::reply,
            "post.mention.create", XPosts::mention,
            "post.quote.create", XPosts::mention,
            "post.create", XPosts::own);

    private final Set<AccountId> accounts;
    private final Clock clock;

    XUpdate(Set<AccountId> accounts, Clock clock) {
        this.accounts = Set.copyOf(accounts);
        this.clock = clock;
    }

    /**
     * One event of an account that is ours.
     *
     * @param payload  what happened
     * @param includes the people, posts and media it is about, as far as X tells them
     * @param now      the present, for events that say no time
     */
    record Told(AccountId account, JsonNode payload, JsonNode includes, Instant now) {

        boolean isOurs(NetworkId person) {
            return person.value().equals(account.value());
        }
    }

    /** Reads one kind of event: none for what we do not use. */
    @FunctionalInterface
    private interface Reader {

        List<Inbound> read(Told told) throws Broken;
    }

    /** The event claims to be a kind we use and lacks what makes it one. */
    static final class Broken extends Exception {

        private static final long serialVersionUID = 1L;
    }

    /** Reads one delivery. Never throws, whatever the bytes are. */
    Reception read(byte[] body) {
        try {
            return read(Json.MAPPER.readTree(body).path("data"));
        } catch (JacksonException e) {
            return new Reception.Unreadable("the payload is not JSON within our bounds");
        }
    }

    private Reception read(JsonNode data) {
        String kind = text(data, "event_type");
        if (kind.isBlank()) {
            return new Reception.Unreadable("the payload is no event of the X Activity API");
        }
        @Nullable Reader reader = READERS.get(kind);
        if (reader == null) {
            return SKIPPED;
        }
        @Nullable NetworkId user = id(data.path("filter"), "user_id");
        if (user == null) {
            return new Reception.Unreadable("the event does not say whose it is");
        }
        var account = new AccountId(user.value());
        return accounts.contains(account)
                ? read(reader, new Told(account, data.path("payload"), data.path("includes"), clock.instant()))
                : new Reception.Unreadable("the account " + printable(user) + " is not configured");
    }

    private static Reception read(Reader reader, Told told) {
        try {
            List<Inbound> events = reader.read(told);
            return events.isEmpty() ? SKIPPED : new Reception.Taken(events, 0);
        } catch (Broken | RuntimeException e) {
            // The last guard: an event is foreign, and whatever it makes us stumble over must not hold up the others.
            return new Reception.Unreadable("the event lacks what makes it one");
        }
    }

    private static String printable(NetworkId user) {
        return Foreign.cut(user.value().replaceAll("[^A-Za-z0-9_.-]", "?"), 60);
    }
}
