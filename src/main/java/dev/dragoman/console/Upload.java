package dev.dragoman.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okio.BufferedSource;
import okio.ByteString;
import okio.Okio;
import okio.Source;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A file that is the body of a request. */
final class Upload {

    private static final int LONGEST_SECONDS = 60;

    private Upload() {}

    /**
     * Its bytes; empty when there are more than {@code most} or none. What does not come within a minute, or breaks off,
     * is answered with 408.
     */
    static Optional<ByteString> read(HttpServletRequest request, int most) {
        if (request.getContentLengthLong() > most) {
            return Optional.empty();
        }
        try (Source body = Okio.source(request.getInputStream())) {
            body.timeout().deadline(LONGEST_SECONDS, TimeUnit.SECONDS);
            BufferedSource bytes = Okio.buffer(body);
            return bytes.request(most + 1L) || bytes.exhausted()
                    ? Optional.empty()
                    : Optional.of(bytes.readByteString());
        } catch (IOException e) {
            throw new ResponseStatusException(HttpStatus.REQUEST_TIMEOUT, "the file did not arrive", e);
        }
    }
}
