package dev.dragoman.console;

import dev.dragoman.channels.FileLimits;
import dev.dragoman.channels.Limits;
import dev.dragoman.conversations.Conversations.Holder;
import dev.dragoman.flow.Desk;
import dev.dragoman.handoff.AlreadyClaimed;
import dev.dragoman.media.FileKind;
import dev.dragoman.media.Keeping;
import dev.dragoman.media.Keeping.Kept;
import dev.dragoman.media.Keeping.NotKept;
import dev.dragoman.media.KeptFile;
import dev.dragoman.media.KeptFiles;
import dev.dragoman.message.Foreign;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** A person sends a file: it is handed in first, and a reply speaks of it then. */
@Controller
@RequestMapping("/inbox/conversations/{id}")
class FileReplies {

    private static final int MOST_AT_ONCE = 4;

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final InboxPage inbox;
    private final KeptFiles files;
    private final Desk desk;

    FileReplies(InboxPage inbox, KeptFiles files, Desk desk) {
        this.inbox = inbox;
        this.files = files;
        this.desk = desk;
    }

    /** A reply that speaks of a file which was handed in. */
    record Reply(UUID browserId, UUID file, @Nullable String text) {}

    /** What is stored now. */
    record Stored(String name, String kind) {}

    /**
     * Stores a file that the body is, under the id the browser made: a repeat is the same file. Answers 200, or 422 with
     * a sentence for what the network does not take.
     */
    @PutMapping("/files/{file}")
    ResponseEntity<?> take(
            @PathVariable String id, @PathVariable UUID file, Screen screen, HttpServletRequest request) {
        String name = Objects.requireNonNullElse(request.getParameter("name"), "");
        OpenThread thread = inbox.open(screen, id);
        if (thread.files().isNone()) {
            return refused(screen.reason("Files cannot be sent here."));
        }
        if (!places.tryAcquire()) {
            return refused(screen.say("inbox.refused.file.busy"));
        }
        try {
            Optional<ByteString> bytes = Upload.read(request, KeptFiles.LARGEST);
            return bytes.isEmpty()
                    ? refused(screen.say("inbox.refused.file.size"))
                    : keep(screen, thread, new KeptFiles.Offer(owner(thread), file, Foreign.text(name), bytes.get()));
        } finally {
            places.release();
        }
    }

    private ResponseEntity<?> keep(Screen screen, OpenThread thread, KeptFiles.Offer offer) {
        FileLimits limits = thread.files();
        Optional<String> problem = FileKind.of(offer.bytes())
                .flatMap(kind -> limits.problem(kind.type(), offer.bytes().size()));
        if (problem.isPresent()) {
            return refused(screen.reason(problem.get()));
        }
        Keeping keeping = files.keep(offer);
        return switch (keeping) {
            case Kept(KeptFile file) -> ResponseEntity.ok(new Stored(file.name(), file.type()));
            case NotKept(Keeping.Why why) ->
                refused(screen.say("inbox.refused.file." + why.name().toLowerCase(Locale.ROOT)));
        };
    }

    /**
     * Sends a file that was handed in, with these words or none; the same browser id twice is one reply. Answers 204, or
     * a sentence: 409 when a colleague has the conversation, 422 when the words are too long or the file is not there.
     * Where the network takes no words with a file, they go ahead of it.
     */
    @PostMapping(
            path = "/replies",
            params = {"file", "browserId"})
    ResponseEntity<?> send(@PathVariable String id, Reply reply, Screen screen) {
        String text = Objects.requireNonNullElse(reply.text(), "");
        OpenThread thread = inbox.open(screen, id);
        Limits room = thread.files().caption().isSilent()
                ? thread.limits()
                : thread.files().caption();
        if (!room.fits(text.strip())) {
            return refused(screen.say("inbox.refused.long", room.lengthOf(text.strip()), room.longest()));
        }
        var person = new Holder(screen.agent().id().value(), screen.agent().name());
        var words =
                new Desk.FileWords(reply.file(), text, !thread.files().caption().isSilent());
        try {
            return desk.sendFile(thread.conversation().id(), person, reply.browserId(), words)
                    ? ResponseEntity.noContent().build()
                    : refused(screen.say("inbox.refused.file.gone"));
        } catch (AlreadyClaimed e) {
            String holder = inbox.open(screen, id).conversation().holderName();
            return sentence(
                    HttpStatus.CONFLICT,
                    screen.say("inbox.refused.claimed", holder == null ? screen.say("inbox.somebody") : holder));
        }
    }

    /** A file that was sent in this conversation: a picture is drawn, everything else can only be saved. */
    @GetMapping("/files/{file}")
    View open(
            @PathVariable String id,
            @PathVariable UUID file,
            @RequestParam(defaultValue = "") String name,
            Screen screen) {
        return files.read(owner(inbox.open(screen, id)), file)
                .map(it -> new AttachmentFile(it, name))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String owner(OpenThread thread) {
        return thread.conversation().address().thread().value();
    }

    private static ResponseEntity<String> refused(String words) {
        return sentence(HttpStatus.UNPROCESSABLE_CONTENT, words);
    }

    private static ResponseEntity<String> sentence(HttpStatus status, String words) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(words);
    }
}
