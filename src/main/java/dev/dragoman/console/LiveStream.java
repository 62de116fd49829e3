package dev.dragoman.console;

import dev.dragoman.staff.Staff;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The address of the live stream: Server-Sent Events over a virtual thread a client. */
@RestController
class LiveStream {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Live live;
    private final Staff staff;

    LiveStream(Live live, Staff staff) {
        this.live = live;
        this.staff = staff;
    }

    /** Streams until the page leaves or the session's person is no longer welcome. */
    @GetMapping("/live")
    void open(
            @RequestParam @Nullable String cursor,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        var client = new LiveClient(response.getOutputStream(), HEARTBEAT, () -> who.isStillWelcome(staff));
        live.join(client, cursor);
        Thread.ofVirtual().name("live-stream").start(() -> {
            try {
                client.run();
            } finally {
                live.leave(client);
                // Whoever cut the client off has interrupted us; the server must still let go of the session in peace.
                Thread.interrupted();
                context.complete();
            }
        });
    }

    /** Lets a page whose stream broke find out whether its session has ended. */
    @GetMapping("/live/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void session() {}
}
