package dev.dragoman.webchat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The API of the widget. A 200 for a message means that it is stored for good. */
@RestController
@RequestMapping("/chat/v1")
@WhenWebchatIsOn
class ChatController {

    private final Doorkeeper door;
    private final Visitors visitors;
    private final VisitorIntake intake;
    private final Transcript transcript;
    private final VisitorStreams streams;
    private final StoreDeadline store;
    private final ApplicationEventPublisher events;

    ChatController(
            Doorkeeper door,
            Visitors visitors,
            VisitorIntake intake,
            Transcript transcript,
            VisitorStreams streams,
            StoreDeadline store,
            ApplicationEventPublisher events) {
        this.door = door;
        this.visitors = visitors;
        this.intake = intake;
        this.transcript = transcript;
        this.streams = streams;
        this.store = store;
        this.events = events;
    }

    /** A new visitor: the token opens this one conversation, the cursor is where its stream begins. */
    record Admitted(String token, long cursor) {}

    /** A stored message. */
    record Taken(String id, long cursor) {}

    /** The next messages; {@code more} tells that there are others behind the cursor. */
    record Page(List<Line> messages, long cursor, boolean more) {}

    @PostMapping("/visitors")
    ResponseEntity<Admitted> admit(HttpServletRequest request) {
        JsonNode json = Post.json(Doorkeeper.body(request));
        String site = Post.string(json, "site").orElse("site");
        String language = Post.string(json, "language")
                .filter(tag -> tag.matches("[A-Za-z0-9-]{2,35}"))
                .orElse(null);
        if (!site.matches("[A-Za-z0-9._-]{1,64}")) {
            throw ChatRefusal.badRequest("\"site\" may have 1 to 64 letters, digits, dots, dashes and underscores.");
        }
        door.newcomer(request);
        return answer(new Admitted(store.within(() -> visitors.admit(site, language)), 0));
    }

    @PostMapping("/messages")
    ResponseEntity<Taken> say(HttpServletRequest request) {
        UUID visitor = door.visitor(request);
        byte[] body = Doorkeeper.body(request);
        Post post = Post.read(body);
        long cursor = store.within(() -> intake.take(visitor, post, body));
        streams.wake(visitor);
        return answer(new Taken(post.id(), cursor));
    }

    @GetMapping("/messages")
    ResponseEntity<Page> read(HttpServletRequest request) {
        UUID visitor = door.visitor(request);
        long after = Doorkeeper.after(request);
        List<Line> lines = store.within(() -> transcript.after(visitor, after));
        long cursor = lines.isEmpty() ? after : lines.getLast().cursor();
        return answer(new Page(lines, cursor, lines.size() == Transcript.PAGE));
    }

    @PostMapping("/typing")
    ResponseEntity<Void> typing(HttpServletRequest request) {
        UUID visitor = door.visitor(request);
        events.publishEvent(new VisitorTyped(Webchat.address(visitor)));
        return ResponseEntity.noContent().build();
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
