package dev.dragoman.rasa;

import dev.dragoman.system.HttpOut;
import dev.dragoman.system.Json;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The wire to one server. Of 5 failures in a row it leaves the server alone for 10 s and then tries with a single call.
 * At most 32 calls at once; nothing is repeated. The token travels in the query, as Rasa wants it, and nowhere else.
 */
final class RasaHttp {

    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int FAILURES = 5;
    private static final int MOST_AT_ONCE = 32;
    private static final MediaType JSON = MediaType.get("application/json");

    private final @Nullable HttpUrl base;
    private final @Nullable String token;
    private final String what;
    private final CircuitBreaker breaker;
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);

    /** What is the server's name in sentences, such as “Rasa”. */
    RasaHttp(String url, @Nullable String token, String what, Clock clock) {
        base = HttpUrl.parse(url);
        this.token = token == null || token.isBlank() ? null : token;
        this.what = what;
        breaker = CircuitBreaker.of(
                "rasa",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(FAILURES)
                        .minimumNumberOfCalls(FAILURES)
                        .failureRateThreshold(100)
                        .waitDurationInOpenState(PAUSE)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .clock(clock)
                        .build());
    }

    /** The answer's body, if its status is 2xx. */
    String call(RasaCall call) throws RasaFailed {
        if (!free.tryAcquire()) {
            throw RasaFailed.spared(what + " is busy with " + MOST_AT_ONCE + " calls");
        }
        try {
            return guarded(call);
        } finally {
            free.release();
        }
    }

    private String guarded(RasaCall call) throws RasaFailed {
        if (!breaker.tryAcquirePermission()) {
            throw RasaFailed.spared(what + " failed " + FAILURES + " times in a row and is left alone for a while");
        }
        long start = System.nanoTime();
        try {
            String answer = send(call);
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return answer;
        } catch (RasaFailed e) {
            if (e.blamesServer()) {
                breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
            } else {
                breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            }
            throw e;
        } catch (RuntimeException e) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
            throw e;
        }
    }

    private String send(RasaCall call) throws RasaFailed {
        try (Response response =
                HttpOut.within(call.deadline()).newCall(request(call)).execute()) {
            byte[] bytes = response.body().byteStream().readNBytes(call.largest() + 1);
            if (bytes.length > call.largest()) {
                throw RasaFailed.silent(what + "'s answer is larger than " + call.largest() / (1024 * 1024) + " MB");
            }
            String body = new String(bytes, StandardCharsets.UTF_8);
            if (!response.isSuccessful()) {
                throw refusal(response.code(), body);
            }
            return body;
        } catch (InterruptedIOException e) {
            throw RasaFailed.silent(
                    what + " did not answer within " + call.deadline().toSeconds() + " s");
        } catch (IOException e) {
            // The message of the exception may hold the address and with it the token.
            throw RasaFailed.silent(what + " cannot be reached (" + e.getClass().getSimpleName() + ")");
        }
    }

    private Request request(RasaCall call) throws RasaFailed {
        if (base == null) {
            throw RasaFailed.silent("the address of " + what + " is no http address");
        }
        HttpUrl.Builder url = base.newBuilder();
        // A base address that ends with a slash ends with an empty segment, which the first of ours replaces.
        call.path().forEach(url::addPathSegment);
        call.query().forEach(url::setQueryParameter);
        if (token != null) {
            url.setQueryParameter("token", token);
        }
        Request.Builder request = new Request.Builder().url(url.build());
        return call.body() == null
                ? request.build()
                : request.post(RequestBody.create(Json.MAPPER.writeValueAsBytes(call.body()), JSON))
                        .build();
    }

    private RasaFailed refusal(int status, String body) {
        boolean oneMessage = status == 500 && reason(body).equals("ParsingError");
        boolean blames = status >= 500 && !oneMessage || status == 401 || status == 403 || status == 409;
        String why = switch (status) {
            case 401, 403 -> what + " refuses our token (" + status + "), see dragoman.rasa.token";
            case 404 -> what + " has no such door (404); Rasa wants to be started with --enable-api";
            case 409 -> what + " has loaded no model (409)";
            default -> what + " answered with status " + status;
        };
        return RasaFailed.answered(status, blames, why);
    }

    /** Rasa's own errors name a reason; others come in the form of its web server, or as a page. */
    private static String reason(String body) {
        try {
            return Json.MAPPER.readTree(body).path("reason").asString("");
        } catch (JacksonException e) {
            return "";
        }
    }
}
