package dev.dragoman.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Speaks HTTP as a browser does: keeps cookies, sends the token it found in the last page, follows nothing. */
public final class Browser {

    private static final Pattern TOKEN = Pattern.compile("<meta name=\"csrf\" content=\"([^\"]+)\">");

    private final String house;
    private final Jar jar = new Jar();
    private final OkHttpClient http = new OkHttpClient.Builder()
            .cookieJar(jar)
            .followRedirects(false)
            .callTimeout(60, TimeUnit.SECONDS)
            .build();
    private String token = "";

    Browser(String house) {
        this.house = house;
    }

    /** What came back. */
    public record Answer(int status, okhttp3.Headers headers, String body) {

        public String location() {
            return String.valueOf(headers.get("Location"));
        }
    }

    public Browser signIn(String login, String password) {
        get("/sign-in");
        Answer answer = post("/sign-in", Map.of("login", login, "password", password));
        if (answer.status() != 302 || answer.location().contains("/sign-in")) {
            throw new AssertionError("not let in: " + answer.status() + " " + answer.location());
        }
        get("/settings/people");
        return this;
    }

    public Answer get(String path) {
        return get(path, Map.of("Accept", "text/html"));
    }

    public Answer get(String path, Map<String, String> headers) {
        return call(request(path, headers).build());
    }

    public Answer post(String path, Map<String, String> form) {
        var body = new FormBody.Builder();
        form.forEach(body::add);
        body.add("_csrf", token);
        return call(
                request(path, Map.of("Accept", "text/html")).post(body.build()).build());
    }

    public Answer postWithout(String path) {
        return call(request(path, Map.of()).post(new FormBody.Builder().build()).build());
    }

    /** A response that is still open. */
    public Response open(String path) {
        try {
            return http.newBuilder()
                    .callTimeout(0, TimeUnit.SECONDS)
                    .readTimeout(20, TimeUnit.SECONDS)
                    .build()
                    .newCall(
                            request(path, Map.of("Accept", "text/event-stream")).build())
                    .execute();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String cookie(String name) {
        return jar.cookies.stream()
                .filter(cookie -> cookie.name().equals(name))
                .map(Cookie::value)
                .findFirst()
                .orElse("");
    }

    private Request.Builder request(String path, Map<String, String> headers) {
        var request = new Request.Builder().url(house + path);
        headers.forEach(request::header);
        return request;
    }

    private Answer call(Request request) {
        try (Response response = http.newCall(request).execute()) {
            String body = response.body().string();
            Matcher found = TOKEN.matcher(body);
            if (found.find()) {
                token = found.group(1);
            }
            return new Answer(response.code(), response.headers(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Jar implements CookieJar {

        private final List<Cookie> cookies = new ArrayList<>();

        @Override
        public synchronized void saveFromResponse(HttpUrl url, List<Cookie> fresh) {
            fresh.forEach(cookie -> {
                cookies.removeIf(old -> old.name().equals(cookie.name()));
                cookies.add(cookie);
            });
        }

        @Override
        public synchronized List<Cookie> loadForRequest(HttpUrl url) {
            return List.copyOf(cookies);
        }
    }
}
