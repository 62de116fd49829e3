package dev.dragoman.channels.x;

import dev.dragoman.channels.Kept;
import dev.dragoman.channels.NetworkAnswer;
import dev.dragoman.channels.NetworkAnswer.Answered;
import dev.dragoman.channels.NetworkAnswer.NotSent;
import dev.dragoman.channels.NetworkAnswer.Unclear;
import dev.dragoman.channels.NetworkClient;
import dev.dragoman.channels.Quota;
import dev.dragoman.channels.RenewedTokens;
import dev.dragoman.channels.RenewedTokens.Access;
import dev.dragoman.channels.RenewsTokens.TokenAge;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.channels.x.XRendering.Kind;
import dev.dragoman.channels.x.XRendering.Rendered;
import dev.dragoman.message.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/**
 * Calls the X API in the name of an account, obeys its rate limits and the daily budget, and says what an error means.
 * Never throws for the network or the wire. Never repeats a call.
 */
final class XApi {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final NetworkClient client;
    private final HttpUrl base;
    private final XSigner signer;
    private final XTokens tokens;
    private final XRates rates;
    private final XBudget budget;

    XApi(XSettings settings, Kept kept, Clock clock) {
        this.client = new NetworkClient(settings.baseUrl(), DEADLINE);
        this.base = HttpUrl.get(settings.baseUrl().endsWith("/") ? settings.baseUrl() : settings.baseUrl() + "/");
        this.signer = new XSigner(settings, clock);
        this.tokens = new XTokens(settings, client, kept, clock);
        this.rates = new XRates(clock);
        this.budget = new XBudget(settings.budgetInMills(), kept, clock);
    }

    /** How a call ended. */
    sealed interface Answer {

        /** It was done. */
        record Done(JsonNode body) implements Answer {

            /** What came of it; for a list an array, or missing when it is empty. */
            JsonNode data() {
                return body.path("data");
            }
        }

        /** It was not done, or nobody knows. */
        record Failed(SendResult ending) implements Answer {}
    }

    /**
     * What X charges for a call, in thousandths of a dollar.
     *
     * @param least what must be left of the budget
     * @param of    what it costs, by X's answer
     */
    private record Cost(Kind kind, int least, ToIntFunction<JsonNode> of) {}

    /**
     * A list to be read.
     *
     * @param each  the price of an entry, in thousandths of a dollar
     * @param price what X charges for an answer
     */
    record Reading(Kind kind, String path, Map<String, String> query, int each, ToIntFunction<JsonNode> price) {

        /** Each entry of the answer at its price. */
        Reading(Kind kind, String path, Map<String, String> query, int each) {
            this(kind, path, query, each, body -> body.path("data").size() * each);
        }
    }

    /** Does what was rendered. */
    Answer call(XSettings.Account account, Rendered.Call call) {
        HttpUrl url = url(call.path(), Map.of());
        return held(
                account,
                new Cost(call.kind(), call.mills(), body -> call.mills()),
                switch (call.kind()) {
                    case HIDE ->
                        new Wire(
                                "PUT",
                                url,
                                header -> client.put(call.path(), header, call.body())
                                        .ofRepeatable());
                    case DELETE -> new Wire("DELETE", url, header -> client.delete(call.path(), header));
                    default -> new Wire("POST", url, header -> client.post(call.path(), header, call.body()));
                });
    }

    /** Reads a list. */
    Answer list(XSettings.Account account, Reading reading) {
        HttpUrl url = url(reading.path(), reading.query());
        var wire = new Wire(
                "GET", url, header -> client.get(url.toString(), header).ofRepeatable());
        return held(account, new Cost(reading.kind(), reading.each(), reading.price()), wire);
    }

    /** What is left of the budget, and of the limit that is nearest to its end. */
    List<Quota> quotas(AccountId account) {
        return Stream.concat(budget.quota(account).stream(), rates.quota(account).stream())
                .toList();
    }

    /** How old the account's token is; empty for one that is not renewed here. */
    Optional<TokenAge> tokenAge(XSettings.Account account) {
        return account.refreshToken().isEmpty()
                ? Optional.empty()
                : tokens.of(account).age();
    }

    /** A call that still lacks its authorization. */
    private record Wire(String method, HttpUrl url, Function<Map<String, String>, NetworkAnswer> call) {

        NetworkAnswer with(String authorization) {
            return call.apply(Map.of("Authorization", authorization));
        }
    }

    /** Holds a call back that would break a limit; one that X charges for is counted. */
    private Answer held(XSettings.Account account, Cost cost, Wire wire) {
        var call = new XRates.Call(new AccountId(account.id()), cost.kind());
        Optional<Duration> limited = rates.pauseBeforeCalling(call);
        if (limited.isPresent()) {
            return later(limited.get(), "X's limit for this account is used up for the moment.");
        }
        Optional<Duration> poor;
        try {
            poor = budget.pauseBeforeSpending(call.account(), cost.least());
        } catch (DataAccessException e) {
            return later(XErrors.TEMPORARY, "The database is away, so nobody knows what is left of the budget.");
        }
        if (poor.isPresent()) {
            return later(poor.get(), "The daily budget for X is used up: raise it in the settings, or wait.");
        }
        Answer answer = authorized(account, call, wire);
        if (answer instanceof Answer.Done(JsonNode body)) {
            budget.spent(call.account(), cost.of().applyAsInt(body));
        } else if (answer instanceof Answer.Failed(SendResult.Doubtful doubt)) {
            budget.spent(call.account(), cost.least());
        }
        return answer;
    }

    private Answer authorized(XSettings.Account account, XRates.Call call, Wire wire) {
        if (account.signs()) {
            return read(call, wire.with(signer.header(account, wire.method(), wire.url())));
        }
        RenewedTokens<SendResult> own = tokens.of(account);
        return switch (own.get()) {
            case Access.Denied<SendResult>(SendResult ending) -> new Answer.Failed(ending);
            case Access.Granted<SendResult>(String token) -> {
                NetworkAnswer first = wire.with(bearer(token));
                boolean isRefused = first instanceof Answered answered && answered.status() == 401;
                yield isRefused ? again(own.instead(token), call, wire) : read(call, first);
            }
        };
    }

    /** A call that was refused for its token was not done, so it is made once more with another. */
    private Answer again(Access<SendResult> other, XRates.Call call, Wire wire) {
        return switch (other) {
            case Access.Denied<SendResult>(SendResult ending) -> new Answer.Failed(ending);
            case Access.Granted<SendResult>(String token) -> read(call, wire.with(bearer(token)));
        };
    }

    private static String bearer(String token) {
        return "Bearer " + token;
    }

    private Answer read(XRates.Call call, NetworkAnswer answer) {
        return switch (answer) {
            case Answered answered -> read(call, answered);
            case NotSent(String why) ->
                new Answer.Failed(new TryLater(
                        XErrors.TEMPORARY, "X could not be reached (" + why + ").", TryLater.Scope.NETWORK));
            case Unclear(String why) ->
                new Answer.Failed(new SendResult.Doubtful("X's answer got lost (" + why + ")."));
        };
    }

    private Answer read(XRates.Call call, Answered answered) {
        rates.note(call, answered.headers());
        JsonNode body = XFields.json(answered.body());
        // An answer may carry errors beside its data, and an empty list has none.
        boolean isTold = body.path("data").isContainer() || body.path("meta").has("result_count");
        return answered.status() / 100 == 2 && isTold
                ? new Answer.Done(body)
                : new Answer.Failed(new XErrors(call.kind(), () -> rates.throttled(call, answered.headers()))
                        .read(answered.status(), body));
    }

    private static Answer later(Duration pause, String why) {
        return new Answer.Failed(new TryLater(pause, why, TryLater.Scope.ACCOUNT));
    }

    private HttpUrl url(String path, Map<String, String> query) {
        HttpUrl.Builder url = base.newBuilder(path);
        if (url == null) {
            throw new IllegalArgumentException("the path is none");
        }
        query.forEach(url::addQueryParameter);
        return url.build();
    }

    @Override
    public String toString() {
        return "XApi";
    }
}
