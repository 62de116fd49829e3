package dev.dragoman.channels.pinterest;

import dev.dragoman.channels.HeardQuotas;
import dev.dragoman.channels.NetworkAnswer;
import dev.dragoman.channels.NetworkAnswer.Answered;
import dev.dragoman.channels.NetworkAnswer.NotSent;
import dev.dragoman.channels.NetworkAnswer.Unclear;
import dev.dragoman.channels.NetworkClient;
import dev.dragoman.channels.Quota;
import dev.dragoman.channels.RenewedTokens;
import dev.dragoman.channels.RenewedTokens.Access;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the list of own pins, with their numbers. Never throws for the network or the wire. Repeats a call once, with a
 * new access token, when the old one was not taken; otherwise never.
 */
final class PinterestApi {

    /** Pinterest gives 250 at most; this many fit well into what is read of an answer. */
    static final int PAGE = 100;

    private static final String PINS = "pins?page_size=" + PAGE + "&pin_filter=exclude_repins&pin_metrics=true";
    private static final int LONGEST_BOOKMARK = 2000;

    private final NetworkClient client;
    private final RenewedTokens<PinterestTrouble> tokens;
    private final HeardQuotas<String> left = new HeardQuotas<>("x-ratelimit-");
    private final Clock clock;

    PinterestApi(NetworkClient client, RenewedTokens<PinterestTrouble> tokens, Clock clock) {
        this.client = client;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** How a call ended. */
    sealed interface Answer {

        /**
         * A page of the list.
         *
         * @param pins     those that could be read, the newest first
         * @param bookmark where the next page begins; empty when this is the last one
         * @param rest     how long Pinterest wants no call after this one; mostly zero
         */
        record Listed(List<PinterestPin> pins, String bookmark, Duration rest) implements Answer {}

        /**
         * Nothing was told.
         *
         * @param status the HTTP status; 0 when there was no answer about pins
         */
        record Failed(int status, PinterestTrouble trouble) implements Answer {}
    }

    /** The pins from a bookmark on; from the newest one when it is empty. */
    Answer pins(String bookmark) {
        String path =
                bookmark.isEmpty() ? PINS : PINS + "&bookmark=" + URLEncoder.encode(bookmark, StandardCharsets.UTF_8);
        return switch (tokens.get()) {
            case Access.Denied<PinterestTrouble>(PinterestTrouble trouble) -> new Answer.Failed(0, trouble);
            case Access.Granted<PinterestTrouble>(String token) -> {
                Answer first = call(path, token);
                yield first instanceof Answer.Failed(int status, PinterestTrouble trouble) && status == 401
                        ? again(path, token)
                        : first;
            }
        };
    }

    /** How many reading calls are left; empty until Pinterest said so. */
    Optional<Quota> quota() {
        return left.scarcest(limit -> true, clock.instant());
    }

    private Answer again(String path, String refused) {
        return switch (tokens.instead(refused)) {
            case Access.Denied<PinterestTrouble>(PinterestTrouble trouble) -> new Answer.Failed(0, trouble);
            case Access.Granted<PinterestTrouble>(String token) -> call(path, token);
        };
    }

    private Answer call(String path, String token) {
        NetworkAnswer answer = client.get(path, token);
        if (answer instanceof Answered answered) {
            left.note(PINS, answered.headers(), clock.instant().plus(PinterestRates.pause(answered, clock.instant())));
        }
        return switch (answer) {
            case Answered answered when answered.status() == 200 -> read(answered);
            case Answered answered ->
                new Answer.Failed(answered.status(), PinterestTrouble.of(answered, clock.instant()));
            case NotSent(String why) -> new Answer.Failed(0, PinterestTrouble.unreached(why));
            case Unclear(String why) -> new Answer.Failed(0, PinterestTrouble.unreached(why));
        };
    }

    private Answer read(Answered answered) {
        JsonNode body = PinterestPin.json(answered.body());
        JsonNode items = body.path("items");
        String bookmark = body.path("bookmark").stringValue("");
        if (!items.isArray() || bookmark.length() > LONGEST_BOOKMARK) {
            return new Answer.Failed(0, PinterestTrouble.passing("Pinterest's list of pins could not be read."));
        }
        List<PinterestPin> pins = new ArrayList<>();
        for (JsonNode item : items) {
            @Nullable PinterestPin pin = PinterestPin.read(item);
            if (pin != null) {
                pins.add(pin);
            }
        }
        return new Answer.Listed(pins, bookmark, PinterestRates.rest(answered, clock.instant()));
    }

    @Override
    public String toString() {
        return "PinterestApi";
    }
}
