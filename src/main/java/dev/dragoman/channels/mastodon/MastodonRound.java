package dev.dragoman.channels.mastodon;

import static dev.dragoman.channels.mastodon.MastodonFields.id;

import dev.dragoman.channels.Polled;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.mastodon.MastodonPlace.Watched;
import dev.dragoman.channels.mastodon.MastodonPolling.Listed;
import dev.dragoman.channels.mastodon.MastodonThreads.Unseen;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.Visibility;
import dev.dragoman.system.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One look at an account, from one place to the next. */
final class MastodonRound {

    /** At two looks a turn each of them is looked at again every ten minutes. */
    private static final int MOST_WATCHED = 50;

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MOST_TURNS = 1_000_000;

    private final MastodonPolling polling;
    private final MastodonEvents events;
    private final List<Polled.Page> pages = new ArrayList<>();
    private final List<Watched> watched;
    private final long begun = System.nanoTime();
    private String mention;
    private String own;
    private int turn;

    MastodonRound(MastodonPolling polling, MastodonEvents events, MastodonPlace place) {
        this.polling = polling;
        this.events = events;
        this.watched = new ArrayList<>(place.watched());
        this.mention = place.mention();
        this.own = place.own();
        this.turn = place.turn();
    }

    Polled go() {
        try {
            boolean more = mentions();
            if (!more) {
                more = turn % 2 == 1 ? own() : again();
                turn = (turn + 1) % MOST_TURNS;
            }
            return new Polled(pages, place(), more ? Duration.ZERO : MastodonPolling.PAUSE, null);
        } catch (Unseen e) {
            return MastodonPolling.failed(pages, place(), e.ending());
        }
    }

    private String place() {
        return new MastodonPlace(mention, own, turn, List.copyOf(watched)).write();
    }

    private boolean mentions() throws Unseen {
        return read(polling.mentions(mention), this::notified, id -> mention = id);
    }

    private boolean own() throws Unseen {
        return read(polling.own(own), post -> keep(post, events.posted(post)), id -> own = id);
    }

    /** Reads a list and moves its place along; whether there may be more of it. */
    private boolean read(Listed listed, Reader reader, Consumer<String> place) throws Unseen {
        switch (listed) {
            case Listed.TooLong(String id, String head) -> {
                tooLong(head);
                place.accept(id);
                return true;
            }
            case Listed.Items(List<JsonNode> items) -> {
                for (JsonNode item : items) {
                    reader.read(item);
                    place.accept(id(item, "id"));
                    if (isLate()) {
                        return true;
                    }
                }
                return items.size() >= MastodonPolling.MOST;
            }
        }
    }

    private void notified(JsonNode notification) throws Unseen {
        Reception reception = events.notified(notification);
        keep(notification, reception);
        watch(reception, notification.path("status"));
    }

    /** Looks at one of the latest posts again; there is never more of that at once. */
    private boolean again() throws Unseen {
        if (watched.isEmpty()) {
            return false;
        }
        int at = turn / 2 % watched.size();
        Watched one = watched.get(at);
        @Nullable JsonNode post = polling.post(one.id());
        if (post == null) {
            watched.remove(at);
            keep(Json.MAPPER.createObjectNode().put("id", one.id()).put("gone", true), events.gone(one));
            return false;
        }
        Reception reception = events.again(one, post);
        if (reception instanceof Reception.Taken taken && !taken.events().isEmpty()) {
            keep(post, reception);
            watched.set(at, new Watched(one.id(), one.thread(), one.isOpen(), MastodonFields.text(post, "edited_at")));
        }
        return false;
    }

    private void watch(Reception reception, JsonNode status) {
        if (reception instanceof Reception.Taken taken
                && !taken.events().isEmpty()
                && taken.events().getFirst() instanceof Inbound.Said said) {
            String id = said.event().id().value();
            watched.removeIf(one -> one.id().equals(id));
            watched.add(new Watched(
                    id,
                    said.event().address().thread().value(),
                    said.event().address().visibility() == Visibility.PUBLIC,
                    MastodonFields.text(status, "edited_at")));
            if (watched.size() > MOST_WATCHED) {
                watched.removeFirst();
            }
        }
    }

    private void keep(JsonNode body, Reception reception) {
        pages.add(new Polled.Page(Json.MAPPER.writeValueAsBytes(body), reception));
    }

    private void tooLong(String head) {
        pages.add(new Polled.Page(
                head.getBytes(StandardCharsets.UTF_8),
                new Reception.Unreadable("a post is longer than can be read; this is how it begins")));
    }

    private boolean isLate() {
        return System.nanoTime() - begun > LONGEST.toNanos();
    }

    /** Reads one item of a list. */
    private interface Reader {

        void read(JsonNode item) throws Unseen;
    }
}
