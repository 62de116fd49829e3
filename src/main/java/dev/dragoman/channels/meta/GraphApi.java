package dev.dragoman.channels.meta;

import dev.dragoman.channels.NetworkAnswer;
import dev.dragoman.channels.NetworkAnswer.Answered;
import dev.dragoman.channels.NetworkAnswer.NotSent;
import dev.dragoman.channels.NetworkAnswer.Unclear;
import dev.dragoman.channels.NetworkClient;
import dev.dragoman.channels.Quota;
import dev.dragoman.channels.SendResult.Doubtful;
import dev.dragoman.channels.SendResult.Refused;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.channels.SendResult.TryLater.Scope;
import dev.dragoman.channels.Signature;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Foreign;
import dev.dragoman.system.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Calls the Graph API in the name of an account: proves the app, obeys the usage headers and says what an error means.
 * Never throws for the network or the wire. Never repeats a call.
 */
public final class GraphApi {

    /** Where Meta listens, and the version we were built for. */
    public static final String DEFAULT_BASE = "https://graph.facebook.com/v25.0";

    private static final String VERSION = "v25.0";
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    private final NetworkClient client;
    private final String appSecret;
    private final GraphUsage usage;
    private final OwnErrors ownErrors;

    /** Speaks to this address alone; without a path of its own it gets the version we were built for. */
    public GraphApi(String baseUrl, String appSecret, Clock clock) {
        this(baseUrl, appSecret, clock, OwnErrors.NONE);
    }

    /** The same for a network that has error codes of its own. */
    public GraphApi(String baseUrl, String appSecret, Clock clock, OwnErrors ownErrors) {
        this.client = new NetworkClient(versioned(baseUrl), DEADLINE);
        this.appSecret = appSecret;
        this.usage = new GraphUsage(clock);
        this.ownErrors = ownErrors;
    }

    static String versioned(String baseUrl) {
        HttpUrl url = HttpUrl.get(baseUrl);
        return url.encodedPath().equals("/") ? url.resolve("/" + VERSION) + "" : baseUrl;
    }

    /**
     * An account that may call.
     *
     * @param token its access token; never shown
     */
    public record Caller(AccountId account, String token) {

        @Override
        public String toString() {
            return "Caller[" + account + "]";
        }
    }

    /**
     * Posts to an edge of a node, such as {@code messages} of a page; the edge may be empty for the node itself.
     * Refuses an id that could lead elsewhere.
     */
    public GraphAnswer post(Caller caller, String node, String edge, Object json) {
        return call(caller, node, () -> client.post(path(caller, node, edge, Map.of()), caller.token(), json));
    }

    /** Reads an edge of a node, or the node itself, with these query parameters. Refuses as {@link #post} does. */
    public GraphAnswer get(Caller caller, String node, String edge, Map<String, String> query) {
        return call(caller, node, () -> client.get(path(caller, node, edge, query), caller.token()));
    }

    /** Deletes a node. Refuses as {@link #post} does. */
    public GraphAnswer delete(Caller caller, String node) {
        return call(caller, node, () -> client.delete(path(caller, node, "", Map.of()), caller.token()));
    }

    private GraphAnswer call(Caller caller, String node, Supplier<NetworkAnswer> call) {
        if (!SAFE_ID.matcher(node).matches()) {
            return new GraphAnswer.Failed(new Refused("The id this should go to is not one that Meta gives."));
        }
        Optional<Duration> pause = usage.pauseBeforeCalling(caller.account());
        if (pause.isPresent()) {
            return new GraphAnswer.Failed(
                    new TryLater(pause.get(), "Meta's limit for this account is nearly used up.", Scope.ACCOUNT));
        }
        return switch (call.get()) {
            case Answered answered -> read(caller, answered);
            case NotSent notSent ->
                new GraphAnswer.Failed(new TryLater(
                        GraphErrors.TEMPORARY, "Meta could not be reached (" + notSent.why() + ").", Scope.NETWORK));
            case Unclear unclear ->
                new GraphAnswer.Failed(new Doubtful("Meta's answer got lost (" + unclear.why() + ")."));
        };
    }

    private String path(Caller caller, String node, String edge, Map<String, String> query) {
        var more = new StringBuilder();
        query.forEach((name, value) ->
                more.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return (edge.isEmpty() ? node : node + "/" + edge) + "?appsecret_proof=" + proof(caller.token()) + more;
    }

    /** What is left of the limit of an account's calls that is nearest to its end; empty until Meta said so. */
    public List<Quota> quotas(AccountId account) {
        return usage.quota(account).stream().toList();
    }

    /** Whether an account should save the calls nobody would miss, such as a typing indicator. */
    public boolean isBusy(AccountId account) {
        return usage.isBusy(account);
    }

    /** Graph takes a token only together with the proof that the caller also knows the app's secret. */
    private String proof(String token) {
        return Signature.hexHmacSha256(appSecret, token.getBytes(StandardCharsets.UTF_8));
    }

    private GraphAnswer read(Caller caller, Answered answered) {
        usage.note(caller.account(), answered.headers());
        JsonNode body = object(answered.body());
        boolean isDone = answered.status() >= 200 && answered.status() < 300 && body.isObject() && !body.has("error");
        if (isDone) {
            return new GraphAnswer.Done(body);
        }
        return new GraphAnswer.Failed(GraphErrors.read(
                answered.status(),
                answered.body(),
                ownErrors,
                () -> usage.throttled(caller.account(), retryAfter(answered))));
    }

    /** How long the network itself asks to wait, in whole seconds; null when it does not say, or nothing sensible. */
    private static @Nullable Duration retryAfter(Answered answered) {
        String seconds = answered.headers().getOrDefault("retry-after", "");
        return seconds.matches("[1-9][0-9]{0,4}") ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
    }

    private static JsonNode object(String body) {
        try {
            return Json.MAPPER.readTree(Foreign.text(body));
        } catch (JacksonException e) {
            return Json.MAPPER.missingNode();
        }
    }

    @Override
    public String toString() {
        return "GraphApi";
    }
}
