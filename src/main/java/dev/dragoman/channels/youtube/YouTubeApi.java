package dev.dragoman.channels.youtube;

import dev.dragoman.channels.NetworkAnswer;
import dev.dragoman.channels.NetworkAnswer.Answered;
import dev.dragoman.channels.NetworkAnswer.NotSent;
import dev.dragoman.channels.NetworkAnswer.Unclear;
import dev.dragoman.channels.NetworkClient;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.Doubtful;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.channels.youtube.AccessTokens.Access;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.util.RawValue;

/**
 * Calls the YouTube Data API in the name of one account and counts what it costs. Never throws for the network or the
 * wire. Repeats a call once, with a new access token, when the old one was not taken; otherwise never.
 */
final class YouTubeApi {

    /** Nothing at all: the calls that have no body must not get an empty object. */
    static final Object EMPTY = new RawValue("");

    private static final String ROOT = "youtube/v3/";

    /** The fewest characters of an answer that was cut off after 3 MB. */
    private static final int CUT_OFF = 3 * 1024 * 1024 / 4;

    private final NetworkClient client;
    private final AccessTokens tokens;
    private final QuotaLedger ledger;

    YouTubeApi(NetworkClient client, AccessTokens tokens, QuotaLedger ledger) {
        this.client = client;
        this.tokens = tokens;
        this.ledger = ledger;
    }

    /** How a call ended. */
    sealed interface Answer {

        /** It was done; the body is missing where there is none. */
        record Done(JsonNode body) implements Answer {}

        /**
         * It was not done, or nobody knows.
         *
         * @param status the HTTP status; 0 when there was no answer of the API
         */
        record Failed(int status, SendResult ending) implements Answer {

            /** Whether the network answered, but with more than we read. */
            boolean isTooLong() {
                return status == TOO_LONG;
            }

            /** Whether the API itself says that it does not know what was asked for. */
            boolean isUnknown() {
                return status == 404 && !(ending instanceof TryLater);
            }
        }

        /** Stands for a status of success whose answer was cut off. */
        int TOO_LONG = 299;
    }

    /** Reads a list. */
    Answer get(String list, Map<String, String> query) {
        Answer answer = call(QuotaLedger.READ, token -> client.get(path(list, query), token));
        boolean isNoList = answer instanceof Answer.Done(JsonNode body)
                && !body.path("items").isArray();
        return isNoList ? new Answer.Failed(200, new Doubtful("YouTube's answer could not be read.")) : answer;
    }

    /** Changes something. */
    Answer post(String method, Map<String, String> query, Object body) {
        return call(QuotaLedger.WRITE, token -> client.post(path(method, query), token, body));
    }

    /** Puts something in the place of what was there. */
    Answer put(String method, Map<String, String> query, Object body) {
        return call(
                QuotaLedger.WRITE,
                token -> client.put(path(method, query), Map.of("Authorization", "Bearer " + token), body));
    }

    /** Deletes something. */
    Answer delete(String method, Map<String, String> query) {
        return call(QuotaLedger.WRITE, token -> client.delete(path(method, query), token));
    }

    private Answer call(int units, Function<String, NetworkAnswer> call) {
        return switch (tokens.get()) {
            case Access.Denied(SendResult ending) -> failed(ending);
            case Access.Granted(String token) -> {
                Answer first = paid(units, token, call);
                yield isDeadToken(first) ? again(units, token, call) : first;
            }
        };
    }

    private Answer again(int units, String refused, Function<String, NetworkAnswer> call) {
        return switch (tokens.instead(refused)) {
            case Access.Denied(SendResult ending) -> failed(ending);
            case Access.Granted(String token) -> paid(units, token, call);
        };
    }

    private static boolean isDeadToken(Answer answer) {
        return answer instanceof Answer.Failed failed && failed.status() == 401;
    }

    private Answer paid(int units, String token, Function<String, NetworkAnswer> call) {
        if (!ledger.spend(units)) {
            return failed(YouTubeErrors.quota(ledger.untilReset()));
        }
        return switch (call.apply(token)) {
            case Answered answered -> read(answered);
            case NotSent(String why) ->
                failed(new TryLater(
                        YouTubeErrors.TEMPORARY,
                        "YouTube could not be reached (" + why + ").",
                        TryLater.Scope.NETWORK));
            case Unclear(String why) -> failed(new Doubtful("YouTube's answer got lost (" + why + ")."));
        };
    }

    private Answer read(Answered answered) {
        JsonNode body = YouTubeFields.json(answered.body());
        if (answered.status() / 100 == 2) {
            return body.isMissingNode() && answered.body().length() >= CUT_OFF
                    ? new Answer.Failed(Answer.TOO_LONG, new Doubtful("YouTube's answer is too long."))
                    : new Answer.Done(body);
        }
        String reason = YouTubeErrors.reason(body);
        if (reason.equals(YouTubeErrors.QUOTA)) {
            ledger.exhaust();
        }
        return new Answer.Failed(answered.status(), YouTubeErrors.read(answered.status(), reason, ledger.untilReset()));
    }

    private static Answer failed(SendResult ending) {
        return new Answer.Failed(0, ending);
    }

    private static String path(String method, Map<String, String> query) {
        return ROOT + method + "?"
                + new TreeMap<>(query)
                        .entrySet().stream()
                                .map(one ->
                                        one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&"));
    }

    @Override
    public String toString() {
        return "YouTubeApi";
    }
}
