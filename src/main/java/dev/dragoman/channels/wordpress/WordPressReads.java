package dev.dragoman.channels.wordpress;

import dev.dragoman.channels.NetworkAnswer;
import dev.dragoman.channels.NetworkAnswer.Answered;
import dev.dragoman.channels.NetworkAnswer.NotSent;
import dev.dragoman.system.HttpOut;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Reads with headers of the blog's own, where a bearer token is of no use. A read that got lost changed nothing. */
final class WordPressReads {

    /** As much as our JSON takes. */
    private static final int LONGEST_ANSWER = 3 * 1024 * 1024;

    private final OkHttpClient http;
    private final HttpUrl base;
    private final Map<String, String> headers;

    WordPressReads(String baseUrl, Map<String, String> headers, Duration deadline) {
        this.http = HttpOut.within(deadline);
        this.base = HttpUrl.get(baseUrl.endsWith("/") ? baseUrl : baseUrl + "/");
        this.headers = headers;
    }

    NetworkAnswer get(String path) {
        HttpUrl url = base.resolve(path);
        if (url == null || !url.host().equals(base.host()) || url.port() != base.port()) {
            throw new IllegalArgumentException("the path leaves the blog's host");
        }
        Request.Builder request = new Request.Builder().url(url);
        headers.forEach(request::header);
        try (Response response = http.newCall(request.build()).execute()) {
            return read(response);
        } catch (IOException e) {
            return new NotSent(e.getClass().getSimpleName());
        }
    }

    private static Answered read(Response response) throws IOException {
        byte[] body = response.peekBody(LONGEST_ANSWER).bytes();
        Map<String, String> headers = new HashMap<>();
        response.headers()
                .forEach(header -> headers.put(header.getFirst().toLowerCase(Locale.ROOT), header.getSecond()));
        return new Answered(response.code(), headers, new String(body, StandardCharsets.UTF_8));
    }
}
