package dev.dragoman.console.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Shows people the sign-in page and tells programs 401; htmx is told to go to the sign-in page. */
final class SignInFirst implements AuthenticationEntryPoint {

    static final String PAGE = "/sign-in";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (isNavigation(request)) {
            response.sendRedirect(PAGE);
            return;
        }
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", PAGE);
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }

    /** Whether a person opens a page, as far as the browser tells. */
    static boolean isNavigation(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        String mode = request.getHeader("Sec-Fetch-Mode");
        return accept != null
                && accept.contains("text/html")
                && request.getHeader("HX-Request") == null
                && (mode == null || mode.equals("navigate"));
    }
}
