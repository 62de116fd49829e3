package dev.dragoman.media;

import dev.dragoman.channels.MediaSource;
import dev.dragoman.media.Download.Fetched;
import dev.dragoman.media.Download.Refused;
import dev.dragoman.media.Download.Why;
import dev.dragoman.system.HttpOut;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Fetches one file behind the guard. It is read whole before any of it is handed on, so that every failure can still be
 * told in words.
 */
final class Fetch {

    private static final int MOST_REDIRECTS = 3;

    private final Guard guard;
    private final Duration longest;
    private final long largest;

    Fetch(Guard guard, Duration longest, long largest) {
        this.guard = guard;
        this.longest = longest;
        this.largest = largest;
    }

    Download fetch(MediaSource source) {
        try {
            return follow(source, System.nanoTime() + longest.toNanos());
        } catch (Guard.Forbidden e) {
            return new Refused(Why.FORBIDDEN);
        } catch (InterruptedIOException e) {
            return new Refused(Why.SLOW);
        } catch (IOException e) {
            return new Refused(Why.UNREACHABLE);
        }
    }

    /** Each address on the way is checked like the first one, and only the first one gets the headers. */
    private Download follow(MediaSource source, long end) throws IOException {
        @Nullable HttpUrl home = source.home() == null ? null : HttpUrl.parse(source.home());
        @Nullable HttpUrl url = HttpUrl.parse(source.url());
        Map<String, String> headers = source.headers();
        for (int asked = 0; url != null && asked <= MOST_REDIRECTS; asked++) {
            Guard.Checked host = guard.check(url, home);
            try (Response response = HttpOut.toStrangers(left(end), host)
                    .newCall(request(url, headers))
                    .execute()) {
                if (!response.isRedirect()) {
                    return read(response);
                }
                url = url.resolve(response.header("Location", ""));
            }
            headers = Map.of();
        }
        return new Refused(Why.FORBIDDEN);
    }

    private static Duration left(long end) throws InterruptedIOException {
        long left = end - System.nanoTime();
        if (left < 1_000_000) {
            throw new InterruptedIOException("no time left");
        }
        return Duration.ofNanos(left);
    }

    /** Packed answers are not asked for: unpacking could make much of little. */
    private static Request request(HttpUrl url, Map<String, String> headers) {
        Request.Builder request = new Request.Builder().url(url).header("Accept-Encoding", "identity");
        headers.forEach(request::header);
        return request.build();
    }

    private Download read(Response response) throws IOException {
        if (!response.isSuccessful()) {
            return new Refused(response.code() < 500 ? Why.GONE : Why.UNREACHABLE);
        }
        BufferedSource body = response.body().source();
        if (response.body().contentLength() > largest || body.request(largest + 1)) {
            return new Refused(Why.LARGE);
        }
        var bytes = body.readByteString();
        return FileKind.of(bytes)
                .<Download>map(kind -> new Fetched(kind, bytes))
                .orElseGet(() -> new Refused(Why.KIND));
    }
}
