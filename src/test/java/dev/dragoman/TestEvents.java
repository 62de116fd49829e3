package dev.dragoman;

import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Content;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events of {@link TestChannel}, each in a few words. */
public final class TestEvents {

    public static final ChannelId CHANNEL = new ChannelId("testnet");

    private TestEvents() {}

    /** The private conversation with one customer. */
    public static Address privately(String customer) {
        return on("testnet", Visibility.PRIVATE, customer);
    }

    /** The public conversation under one comment. */
    public static Address publicly(String comment) {
        return on("testnet", Visibility.PUBLIC, comment);
    }

    public static Address on(String channel, Visibility visibility, String thread) {
        return new Address(new ChannelId(channel), new AccountId("page"), visibility, new NetworkId(thread));
    }

    public static Inbound.Said said(Address where, String id, String text) {
        var author = new Party(new NetworkId("author-" + where.thread()), "Ada");
        return new Inbound.Said(event(where, id), author, Content.of(text), null, null);
    }

    public static Inbound.Edited edited(Address where, String id, String text) {
        var event = new Event(where, new NetworkId(id), "v-" + text.hashCode(), Instant.now());
        return new Inbound.Edited(event, Party.UNKNOWN, Content.of(text));
    }

    public static Inbound.Withdrawn withdrawn(Address where, String id) {
        return new Inbound.Withdrawn(event(where, id));
    }

    public static Inbound.Echoed echoed(Address where, String id, @Nullable String key) {
        return new Inbound.Echoed(event(where, id), Content.of("Hello, this is us."), key, null);
    }

    private static Event event(Address where, String id) {
        return Event.of(where, new NetworkId(id), Instant.now());
    }
}
