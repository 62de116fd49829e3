package dev.dragoman.webchat;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Serves {@code /widget.js} to any page; what the widget may do there is decided by its API. */
@RestController
@WhenWebchatIsOn
class WidgetController {

    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=utf-8");

    private final WidgetFile file = new WidgetFile();

    @GetMapping("/widget.js")
    ResponseEntity<byte[]> widget(
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, defaultValue = "") String known,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String accepts) {
        boolean current = known.contains(file.tag());
        var answer = ResponseEntity.status(current ? 304 : 200)
                .contentType(SCRIPT)
                .eTag(file.tag())
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("X-Content-Type-Options", "nosniff");
        if (current) {
            return answer.build();
        }
        return accepts.contains("gzip")
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(file.zipped())
                : answer.body(file.plain());
    }
}
