package dev.dragoman.console;

import dev.dragoman.conversations.Attachments;
import dev.dragoman.conversations.Attachments.Kept;
import dev.dragoman.media.Download;
import dev.dragoman.media.Download.Why;
import dev.dragoman.media.Downloads;
import dev.dragoman.message.Attachment;
import dev.dragoman.staff.Audit;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Opens what came with a message, through us: the browser never calls where the customer's file lies. */
@Controller
class AttachmentPage {

    private final Attachments attachments;
    private final Downloads downloads;
    private final Audit audit;
    private final Pages pages;

    AttachmentPage(Attachments attachments, Downloads downloads, Audit audit, Pages pages) {
        this.attachments = attachments;
        this.downloads = downloads;
        this.audit = audit;
        this.pages = pages;
    }

    /** Answers with the file, or 422 with a sentence. */
    @GetMapping("/inbox/attachments/{message:[0-9]{1,18}}/{number:[0-9]{1,4}}")
    View open(@PathVariable long message, @PathVariable int number, Screen screen) {
        Kept kept =
                attachments.find(message, number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        audit.record(
                screen.agent().id(), "attachment.open", "message:" + message, Map.of("number", String.valueOf(number)));
        return switch (downloads.fetch(kept.address(), kept.attachment())) {
            case Download.Fetched file -> new AttachmentFile(file, name(kept.attachment()));
            case Download.Refused refused -> sentence(screen, kept.attachment(), refused.why());
        };
    }

    private static String name(Attachment attachment) {
        String title = attachment.title();
        return title == null ? attachment.kind() : title;
    }

    /** A page of the open web that is no file can still be visited, by whoever wants to. */
    private View sentence(Screen screen, Attachment attachment, Why why) {
        boolean isVisitable = (why == Why.KIND || why == Why.LARGE) && InboxWords.isLinkable(attachment);
        String link = isVisitable ? String.valueOf(attachment.url()) : "";
        String key = "inbox.attachment." + why.name().toLowerCase(Locale.ROOT);
        return pages.show(
                HttpStatus.UNPROCESSABLE_CONTENT, "console/attachment.jte", screen, Map.of("key", key, "link", link));
    }
}
