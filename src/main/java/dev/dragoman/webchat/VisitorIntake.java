package dev.dragoman.webchat;

import dev.dragoman.bus.Arrival;
import dev.dragoman.bus.Bus;
import dev.dragoman.media.KeptFile;
import dev.dragoman.media.KeptFiles;
import dev.dragoman.message.Address;
import dev.dragoman.message.Content;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import dev.dragoman.webchat.Transcript.Author;
import dev.dragoman.webchat.Transcript.Direction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a visitor's message in: into the transcript and onto the bus in one commit, each id once. */
@Component
@WhenWebchatIsOn
class VisitorIntake {

    private final Transcript transcript;
    private final KeptFiles files;
    private final Bus bus;
    private final TransactionTemplate transaction;
    private final InstantSource clock = InstantSource.system();
    private final RateLimit messages = new RateLimit(30, Duration.ofMinutes(1), clock);

    VisitorIntake(Transcript transcript, KeptFiles files, Bus bus, TransactionTemplate transaction) {
        this.transcript = transcript;
        this.files = files;
        this.bus = bus;
        this.transaction = transaction;
    }

    /**
     * Durable when it returns the message's cursor; the same id again returns the same cursor and stores nothing.
     * Refuses more than 30 new messages a minute and a choice that was never offered.
     */
    long take(UUID visitor, Post post, byte[] body) {
        return transaction.execute(status -> {
            if (!transcript.lock(visitor)) {
                throw ChatRefusal.unknownVisitor();
            }
            Optional<Long> known = transcript.find(visitor, Direction.IN, post.id());
            return known.orElseGet(() -> takeNew(visitor, post, body));
        });
    }

    private long takeNew(UUID visitor, Post post, byte[] body) {
        Duration pause = messages.count(visitor.toString());
        if (!pause.isZero()) {
            throw ChatRefusal.tooOften("That were many messages. Please wait a moment.", pause);
        }
        if (post.payload() != null && !mayPress(visitor, post.payload())) {
            throw ChatRefusal.badRequest("This choice was not offered in this conversation.");
        }
        List<KeptFile> named = files.name(visitor.toString(), post.files());
        if (named.size() < post.files().size()) {
            throw ChatRefusal.badRequest("One of the files has not arrived yet.");
        }
        List<ShownFile> shown = named.stream().map(ShownFile::of).toList();
        var draft = new Transcript.Draft(Author.CUSTOMER, post.id(), post.text(), List.of(), shown);
        long cursor = transcript.add(visitor, draft);
        bus.append(new Arrival(Webchat.CHANNEL, body, List.of(event(visitor, post, named)), 0));
        return cursor;
    }

    /** The payload is ours, so a visitor may only return what we handed out. */
    private boolean mayPress(UUID visitor, String payload) {
        return payload.equals(Webchat.TALK_TO_A_PERSON) || transcript.wasOffered(visitor, payload);
    }

    private Inbound event(UUID visitor, Post post, List<KeptFile> named) {
        Address address = Webchat.address(visitor);
        Event event = Event.of(address, new NetworkId(post.id()), clock.instant());
        Party author = new Party(address.thread(), null);
        return post.payload() == null
                ? new Inbound.Said(event, author, content(post, named), null, null)
                : new Inbound.Pressed(event, author, post.text(), post.payload());
    }

    private static Content content(Post post, List<KeptFile> named) {
        return new Content(
                post.text(), named.stream().map(KeptFile::asAttachment).toList());
    }
}
