package dev.dragoman.webchat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The event stream of a visitor. It is read by {@code fetch}, which can send a token where EventSource cannot. */
@RestController
@WhenWebchatIsOn
class StreamController {

    private final Doorkeeper door;
    private final VisitorStreams streams;
    private final Transcript transcript;

    StreamController(Doorkeeper door, VisitorStreams streams, Transcript transcript) {
        this.door = door;
        this.streams = streams;
        this.transcript = transcript;
    }

    @GetMapping("/chat/v1/stream")
    void stream(HttpServletRequest request, HttpServletResponse response) throws IOException {
        UUID visitor = door.visitor(request);
        long after = Doorkeeper.after(request);
        if (streams.isFull(visitor)) {
            throw ChatRefusal.tooOften("This conversation is open in too many windows.", Duration.ofSeconds(30));
        }
        AsyncContext async = request.startAsync(request, response);
        async.setTimeout(0);
        var stream = new VisitorStream(visitor, after, async, transcript);
        async.addListener(new Leave(stream));
        if (!open(stream, response)) {
            stream.close();
        }
    }

    /** The first byte goes out when the stream is among the open ones: from then on nothing passes it by. */
    private boolean open(VisitorStream stream, HttpServletResponse response) {
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        if (!streams.add(stream)) {
            return false;
        }
        stream.say(": \n\n");
        return true;
    }

    /** Ends the request whatever happens to it, so that no error page is written into an event stream. */
    private final class Leave implements AsyncListener {

        private final VisitorStream stream;

        Leave(VisitorStream stream) {
            this.stream = stream;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            streams.remove(stream);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            stream.close();
        }

        @Override
        public void onError(AsyncEvent event) {
            stream.close();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
