package dev.dragoman.channels.discourse;

import dev.dragoman.channels.NetworkAnswer;
import dev.dragoman.channels.NetworkAnswer.Answered;
import dev.dragoman.channels.NetworkAnswer.NotSent;
import dev.dragoman.channels.NetworkAnswer.Unclear;
import dev.dragoman.channels.NetworkClient;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.Doubtful;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.channels.SendResult.TryLater.Scope;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Calls a forum's API in the name of a bot user. Never throws for the forum or the wire. Never repeats a call. */
final class DiscourseApi {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final NetworkClient client;
    private final String base;
    private final Map<String, String> who;

    DiscourseApi(DiscourseSettings.Bot bot) {
        this.client = new NetworkClient(bot.baseUrl(), DEADLINE);
        this.base = bot.baseUrl();
        this.who = Map.of("Api-Key", bot.apiKey(), "Api-Username", bot.apiUsername());
    }

    /** How a call ended. */
    sealed interface Answer {

        /** It was done. */
        record Done(JsonNode body) implements Answer {}

        /** It was not done, or nobody knows. */
        record Failed(SendResult ending) implements Answer {}
    }

    Answer post(String path, Map<String, Object> body) {
        return read(client.post(path, who, body));
    }

    /** Deletes; the forum answers with no words. */
    Answer delete(String path) {
        NetworkAnswer answer = client.delete(path, who);
        return answer instanceof Answered(int status, var headers, String body) && status / 100 == 2
                ? new Answer.Done(DiscourseFields.json(body))
                : read(answer);
    }

    /** Reads; what fails has changed nothing, so it is never in doubt. */
    Answer get(String path) {
        Answer answer = read(look(path));
        return answer instanceof Answer.Failed(Doubtful(String why))
                ? new Answer.Failed(new TryLater(DiscourseErrors.TEMPORARY, why, Scope.NETWORK))
                : answer;
    }

    /** The same as it came, for answers that are more than a body. */
    NetworkAnswer look(String path) {
        return client.get(path, who).ofRepeatable();
    }

    private static Answer read(NetworkAnswer answer) {
        return switch (answer) {
            case Answered answered -> read(answered);
            case NotSent(String why) ->
                new Answer.Failed(new TryLater(
                        DiscourseErrors.TEMPORARY, "The forum could not be reached (" + why + ").", Scope.NETWORK));
            case Unclear(String why) -> new Answer.Failed(new Doubtful("The forum's answer got lost (" + why + ")."));
        };
    }

    private static Answer read(Answered answered) {
        JsonNode body = DiscourseFields.json(answered.body());
        boolean isDone = answered.status() / 100 == 2 && body.isObject() && !body.has("errors");
        return isDone ? new Answer.Done(body) : new Answer.Failed(DiscourseErrors.read(answered, body));
    }

    @Override
    public String toString() {
        return "DiscourseApi[" + base + "]";
    }
}
