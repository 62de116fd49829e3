package dev.dragoman.channels.pinterest;

import dev.dragoman.channels.Composed;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.NetworkAnswer;
import dev.dragoman.channels.NetworkAnswer.Answered;
import dev.dragoman.channels.NetworkAnswer.NotSent;
import dev.dragoman.channels.NetworkAnswer.Unclear;
import dev.dragoman.channels.NetworkClient;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.RenewedTokens;
import dev.dragoman.channels.RenewedTokens.Access;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.AccountStopped;
import dev.dragoman.channels.SendResult.Doubtful;
import dev.dragoman.channels.SendResult.Refused;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.NetworkId;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an account says to everybody: a pin on one of its boards. Never repeats a call but with a new access token. */
final class PinterestPublishing {

    /** 800 characters, by the page on creating pins of the Pinterest API. */
    static final Limits DESCRIPTION = Limits.text(800);

    /** 100 characters, by the same page. */
    private static final int LONGEST_TITLE = 100;

    private static final Duration TEMPORARY = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(15);

    private final NetworkClient client;
    private final RenewedTokens<PinterestTrouble> tokens;
    private final String board;
    private final Clock clock;

    PinterestPublishing(NetworkClient client, RenewedTokens<PinterestTrouble> tokens, String board, Clock clock) {
        this.client = client;
        this.tokens = tokens;
        this.board = board;
        this.clock = clock;
    }

    boolean isPossible() {
        return !board.isBlank();
    }

    static Composed compose(Publication publication) {
        @Nullable String title = publication.title();
        return Composed.of(Foreign.text(publication.text()), DESCRIPTION)
                .refusedIf(publication.imageUrl() == null, "Pinterest needs a picture.")
                .refusedIf(title != null && title.length() > LONGEST_TITLE, "The title is too long for Pinterest.")
                .titled(title);
    }

    SendResult publish(Publication publication) {
        @Nullable String problem = compose(publication).problem();
        if (!isPossible() || problem != null) {
            return new Refused(problem == null ? "The account has no board in the settings." : problem);
        }
        Map<String, Object> pin = pin(publication);
        return switch (tokens.get()) {
            case Access.Denied<PinterestTrouble>(PinterestTrouble trouble) -> denied(trouble);
            case Access.Granted<PinterestTrouble>(String token) -> {
                NetworkAnswer first = client.post("pins", token, pin);
                boolean isDead = first instanceof Answered answered && answered.status() == 401;
                yield isDead ? again(token, pin) : ended(first);
            }
        };
    }

    private SendResult again(String refused, Map<String, Object> pin) {
        return switch (tokens.instead(refused)) {
            case Access.Denied<PinterestTrouble>(PinterestTrouble trouble) -> denied(trouble);
            case Access.Granted<PinterestTrouble>(String token) -> ended(client.post("pins", token, pin));
        };
    }

    private Map<String, Object> pin(Publication publication) {
        Map<String, Object> pin = new LinkedHashMap<>();
        pin.put("board_id", board);
        if (publication.title() != null) {
            pin.put("title", Foreign.text(publication.title()));
        }
        pin.put("description", Foreign.text(publication.text()));
        if (publication.link() != null) {
            pin.put("link", publication.link());
        }
        String picture = Objects.requireNonNullElse(publication.imageUrl(), "");
        pin.put("media_source", Map.of("source_type", "image_url", "url", picture));
        return pin;
    }

    private static SendResult denied(PinterestTrouble trouble) {
        return trouble.needsAPerson()
                ? new AccountStopped(trouble.why())
                : new TryLater(trouble.pause(), trouble.why(), TryLater.Scope.NETWORK);
    }

    private SendResult ended(NetworkAnswer answer) {
        return switch (answer) {
            case NotSent(String why) ->
                new TryLater(TEMPORARY, "Pinterest could not be reached (" + why + ").", TryLater.Scope.NETWORK);
            case Unclear(String why) -> new Doubtful("Pinterest's answer got lost (" + why + ").");
            case Answered answered when answered.status() / 100 == 2 -> made(answered);
            case Answered answered -> refused(answered);
        };
    }

    private static SendResult made(Answered answered) {
        String id = PinterestPin.json(answered.body()).path("id").stringValue("");
        return id.matches("[0-9]{1,40}")
                ? new SendResult.Sent(new NetworkId(id))
                : new Doubtful("Pinterest took the pin but did not number it.");
    }

    private SendResult refused(Answered answered) {
        int status = answered.status();
        return switch (status) {
            case 401 -> denied(PinterestTrouble.of(answered, clock.instant()));
            case 403 ->
                new Refused("Pinterest does not let the app publish here: the token needs the scopes pins:write and"
                        + " boards:write.");
            case 404 -> new Refused("Pinterest does not know the board.");
            case 429 ->
                new TryLater(
                        PinterestRates.pause(answered, clock.instant()),
                        "Pinterest asks us to slow down.",
                        TryLater.Scope.ACCOUNT);
            case 503 ->
                new TryLater(
                        TEMPORARY, "Pinterest is out of service for the moment (HTTP 503).", TryLater.Scope.NETWORK);
            default -> byClass(status);
        };
    }

    private static SendResult byClass(int status) {
        if (status >= 500) {
            return new Doubtful("Pinterest's server broke while it had our pin (HTTP " + status + ").");
        }
        return status >= 400
                ? new Refused("Pinterest refused the pin with code " + status + ".")
                : new TryLater(
                        LONG,
                        "There is no Pinterest API at the base address (HTTP " + status
                                + "): check it in the settings.",
                        TryLater.Scope.NETWORK);
    }
}
