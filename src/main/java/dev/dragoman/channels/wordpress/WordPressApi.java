package dev.dragoman.channels.wordpress;

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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Calls a blog's REST API in the name of its user. Never throws for the network or the wire, never repeats a call. */
final class WordPressApi {

    private static final String ROOT = "wp-json/wp/v2/";

    private final NetworkClient client;
    private final Map<String, String> headers;

    /** Speaks to this blog alone, and gives up a call after the deadline. */
    WordPressApi(WordPressSettings.Blog blog, Duration deadline) {
        this.client = new NetworkClient(blog.baseUrl(), deadline);
        this.headers = Map.of("Authorization", blog.authorization());
    }

    /** How a call ended. */
    sealed interface Answer {

        /**
         * It was done.
         *
         * @param body  missing when it could not be read
         * @param total how many there are in all, for a list; -1 when nobody says
         */
        record Done(JsonNode body, int total) implements Answer {}

        /**
         * It was not done, or nobody knows.
         *
         * @param code WordPress' own code of the error; empty when it has none
         */
        record Failed(String code, SendResult ending) implements Answer {}
    }

    /** Reads what stands at a path below {@code wp/v2}. */
    Answer get(String path) {
        return read(client.get(ROOT + path, headers).ofRepeatable());
    }

    /** Posts to a path below {@code wp/v2}. */
    Answer post(String path, Map<String, Object> body) {
        return read(client.post(ROOT + path, headers, body));
    }

    private static Answer read(NetworkAnswer answer) {
        return switch (answer) {
            case Answered answered -> read(answered);
            case NotSent(String why) ->
                new Answer.Failed(
                        "",
                        new TryLater(
                                WordPressErrors.TEMPORARY,
                                "The blog could not be reached (" + why + ").",
                                TryLater.Scope.NETWORK));
            case Unclear(String why) ->
                new Answer.Failed("", new SendResult.Doubtful("The blog's answer got lost (" + why + ")."));
        };
    }

    private static Answer read(Answered answered) {
        JsonNode body = json(answered.body());
        if (answered.status() / 100 == 2) {
            return new Answer.Done(body, total(answered));
        }
        String code = body.path("code").stringValue("");
        return new Answer.Failed(code, WordPressErrors.read(answered, code));
    }

    private static int total(Answered answered) {
        String total = answered.headers().getOrDefault("x-wp-total", "");
        return total.matches("[0-9]{1,9}") ? Integer.parseInt(total) : -1;
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
        return "WordPressApi";
    }
}
