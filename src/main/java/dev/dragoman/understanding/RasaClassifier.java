package dev.dragoman.understanding;

import dev.dragoman.system.HttpOut;
import dev.dragoman.system.Json;
import dev.dragoman.understanding.UnderstandingSettings.Rasa;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Asks a Rasa server over {@code POST /model/parse}, for at most 2 s. After 5 failures in a row it leaves the server
 * alone for 10 s and then tries with a single call. The token travels in the query, as Rasa wants it, and nowhere else.
 */
final class RasaClassifier implements Classifier {

    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int FAILURES = 5;
    private static final int LONGEST_ANSWER = 1024 * 1024;
    private static final int LONGEST_TEXT = 2000;
    private static final int MOST_AT_ONCE = 32;
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient http = HttpOut.within(DEADLINE);
    private final Map<String, Server> servers = new ConcurrentHashMap<>();
    private final Rasa settings;
    private final Clock clock;

    RasaClassifier(Rasa settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "rasa";
    }

    /** Whether a server is set for the language. */
    boolean speaks(String language) {
        return settings.urlFor(language) != null;
    }

    @Override
    public Classification classify(String text, String language) throws ClassifierUnavailable {
        @Nullable String url = settings.urlFor(language);
        if (url == null) {
            throw new ClassifierUnavailable("no Rasa server is set for the language " + language);
        }
        // A text that begins with a slash would be a command to Rasa.
        int skipped = 0;
        while (skipped < text.length()
                && (text.charAt(skipped) == '/' || Character.isWhitespace(text.charAt(skipped)))) {
            skipped++;
        }
        String sent = CodePoints.first(LONGEST_TEXT, text.substring(skipped)).strip();
        if (sent.isEmpty()) {
            return new Classification(List.of(), List.of());
        }
        Classification heard = servers.computeIfAbsent(url, this::server).ask(sent);
        return skipped == 0 ? heard : new Classification(heard.ranking(), moved(heard.entities(), skipped));
    }

    private static List<Entity> moved(List<Entity> entities, int by) {
        List<Entity> moved = new ArrayList<>();
        entities.forEach(
                it -> moved.add(new Entity(it.entity(), it.value(), it.start() + by, it.end() + by, it.extractor())));
        return List.copyOf(moved);
    }

    private Server server(String url) {
        @Nullable HttpUrl base = HttpUrl.parse(url);
        if (base == null) {
            return new Server(null, breaker());
        }
        HttpUrl.Builder parse = base.newBuilder().addPathSegments("model/parse");
        if (settings.token() != null && !settings.token().isBlank()) {
            parse.setQueryParameter("token", settings.token());
        }
        return new Server(parse.build(), breaker());
    }

    private CircuitBreaker breaker() {
        return CircuitBreaker.of(
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

    /** One Rasa server with its breaker. */
    private final class Server {

        private final @Nullable HttpUrl parse;
        private final CircuitBreaker breaker;
        private final Semaphore free = new Semaphore(MOST_AT_ONCE);

        Server(@Nullable HttpUrl parse, CircuitBreaker breaker) {
            this.parse = parse;
            this.breaker = breaker;
        }

        Classification ask(String text) throws ClassifierUnavailable {
            if (!free.tryAcquire()) {
                throw new ClassifierUnavailable("Rasa is busy with " + MOST_AT_ONCE + " texts");
            }
            try {
                return guarded(text);
            } finally {
                free.release();
            }
        }

        private Classification guarded(String text) throws ClassifierUnavailable {
            if (!breaker.tryAcquirePermission()) {
                throw new ClassifierUnavailable(
                        "Rasa failed " + FAILURES + " times in a row and is left alone for a while");
            }
            long start = System.nanoTime();
            try {
                Classification heard = call(text);
                breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
                return heard;
            } catch (ClassifierUnavailable | RuntimeException e) {
                breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
                throw e;
            }
        }

        private Classification call(String text) throws ClassifierUnavailable {
            if (parse == null) {
                throw new ClassifierUnavailable("the address in dragoman.rasa.url is no http address");
            }
            byte[] body = Json.MAPPER.writeValueAsBytes(Map.of("text", text));
            Request request = new Request.Builder()
                    .url(parse)
                    .post(RequestBody.create(body, JSON))
                    .build();
            try (Response response = http.newCall(request).execute()) {
                return answer(response, text);
            } catch (InterruptedIOException e) {
                throw new ClassifierUnavailable("Rasa did not answer within " + DEADLINE.toSeconds() + " s");
            } catch (IOException e) {
                // The message of the exception may hold the address and with it the token.
                throw new ClassifierUnavailable(
                        "Rasa cannot be reached (" + e.getClass().getSimpleName() + ")");
            }
        }

        private Classification answer(Response response, String text) throws ClassifierUnavailable, IOException {
            switch (response.code()) {
                case 200 -> {}
                case 401, 403 ->
                    throw new ClassifierUnavailable(
                            "Rasa refuses our token (" + response.code() + "), see dragoman.rasa.token");
                case 404 ->
                    throw new ClassifierUnavailable("Rasa has no /model/parse (404), start it with --enable-api");
                case 409 -> throw new ClassifierUnavailable("Rasa has loaded no model (409)");
                default -> throw new ClassifierUnavailable("Rasa answered with status " + response.code());
            }
            byte[] bytes = response.body().byteStream().readNBytes(LONGEST_ANSWER + 1);
            if (bytes.length > LONGEST_ANSWER) {
                throw new ClassifierUnavailable("Rasa's answer is larger than 1 MB");
            }
            return RasaReply.read(new String(bytes, StandardCharsets.UTF_8), text);
        }
    }
}
