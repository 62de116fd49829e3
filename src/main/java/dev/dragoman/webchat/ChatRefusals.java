package dev.dragoman.webchat;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers every refusal of the chat's API as {@code {"error": "…"}}, whatever the caller says it accepts. */
@RestControllerAdvice(assignableTypes = {ChatController.class, FilesController.class, StreamController.class})
class ChatRefusals {

    private static final Logger LOG = LoggerFactory.getLogger(ChatRefusals.class);

    /** What the caller reads. */
    record Problem(String error) {}

    @ExceptionHandler
    ResponseEntity<Problem> refused(ChatRefusal refusal) {
        var answer = ResponseEntity.status(refusal.status())
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (refusal.status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (refusal.pause() != null) {
            answer.header(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(Math.max(1, refusal.pause().toSeconds())));
        }
        return answer.body(new Problem(refusal.sentence()));
    }

    /** Nobody planned this; the caller may repeat it, since every message carries its own id. */
    @ExceptionHandler
    ResponseEntity<Problem> unplanned(RuntimeException failure) {
        LOG.warn("a chat request failed", failure);
        return refused(ChatRefusal.unavailable());
    }
}
