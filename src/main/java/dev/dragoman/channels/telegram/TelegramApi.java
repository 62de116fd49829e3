package dev.dragoman.channels.telegram;

import dev.dragoman.channels.NetworkAnswer;
import dev.dragoman.channels.NetworkAnswer.Answered;
import dev.dragoman.channels.NetworkAnswer.NotSent;
import dev.dragoman.channels.NetworkAnswer.Unclear;
import dev.dragoman.channels.NetworkClient;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.message.Foreign;
import dev.dragoman.system.Json;
import java.time.Duration;
import java.util.Map;
import okhttp3.MultipartBody;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Calls the Bot API in the name of a bot. Never throws for the network or the wire. Never repeats a call. */
final class TelegramApi {

    private final NetworkClient client;

    /** Speaks to this address alone, and gives up a call after the deadline. */
    TelegramApi(String baseUrl, Duration deadline) {
        this.client = new NetworkClient(baseUrl, deadline);
    }

    /** How a call ended. */
    sealed interface Answer {

        /** It was done. */
        record Done(JsonNode result) implements Answer {}

        /**
         * It was not done, or nobody knows.
         *
         * @param code Telegram's error code, or the HTTP status; 0 when there was no answer
         */
        record Failed(int code, SendResult ending) implements Answer {}
    }

    Answer call(TelegramSettings.Bot bot, String method, Map<String, Object> body) {
        return ended(client.post(path(bot, method), Map.of(), body));
    }

    /** The same with a file among the parts. */
    Answer upload(TelegramSettings.Bot bot, String method, MultipartBody parts) {
        return ended(client.postParts(path(bot, method), Map.of(), parts));
    }

    /** The dot keeps the colon of the token from being read as that of a scheme. */
    private static String path(TelegramSettings.Bot bot, String method) {
        return "./bot" + bot.token() + "/" + method;
    }

    private static Answer ended(NetworkAnswer answer) {
        return switch (answer) {
            case Answered answered -> read(answered);
            case NotSent(String why) ->
                failed(new TryLater(
                        TelegramErrors.TEMPORARY,
                        "Telegram could not be reached (" + why + ").",
                        TryLater.Scope.NETWORK));
            case Unclear(String why) -> failed(new SendResult.Doubtful("Telegram's answer got lost (" + why + ")."));
        };
    }

    private static Answer read(Answered answered) {
        JsonNode body = json(answered.body());
        boolean isDone = answered.status() / 100 == 2 && body.path("ok").booleanValue(false);
        return isDone
                ? new Answer.Done(body.path("result"))
                : new Answer.Failed(
                        body.path("error_code").intValue(answered.status()), TelegramErrors.read(answered, body));
    }

    private static Answer failed(SendResult ending) {
        return new Answer.Failed(0, ending);
    }

    private static JsonNode json(String body) {
        try {
            return Json.MAPPER.readTree(Foreign.text(body));
        } catch (JacksonException e) {
            return Json.MAPPER.missingNode();
        }
    }

    @Override
    public String toString() {
        return "TelegramApi";
    }
}
