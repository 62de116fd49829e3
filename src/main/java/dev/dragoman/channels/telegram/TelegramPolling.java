package dev.dragoman.channels.telegram;

import dev.dragoman.channels.Polled;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.telegram.TelegramApi.Answer;
import dev.dragoman.system.Json;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks Telegram for updates and waits until there are some. By asking from a place on we tell Telegram to forget what
 * lies before it, so that place may only be one that is durable.
 */
final class TelegramPolling {

    /** How long Telegram keeps us waiting when there is nothing to tell. */
    private static final Duration WAIT = Duration.ofSeconds(25);

    private static final Duration DEADLINE = WAIT.plusSeconds(15);

    /** The longest updates of ten still fit into one answer. */
    private static final int MOST = 10;

    private static final Duration NOT_SO_FAST = Duration.ofSeconds(1);
    private static final Duration UNREACHED = Duration.ofSeconds(5);
    private static final Duration UNTIL_MENDED = Duration.ofSeconds(30);

    private final TelegramApi api;

    TelegramPolling(String baseUrl) {
        this.api = new TelegramApi(baseUrl, DEADLINE);
    }

    Polled poll(TelegramSettings.Bot bot, TelegramUpdate update, @Nullable String place) {
        Map<String, Object> body = new HashMap<>(
                Map.of("limit", MOST, "timeout", WAIT.toSeconds(), "allowed_updates", TelegramUpdate.KINDS));
        if (place != null) {
            body.put("offset", new BigInteger(place));
        }
        long begun = System.nanoTime();
        return switch (api.call(bot, "getUpdates", body)) {
            case Answer.Done(JsonNode result) when result.isArray() -> heard(result, update, place, begun);
            case Answer.Done done -> Polled.stopped("Telegram's answer could not be read.", UNTIL_MENDED);
            case Answer.Failed(int code, SendResult ending) -> failed(code, ending);
        };
    }

    private static Polled heard(JsonNode updates, TelegramUpdate reader, @Nullable String place, long begun) {
        List<Polled.Page> pages = new ArrayList<>();
        @Nullable BigInteger next = place == null ? null : new BigInteger(place);
        for (JsonNode update : updates) {
            pages.add(new Polled.Page(Json.MAPPER.writeValueAsBytes(update), reader.read(update)));
            JsonNode id = update.path("update_id");
            if (id.isIntegralNumber()) {
                BigInteger after = id.bigIntegerValue().add(BigInteger.ONE);
                next = next == null ? after : next.max(after);
            }
        }
        // Telegram holds the call until there is something; whoever plays it may not.
        boolean isIdle = updates.isEmpty() && System.nanoTime() - begun < NOT_SO_FAST.toNanos();
        return new Polled(pages, next == null ? null : next.toString(), isIdle ? NOT_SO_FAST : Duration.ZERO, null);
    }

    private static Polled failed(int code, SendResult ending) {
        if (code == 409) {
            return Polled.stopped(
                    "A webhook is set for this bot, or somebody else asks for its updates:"
                            + " call deleteWebhook, or let only one ask.",
                    UNTIL_MENDED);
        }
        return switch (ending) {
            case SendResult.TryLater later -> Polled.unknown(later.why(), code == 429 ? later.pause() : UNREACHED);
            case SendResult.AccountStopped stopped -> Polled.stopped(stopped.why(), UNTIL_MENDED);
            case SendResult.Doubtful doubtful -> Polled.unknown(doubtful.why(), UNREACHED);
            default -> Polled.unknown("Telegram does not tell what is new (code " + code + ").", UNREACHED);
        };
    }
}
