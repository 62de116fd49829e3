package dev.dragoman.channels;

import dev.dragoman.channels.NetworkAnswer.Answered;
import dev.dragoman.channels.NetworkAnswer.NotSent;
import dev.dragoman.channels.NetworkAnswer.Unclear;
import dev.dragoman.system.HttpOut;
import dev.dragoman.system.Json;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Calls a network's API and tells what really happened. Never throws for the network or the wire, never logs. */
public final class NetworkClient {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final int LONGEST_ANSWER = 3 * 1024 * 1024;

    private final OkHttpClient http;
    private final HttpUrl base;

    /** Speaks to this host alone, and gives up a call after the deadline. */
    public NetworkClient(String baseUrl, Duration deadline) {
        base = HttpUrl.get(baseUrl.endsWith("/") ? baseUrl : baseUrl + "/");
        http = HttpOut.within(deadline)
                .newBuilder()
                .eventListenerFactory(Witness::of)
                .addNetworkInterceptor(chain -> inTime(chain, deadline))
                .build();
    }

    /** Posts a value as JSON with a bearer token to a path below the base address. */
    public NetworkAnswer post(String path, String token, Object json) {
        return send("POST", request(path, token), json);
    }

    /** The same for a network that wants its secret in a place of its own: in the path, or in one of these headers. */
    public NetworkAnswer post(String path, Map<String, String> headers, Object json) {
        return send("POST", request(path, headers), json);
    }

    private NetworkAnswer send(String method, Request.Builder request, Object json) {
        try {
            return call(request.method(method, RequestBody.create(Json.MAPPER.writeValueAsBytes(json), JSON))
                    .build());
        } catch (JacksonException e) {
            return new NotSent("the message could not be written as JSON");
        }
    }

    /** Reads a path below the base address, which may carry a query. */
    public NetworkAnswer get(String path, String token) {
        return call(request(path, token).get().build());
    }

    /** The same with headers of the network's own instead of a bearer token. */
    public NetworkAnswer get(String path, Map<String, String> headers) {
        return call(request(path, headers).get().build());
    }

    /** Puts a value as JSON to a path below the base address. */
    public NetworkAnswer put(String path, Map<String, String> headers, Object json) {
        return send("PUT", request(path, headers), json);
    }

    /** Posts the fields of a form to a path below the base address; none at all make an empty body. */
    public NetworkAnswer postForm(String path, Map<String, String> headers, Map<String, String> fields) {
        FormBody.Builder form = new FormBody.Builder(StandardCharsets.UTF_8);
        fields.forEach(form::add);
        return call(request(path, headers).post(form.build()).build());
    }

    /** Posts a form of these parts, of which one may be a file, to a path below the base address. */
    public NetworkAnswer postParts(String path, Map<String, String> headers, MultipartBody parts) {
        return call(request(path, headers).post(parts).build());
    }

    /** Deletes what stands at a path below the base address. */
    public NetworkAnswer delete(String path, String token) {
        return call(request(path, token).delete().build());
    }

    /** The same with headers of the network's own instead of a bearer token. */
    public NetworkAnswer delete(String path, Map<String, String> headers) {
        return call(request(path, headers).delete().build());
    }

    private Request.Builder request(String path, String token) {
        return request(path, Map.of("Authorization", "Bearer " + token));
    }

    private Request.Builder request(String path, Map<String, String> headers) {
        HttpUrl url = base.resolve(path);
        if (url == null || !url.host().equals(base.host()) || url.port() != base.port()) {
            throw new IllegalArgumentException("the path leaves the network's host");
        }
        Request.Builder request = new Request.Builder().url(url);
        headers.forEach(request::header);
        return request;
    }

    private NetworkAnswer call(Request request) {
        var witness = new Witness();
        Call call =
                http.newCall(request.newBuilder().tag(Witness.class, witness).build());
        try (Response response = call.execute()) {
            return read(response);
        } catch (IOException e) {
            String why = e.getClass().getSimpleName();
            return witness.bodyStarted.get() ? new Unclear(why) : new NotSent(why);
        }
    }

    /** A process that was stopped between the decision to call and the socket must not write after its deadline. */
    private static Response inTime(Interceptor.Chain chain, Duration deadline) throws IOException {
        Witness witness = chain.request().tag(Witness.class);
        if (witness != null && System.nanoTime() - witness.begun > deadline.toNanos()) {
            throw new InterruptedIOException("too late to begin");
        }
        return chain.proceed(chain.request());
    }

    private static NetworkAnswer read(Response response) throws IOException {
        byte[] body = response.peekBody(LONGEST_ANSWER).bytes();
        Map<String, String> headers = new HashMap<>();
        response.headers()
                .forEach(header -> headers.put(header.getFirst().toLowerCase(Locale.ROOT), header.getSecond()));
        return new Answered(response.code(), headers, new String(body, StandardCharsets.UTF_8));
    }

    /** Remembers whether any of the request went out on the socket. */
    private static final class Witness extends EventListener {

        private final long begun = System.nanoTime();
        private final AtomicBoolean bodyStarted = new AtomicBoolean();

        static EventListener of(Call call) {
            @Nullable Witness witness = call.request().tag(Witness.class);
            return witness == null ? EventListener.NONE : witness;
        }

        @Override
        public void requestHeadersStart(Call call) {
            bodyStarted.set(true);
        }
    }
}
