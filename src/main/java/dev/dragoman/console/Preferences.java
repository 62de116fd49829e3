package dev.dragoman.console;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Language and theme, which belong to the browser and not to the person. */
@Controller
class Preferences {

    private static final Duration KEPT = Duration.ofDays(365);

    /** Goes back to the page it came from, if that is one of ours. */
    @PostMapping("/preferences")
    ResponseEntity<Void> choose(
            @RequestParam @Nullable String lang,
            @RequestParam @Nullable String theme,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request) {
        var answer = ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(isOurs(to) ? to : "/"));
        if (lang != null && Words.LANGUAGES.contains(lang)) {
            answer.header(HttpHeaders.SET_COOKIE, cookie(Screens.LANGUAGE, lang, request.isSecure()));
        }
        if (theme != null && Screens.THEMES.contains(theme)) {
            answer.header(HttpHeaders.SET_COOKIE, cookie(Screens.THEME, theme, request.isSecure()));
        }
        return answer.build();
    }

    private static boolean isOurs(String to) {
        return to.matches("/([A-Za-z0-9._~-][A-Za-z0-9._~/-]*)?");
    }

    private static String cookie(String name, String value, boolean secure) {
        return ResponseCookie.from(name, value)
                .path("/")
                .maxAge(KEPT)
                .secure(secure)
                .sameSite("Lax")
                .httpOnly(true)
                .build()
                .toString();
    }
}
