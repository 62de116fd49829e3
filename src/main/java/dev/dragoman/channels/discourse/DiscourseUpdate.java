package dev.dragoman.channels.discourse;

import static dev.dragoman.channels.discourse.DiscourseFields.isTrue;
import static dev.dragoman.channels.discourse.DiscourseFields.number;
import static dev.dragoman.channels.discourse.DiscourseFields.text;
import static dev.dragoman.channels.discourse.DiscourseFields.time;

import dev.dragoman.channels.Reception;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Visibility;
import dev.dragoman.system.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What one webhook of a forum, or one post of its lists, tells a bot. */
final class DiscourseUpdate {

    private static final Reception SKIPPED = new Reception.Taken(List.of(), 1);

    private final DiscourseSettings.Bot bot;
    private final Set<String> ours;
    private final Clock clock;

    /** Takes for our own what the bot, its colleagues and these other bots of the forum say. */
    DiscourseUpdate(DiscourseSettings.Bot bot, Stream<String> bots, Clock clock) {
        this.bot = bot;
        this.ours = Stream.concat(bots, Stream.concat(Stream.of(bot.apiUsername()), bot.colleagues().stream()))
                .map(DiscourseUpdate::folded)
                .collect(Collectors.toUnmodifiableSet());
        this.clock = clock;
    }

    /**
     * Reads one webhook. Never throws, whatever the bytes are.
     *
     * @param type  what it is about, such as {@code post}; empty if it is not known
     * @param event what happened, such as {@code post_edited}; empty if it is not known
     */
    Reception read(byte[] body, String type, String event) {
        try {
            JsonNode json = Json.MAPPER.readTree(body);
            return json.isObject() ? read(json, type, event) : new Reception.Unreadable("the payload is no object");
        } catch (JacksonException e) {
            return new Reception.Unreadable("the payload is not JSON within our bounds");
        } catch (RuntimeException e) {
            // The last guard: a payload is foreign, and whatever it makes us stumble over must not hold up the others.
            return new Reception.Unreadable("the payload is broken");
        }
    }

    private Reception read(JsonNode json, String type, String event) {
        if (json.path("post").isObject()) {
            return DiscoursePost.of(json.path("post"), bot.baseUrl())
                    .map(post -> one(post(post, event)))
                    .orElse(new Reception.Unreadable("the post lacks what makes it one"));
        }
        if (json.path("like").isObject()) {
            return liked(json.path("like"));
        }
        boolean isOther = json.has("ping") || !List.of("", "post", "like").contains(type);
        return isOther ? SKIPPED : new Reception.Unreadable("the payload has neither post nor like");
    }

    private Optional<Inbound> post(DiscoursePost post, String event) {
        Address address = address(visibility(post.json()), post.place());
        if (isGone(post.json()) || event.equals("post_destroyed")) {
            return isOurs(post) ? Optional.empty() : Optional.of(withdrawn(post, address));
        }
        if (!post.isSpeech() || isOwnTopic(post, address)) {
            return Optional.empty();
        }
        boolean isNew = event.isEmpty() ? number(post.json(), "version") <= 1 : event.equals("post_created");
        if (isNew) {
            return Optional.of(said(post, address));
        }
        boolean isChange = event.isEmpty() || event.equals("post_edited") || event.equals("post_recovered");
        return isChange && !isOurs(post) ? Optional.of(edited(post, address)) : Optional.empty();
    }

    /**
     * What a post of a list tells: the same as its webhooks would have. Only the latest text of a post that was edited
     * is still there.
     */
    List<Inbound> listed(DiscoursePost post, Visibility visibility) {
        if (!post.isSpeech() || isGone(post.json()) || visibility == Visibility.PUBLIC && isElsewhere(post)) {
            return List.of();
        }
        Address address = address(visibility, post.place());
        if (isOwnTopic(post, address)) {
            return List.of();
        }
        Inbound said = said(post, address);
        boolean wasEdited = number(post.json(), "version") > 1 && !isOurs(post);
        return wasEdited ? List.of(said, edited(post, address)) : List.of(said);
    }

    /** What we publish answers nobody: the topic is a conversation only once somebody has spoken in it. */
    private boolean isOwnTopic(DiscoursePost post, Address address) {
        return address.visibility() == Visibility.PUBLIC && post.place().number() == 1 && isOurs(post);
    }

    private boolean isElsewhere(DiscoursePost post) {
        String category = text(post.json(), "category_id");
        return !bot.categories().isEmpty() && !bot.categories().contains(category);
    }

    private Inbound said(DiscoursePost post, Address address) {
        Event event = Event.of(
                address, post.place().id(), time(post.json(), "created_at").orElseGet(clock::instant));
        if (isOurs(post)) {
            return new Inbound.Echoed(event, post.content(), null, post.parent());
        }
        boolean isPublic = address.visibility() == Visibility.PUBLIC;
        return new Inbound.Said(
                event, post.author(), post.content(), post.parent(), isPublic ? address.thread() : null);
    }

    private Inbound edited(DiscoursePost post, Address address) {
        Instant at = time(post.json(), "updated_at").orElseGet(clock::instant);
        return new Inbound.Edited(
                new Event(address, post.place().id(), post.version(), at), post.author(), post.content());
    }

    private Inbound withdrawn(DiscoursePost post, Address address) {
        Instant at = time(post.json(), "deleted_at")
                .or(() -> time(post.json(), "updated_at"))
                .orElseGet(clock::instant);
        return new Inbound.Withdrawn(new Event(address, post.place().id(), text(post.json(), "deleted_at"), at));
    }

    /** An author who deletes a post leaves it for a day, with words of the forum's own in it. */
    private static boolean isGone(JsonNode post) {
        return isTrue(post, "user_deleted") || !text(post, "deleted_at").isBlank();
    }

    private Reception liked(JsonNode like) {
        Optional<PostPlace> place = PostPlace.of(like.path("post"));
        long user = number(like.path("user"), "id");
        if (place.isEmpty() || user == 0) {
            return new Reception.Unreadable("the like lacks its post or its user");
        }
        if (user < 0 || ours.contains(folded(text(like.path("user"), "username")))) {
            return SKIPPED;
        }
        NetworkId liked = place.get().id();
        Address address = address(visibility(like.path("post")), place.get());
        var event = new Event(address, liked, "like-" + user, clock.instant());
        return one(Optional.of(
                new Inbound.Reacted(event, DiscoursePost.author(user, like.path("user")), liked, "like", true)));
    }

    private static Visibility visibility(JsonNode post) {
        String archetype = text(post, "topic_archetype");
        boolean isPublic = archetype.isBlank() ? number(post, "category_id") > 0 : !archetype.equals("private_message");
        return isPublic ? Visibility.PUBLIC : Visibility.PRIVATE;
    }

    private boolean isOurs(DiscoursePost post) {
        return ours.contains(folded(post.username()));
    }

    /** Discourse has no two users whose names differ in case alone. */
    private static String folded(String username) {
        return username.toLowerCase(Locale.ROOT);
    }

    private Address address(Visibility visibility, PostPlace place) {
        return new Address(DiscourseChannel.ID, new AccountId(bot.id()), visibility, place.thread());
    }

    private static Reception one(Optional<Inbound> event) {
        return event.<Reception>map(heard -> new Reception.Taken(List.of(heard), 0))
                .orElse(SKIPPED);
    }
}
