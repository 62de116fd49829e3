package dev.dragoman.channels.pinterest;

import dev.dragoman.channels.Polled;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.pinterest.PinterestApi.Answer;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.Attachment;
import dev.dragoman.message.Content;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import dev.dragoman.system.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through an account's pins, a page at a time, and tells under which of them there are more comments than before. */
final class PinterestLook {

    private final AccountId account;
    private final PinterestApi api;
    private final Duration interval;
    private final Clock clock;

    PinterestLook(String account, PinterestApi api, Duration interval, Clock clock) {
        this.account = new AccountId(account);
        this.api = api;
        this.interval = interval;
        this.clock = clock;
    }

    Polled look(@Nullable String place) {
        PinterestCounts counts = PinterestCounts.read(place).at(clock.instant());
        return switch (api.pins(counts.bookmark())) {
            case Answer.Listed listed -> told(counts, listed);
            case Answer.Failed(int status, PinterestTrouble trouble)
            when status == 400 && !counts.bookmark().isEmpty() ->
                new Polled(List.of(), counts.givenUp().write(), interval, trouble.why());
            case Answer.Failed(int status, PinterestTrouble trouble) ->
                new Polled(List.of(), null, trouble.pause(), trouble.why(), trouble.needsAPerson());
        };
    }

    private Polled told(PinterestCounts counts, Answer.Listed listed) {
        Instant now = clock.instant();
        List<Polled.Page> pages = new ArrayList<>();
        for (PinterestPin pin : listed.pins()) {
            int grown = counts.grown(pin);
            if (grown > 0) {
                byte[] body = Json.MAPPER.writeValueAsBytes(pin.raw());
                pages.add(new Polled.Page(body, new Reception.Taken(List.of(noticed(pin, grown, now)), 0)));
            }
        }
        PinterestCounts next = counts.turned(listed.bookmark());
        Duration pause = next.hasEnded() ? interval : Duration.ZERO;
        return new Polled(pages, next.write(), listed.rest().compareTo(pause) > 0 ? listed.rest() : pause, null);
    }

    /** The time makes the id one of its own: a count that fell may come to the same number again. */
    private Inbound noticed(PinterestPin pin, int grown, Instant now) {
        var address = new Address(PinterestChannel.ID, account, Visibility.PUBLIC, new NetworkId(pin.id()));
        var id = new NetworkId(pin.id() + "-" + pin.comments() + "-" + now.getEpochSecond());
        var link = new Attachment("link", pin.link(), pin.title().isEmpty() ? null : pin.title());
        return new Inbound.Noticed(
                Event.of(address, id, now), Party.UNKNOWN, new Content(words(pin, grown), List.of(link)), true);
    }

    private static String words(PinterestPin pin, int grown) {
        String title = pin.title().isEmpty() ? "a pin" : "\u201C" + pin.title() + "\u201D";
        return (grown == 1 ? "1 new comment" : grown + " new comments") + " under " + title + ", " + pin.comments()
                + " in all. Pinterest tells programs no more: follow the link to read and answer.";
    }
}
