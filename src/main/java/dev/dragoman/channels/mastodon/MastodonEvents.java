package dev.dragoman.channels.mastodon;

import static dev.dragoman.channels.mastodon.MastodonFields.hash;
import static dev.dragoman.channels.mastodon.MastodonFields.text;
import static dev.dragoman.channels.mastodon.MastodonFields.time;

import dev.dragoman.channels.Reception;
import dev.dragoman.channels.mastodon.MastodonPlace.Watched;
import dev.dragoman.channels.mastodon.MastodonThreads.Unseen;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.Content;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What posts tell an account. */
final class MastodonEvents {

    private static final Reception SKIPPED = new Reception.Taken(List.of(), 1);

    private final String account;
    private final MastodonThreads threads;
    private final Clock clock;

    MastodonEvents(String account, MastodonThreads threads, Clock clock) {
        this.account = account;
        this.threads = threads;
        this.clock = clock;
    }

    /** What a notification tells; only mentions are read. */
    Reception notified(JsonNode notification) throws Unseen {
        String type = text(notification, "type");
        if (type.isBlank()) {
            return new Reception.Unreadable("the notification lacks what makes it one");
        }
        return type.equals("mention") ? posted(notification.path("status")) : SKIPPED;
    }

    /** What a post tells, whoever wrote it. */
    Reception posted(JsonNode post) throws Unseen {
        @Nullable MastodonStatus status = MastodonStatus.read(post, account);
        if (status == null) {
            return new Reception.Unreadable("the post lacks what makes it one");
        }
        threads.remember(status);
        return status.isOpen() ? inPublic(status, post) : inPrivate(status, post);
    }

    private Reception inPublic(MastodonStatus status, JsonNode post) throws Unseen {
        MastodonThreads.@Nullable Thread thread = threads.of(status);
        return thread == null
                ? SKIPPED
                : heard(status, post, address(Visibility.PUBLIC, thread.root()), new NetworkId(thread.post()));
    }

    private Reception inPrivate(MastodonStatus status, JsonNode post) {
        if (status.isOurs() && status.others().isEmpty()) {
            return SKIPPED;
        }
        String other = status.isOurs() ? status.others().getFirst() : status.acct();
        return heard(status, post, address(Visibility.PRIVATE, other), null);
    }

    private Reception heard(MastodonStatus status, JsonNode post, Address address, @Nullable NetworkId publication) {
        Event event = Event.of(address, new NetworkId(status.id()), time(post, "created_at", clock.instant()));
        Content content = MastodonText.content(post);
        @Nullable String above = status.parent();
        @Nullable NetworkId parent = above == null ? null : new NetworkId(above);
        return taken(
                status.isOurs()
                        ? new Inbound.Echoed(event, content, null, parent)
                        : new Inbound.Said(event, party(post, status), content, parent, publication));
    }

    /** What a post that was read before tells when it is looked at again; nothing unless it was changed since. */
    Reception again(Watched watched, JsonNode post) {
        @Nullable MastodonStatus status = MastodonStatus.read(post, account);
        if (status == null) {
            return new Reception.Unreadable("the post lacks what makes it one");
        }
        if (status.editedAt().equals(watched.editedAt())) {
            return new Reception.Taken(List.of(), 0);
        }
        Content content = MastodonText.content(post);
        String version = status.editedAt() + "-" + hash(content.toString());
        var event = new Event(
                address(watched), new NetworkId(watched.id()), version, time(post, "edited_at", clock.instant()));
        return taken(new Inbound.Edited(event, party(post, status), content));
    }

    /** A post that was read before is gone. */
    Reception gone(Watched watched) {
        return taken(new Inbound.Withdrawn(Event.of(address(watched), new NetworkId(watched.id()), clock.instant())));
    }

    private Address address(Watched watched) {
        return address(watched.isOpen() ? Visibility.PUBLIC : Visibility.PRIVATE, watched.thread());
    }

    private Address address(Visibility visibility, String thread) {
        return new Address(MastodonChannel.ID, new AccountId(account), visibility, new NetworkId(thread));
    }

    private static Party party(JsonNode post, MastodonStatus status) {
        String shown = text(post.path("account"), "display_name").strip();
        return new Party(new NetworkId(status.acct()), shown.isEmpty() ? status.acct() : shown);
    }

    private static Reception taken(Inbound event) {
        return new Reception.Taken(List.of(event), 0);
    }
}
