package dev.dragoman.flow;

import dev.dragoman.channels.Webhook;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.http.common.DefaultHttpBinding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a request into one {@link Webhook} and lets no foreign header and no query parameter become an Exchange header.
 * Camel decides much by headers, so a sender who could set one could steer a route.
 */
class WebhookBinding extends DefaultHttpBinding {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookBinding.class);

    @Override
    public void readRequest(HttpServletRequest request, Message message) {
        String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
        // CamelServlet reads this one header and fails without it.
        message.setHeader(Exchange.HTTP_PATH, path);
        var webhook = new Webhook(
                request.getMethod(), path.substring(1), query(request), headers(request), WebhookBodies.of(request));
        message.setBody(webhook);
        Exchange exchange = Objects.requireNonNull(message.getExchange());
        exchange.setProperty("webhook", webhook);
        exchange.setProperty("remote", request.getRemoteAddr());
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name)));
        }
        return headers;
    }

    /** The parameters of the address alone: reading those of a form would eat the raw bytes. */
    private static Map<String, List<String>> query(HttpServletRequest request) {
        Map<String, List<String>> parameters = new HashMap<>();
        var address = org.springframework.web.util.UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams();
        address.forEach((name, values) -> parameters.put(
                decoded(name), values.stream().map(WebhookBinding::decoded).toList()));
        return parameters;
    }

    private static String decoded(@org.jspecify.annotations.Nullable String value) {
        if (value == null) {
            return "";
        }
        try {
            return java.net.URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    @Override
    public void writeResponse(Exchange exchange, HttpServletResponse response) throws IOException {
        Object body = exchange.getMessage().getBody();
        if (exchange.getException() != null) {
            LOG.warn(
                    "a webhook could not be taken in: {}",
                    exchange.getException().toString());
        }
        HttpAnswer answer = exchange.getException() == null && body instanceof HttpAnswer given
                ? given
                : HttpAnswer.text(503, "not now, please repeat");
        response.setStatus(answer.status());
        response.setContentType(answer.contentType());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
