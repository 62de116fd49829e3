package dev.dragoman.channels.rss;

import dev.dragoman.system.HttpOut;
import java.io.IOException;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Asks for a feed, unless it is unchanged. Follows no redirect. */
final class RssFetch {

    /** Larger feeds are not read. */
    static final int LARGEST = 4 * 1024 * 1024;

    private static final int LONGEST_HEADER = 1000;

    private final OkHttpClient http;
    private final String url;

    RssFetch(String url, Duration deadline) {
        this.http = HttpOut.within(deadline);
        this.url = url;
    }

    /** What came of it. */
    sealed interface Fetched {

        /**
         * The server answered.
         *
         * @param body     at most one byte more than {@link #LARGEST}
         * @param etag     empty for none
         * @param modified empty for none
         * @param retryAfter how many seconds the server wants to be left alone; empty when it does not say
         */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Answered(int status, byte[] body, String etag, String modified, String retryAfter) implements Fetched {}

        /** Nobody answered. */
        record Away(String why) implements Fetched {}
    }

    Fetched fetch(@Nullable RssMemory memory) {
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("Accept", "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.8");
        if (memory != null && !memory.etag().isEmpty()) {
            request.header("If-None-Match", memory.etag());
        }
        if (memory != null && !memory.modified().isEmpty()) {
            request.header("If-Modified-Since", memory.modified());
        }
        try (Response response = http.newCall(request.build()).execute()) {
            return new Fetched.Answered(
                    response.code(),
                    response.peekBody(LARGEST + 1L).bytes(),
                    header(response, "ETag"),
                    header(response, "Last-Modified"),
                    header(response, "Retry-After"));
        } catch (IOException e) {
            return new Fetched.Away(e.getClass().getSimpleName());
        }
    }

    /** What we will have to say again, so only what a header can carry. */
    private static String header(Response response, String name) {
        @Nullable String value = response.header(name);
        return value != null
                        && value.length() <= LONGEST_HEADER
                        && value.chars().allMatch(c -> c >= ' ' && c < 127)
                ? value
                : "";
    }

    @Override
    public String toString() {
        return "RssFetch";
    }
}
