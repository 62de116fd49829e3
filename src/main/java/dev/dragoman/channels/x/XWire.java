package dev.dragoman.channels.x;

import dev.dragoman.channels.NetworkAnswer;
import dev.dragoman.channels.NetworkAnswer.Answered;
import dev.dragoman.channels.NetworkAnswer.NotSent;
import dev.dragoman.system.HttpOut;
import dev.dragoman.system.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Makes the calls that may be repeated without harm, reading and putting, with an authorization of its own. A call
 * whose answer got lost is therefore the same as one that never left. Never throws for the network or the wire, never
 * logs.
 */
final class XWire {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final int LONGEST_ANSWER = 1024 * 1024;

    private final OkHttpClient http;

    XWire(Duration deadline) {
        this.http = HttpOut.within(deadline);
    }

    NetworkAnswer get(HttpUrl url, String authorization) {
        return call(new Request.Builder()
                .url(url)
                .header("Authorization", authorization)
                .build());
    }

    NetworkAnswer put(HttpUrl url, String authorization, Map<String, Object> json) {
        return call(new Request.Builder()
                .url(url)
                .header("Authorization", authorization)
                .put(RequestBody.create(Json.MAPPER.writeValueAsBytes(json), JSON))
                .build());
    }

    private NetworkAnswer call(Request request) {
        try (Response response = http.newCall(request).execute()) {
            byte[] body = response.peekBody(LONGEST_ANSWER).bytes();
            Map<String, String> headers = new HashMap<>();
            response.headers()
                    .forEach(header -> headers.put(header.getFirst().toLowerCase(Locale.ROOT), header.getSecond()));
            return new Answered(response.code(), headers, new String(body, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new NotSent(e.getClass().getSimpleName());
        }
    }
}
