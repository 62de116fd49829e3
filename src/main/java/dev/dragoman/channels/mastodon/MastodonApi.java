package dev.dragoman.channels.mastodon;

import dev.dragoman.channels.NetworkAnswer;
import dev.dragoman.channels.NetworkAnswer.Answered;
import dev.dragoman.channels.NetworkAnswer.NotSent;
import dev.dragoman.channels.NetworkAnswer.Unclear;
import dev.dragoman.channels.NetworkClient;
import dev.dragoman.channels.Quota;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.Doubtful;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.channels.mastodon.MastodonQuota.Kind;
import dev.dragoman.message.Foreign;
import dev.dragoman.system.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Calls an account's instance. Never throws for the network or the wire, never repeats a call. */
final class MastodonApi {

    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private final NetworkClient client;
    private final String token;
    private final MastodonQuota quota;

    MastodonApi(MastodonSettings.Account account, Clock clock) {
        this.client = new NetworkClient(account.baseUrl(), DEADLINE);
        this.token = account.token();
        this.quota = new MastodonQuota(clock);
    }

    /** How a call ended. */
    sealed interface Answer {

        /**
         * It was done.
         *
         * @param body what it told; missing when that is not JSON within our bounds
         * @param head the first characters of it, for a list that is too long to be read
         */
        record Done(JsonNode body, String head) implements Answer {}

        /** It was not done, or nobody knows. */
        record Failed(SendResult ending) implements Answer {}
    }

    /** Reads a path. Reading changes nothing, so an answer that got lost is one to be asked for again. */
    Answer get(Kind kind, String path) {
        Answer answer = call(kind, () -> client.get(path, token));
        return answer instanceof Answer.Failed(Doubtful doubt)
                ? new Answer.Failed(new TryLater(MastodonErrors.TEMPORARY, doubt.why(), TryLater.Scope.NETWORK))
                : answer;
    }

    /** Posts to a path; the instance takes the same key once within an hour. */
    Answer post(Kind kind, String path, String key, Map<String, Object> body) {
        return call(
                kind,
                () -> client.post(path, Map.of("Authorization", "Bearer " + token, "Idempotency-Key", key), body));
    }

    /** What is left of the limit that is nearest to its end; empty until the instance said so. */
    Optional<Quota> quota() {
        return quota.quota();
    }

    /** Deletes what stands at a path. */
    Answer delete(String path) {
        return call(Kind.DELETE, () -> client.delete(path, token));
    }

    private Answer call(Kind kind, Supplier<NetworkAnswer> call) {
        Duration rest = quota.rest(kind);
        if (rest.isPositive()) {
            return new Answer.Failed(new TryLater(
                    rest, "The instance lets the account make no more calls for now.", TryLater.Scope.ACCOUNT));
        }
        return switch (call.get()) {
            case Answered answered -> read(kind, answered);
            case NotSent(String why) ->
                new Answer.Failed(new TryLater(
                        MastodonErrors.TEMPORARY,
                        "The instance could not be reached (" + why + ").",
                        TryLater.Scope.NETWORK));
            case Unclear(String why) ->
                new Answer.Failed(new Doubtful("The answer of the instance got lost (" + why + ")."));
        };
    }

    private Answer read(Kind kind, Answered answered) {
        quota.heard(kind, answered);
        JsonNode body = json(answered.body());
        return answered.status() / 100 == 2
                ? new Answer.Done(body, Foreign.cut(answered.body(), 200))
                : new Answer.Failed(MastodonErrors.read(answered, body, quota.pause(answered)));
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
        return "MastodonApi";
    }
}
