package dev.dragoman.channels.wordpress;

import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.Content;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what happened to a comment into an event. */
final class WordPressEvents {

    private final AccountId account;
    private final Set<Long> ours;

    /** Whatever these users write is said by the brand. */
    WordPressEvents(AccountId account, Set<Long> ours) {
        this.account = account;
        this.ours = Set.copyOf(ours);
    }

    boolean isOurs(WordPressComment comment) {
        return ours.contains(comment.author());
    }

    Inbound told(WordPressComment comment, String thread) {
        Event event = Event.of(address(thread), id(comment.id()), comment.at());
        Content content = Content.of(comment.words());
        @Nullable NetworkId parent = comment.parent() == 0 ? null : id(comment.parent());
        return isOurs(comment)
                ? new Inbound.Echoed(event, content, comment.key(), parent)
                : new Inbound.Said(event, author(comment), content, parent, id(comment.post()));
    }

    /** WordPress does not say when a comment was changed: at the latest now. */
    Inbound edited(WordPressComment comment, String thread, Instant now) {
        Event event = new Event(address(thread), id(comment.id()), comment.hash(), now);
        return new Inbound.Edited(event, author(comment), Content.of(comment.words()));
    }

    Inbound withdrawn(long comment, String thread, Instant now) {
        return new Inbound.Withdrawn(Event.of(address(thread), id(comment), now));
    }

    private static Party author(WordPressComment comment) {
        return new Party(
                comment.author() == 0 ? null : id(comment.author()),
                comment.name().isEmpty() ? null : comment.name());
    }

    private Address address(String thread) {
        return new Address(WordPressChannel.ID, account, Visibility.PUBLIC, new NetworkId(thread));
    }

    private static NetworkId id(long number) {
        return new NetworkId(Long.toString(number));
    }
}
