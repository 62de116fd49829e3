package dev.dragoman.flow;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks to repeat while the routes do not run, and reads the raw bytes of a webhook once, at most 3 MB: the largest request any network
 * documents (WhatsApp).
 */
class WebhookBodies extends OncePerRequestFilter {

    static final int MOST_BYTES = 3 * 1024 * 1024;

    private static final String BYTES = WebhookBodies.class.getName() + ".bytes";
    private static final Set<String> METHODS = Set.of("GET", "POST");

    private final BooleanSupplier routesRun;

    WebhookBodies(BooleanSupplier routesRun) {
        this.routesRun = routesRun;
    }

    static byte[] of(HttpServletRequest request) {
        return request.getAttribute(BYTES) instanceof byte[] bytes ? bytes : new byte[0];
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!routesRun.getAsBoolean()) {
            // Not 404, which some networks take for a wrong address and unsubscribe.
            response.setHeader("Retry-After", "1");
            refuse(response, 503, "not now, please repeat");
            return;
        }
        if (!METHODS.contains(request.getMethod())) {
            refuse(response, 405, "only GET and POST");
            return;
        }
        if (request.getContentLengthLong() > MOST_BYTES) {
            refuse(response, 413, "at most 3 MB");
            return;
        }
        byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            refuse(response, 413, "at most 3 MB");
            return;
        }
        request.setAttribute(BYTES, bytes);
        chain.doFilter(request, response);
    }

    private static void refuse(HttpServletResponse response, int status, String why) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=utf-8");
        response.getWriter().write(why);
    }
}
