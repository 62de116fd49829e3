package dev.dragoman.webchat;

import dev.dragoman.media.Download;
import dev.dragoman.media.Keeping;
import dev.dragoman.media.Keeping.Kept;
import dev.dragoman.media.Keeping.NotKept;
import dev.dragoman.media.KeptFiles;
import dev.dragoman.message.Foreign;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import okio.Buffer;
import okio.ByteString;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes the files of visitors, before the message that speaks of them: a 200 means that the file is stored for good. Gives
 * those of a conversation to its visitor.
 */
@RestController
@RequestMapping("/chat/v1/files")
@WhenWebchatIsOn
class FilesController {

    private static final int MOST_AT_ONCE = 8;
    private static final int PART = 64 * 1024;

    /** As long as the widget waits; who drips holds up no other for longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final RateLimit uploads = new RateLimit(60, Duration.ofMinutes(10), InstantSource.system());
    private final Doorkeeper door;
    private final KeptFiles files;
    private final StoreDeadline store;

    FilesController(Doorkeeper door, KeptFiles files, StoreDeadline store) {
        this.door = door;
        this.files = files;
        this.store = store;
    }

    /** The body is the file itself; the id is made in the browser, so that a repeat is no second file. */
    @PostMapping("/{id}")
    ResponseEntity<ShownFile> take(@PathVariable String id, HttpServletRequest request) {
        UUID visitor = door.visitor(request);
        UUID file = VisitorId.parse(id)
                .orElseThrow(() -> ChatRefusal.badRequest("The id of a file must be a UUID made by the sender."));
        Duration pause = uploads.count(visitor.toString());
        if (!pause.isZero()) {
            throw ChatRefusal.tooOften("That were many files. Please wait a moment.", pause);
        }
        if (!places.tryAcquire()) {
            throw ChatRefusal.unavailable();
        }
        try {
            String name = Foreign.text(
                    Optional.ofNullable(request.getParameter("name")).orElse("file"));
            var offer = new KeptFiles.Offer(visitor.toString(), file, name, bytes(request));
            return answer(store.within(() -> files.keep(offer)));
        } finally {
            places.release();
        }
    }

    /** A file of the visitor's conversation that a message speaks of. Nothing in it ever runs in a page. */
    @GetMapping("/{id}")
    ResponseEntity<byte[]> give(@PathVariable String id, HttpServletRequest request) {
        UUID visitor = door.visitor(request);
        return VisitorId.parse(id)
                .flatMap(file -> store.within(() -> files.read(visitor.toString(), file)))
                .map(FilesController::file)
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static ResponseEntity<byte[]> file(Download.Fetched file) {
        String picture = file.kind().picture();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("Content-Type", picture == null ? "application/octet-stream" : picture)
                .header("Content-Disposition", picture == null ? "attachment" : "inline")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .body(file.bytes().toByteArray());
    }

    private static ResponseEntity<ShownFile> answer(Keeping keeping) {
        return switch (keeping) {
            case Kept kept ->
                ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(ShownFile.of(kept.file()));
            case NotKept not ->
                throw switch (not.why()) {
                    case SIZE -> ChatRefusal.badSize();
                    case KIND -> ChatRefusal.badKind();
                    case FULL -> ChatRefusal.full();
                };
        };
    }

    private static ByteString bytes(HttpServletRequest request) {
        if (request.getContentLengthLong() > KeptFiles.LARGEST) {
            throw ChatRefusal.badSize();
        }
        try (var in = request.getInputStream();
                var bytes = new Buffer()) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            byte[] part = new byte[PART];
            for (int read = in.read(part); read >= 0 && bytes.size() <= KeptFiles.LARGEST; read = in.read(part)) {
                if (System.nanoTime() > end) {
                    throw ChatRefusal.badRequest("The file took too long.");
                }
                bytes.write(part, 0, read);
            }
            return bytes.readByteString();
        } catch (IOException cutOff) {
            throw ChatRefusal.badRequest("The file could not be read.");
        }
    }
}
