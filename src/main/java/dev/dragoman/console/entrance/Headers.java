package dev.dragoman.console.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/** The content security policy: everything from us, nothing inline. With the demo on, our pages may frame ours. */
final class Headers implements HeaderWriter {

    private static final String STRICT = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
        form-action 'self'; base-uri 'none'; frame-ancestors %s\
        """;

    private final String policy;

    Headers(boolean demo) {
        policy = STRICT.formatted(demo ? "'self'; frame-src 'self'" : "'none'");
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader("Content-Security-Policy")) {
            response.setHeader("Content-Security-Policy", policy);
        }
    }
}
