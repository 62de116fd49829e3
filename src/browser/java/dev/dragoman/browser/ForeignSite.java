package dev.dragoman.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A brand's web site, from another origin than ours. */
final class ForeignSite implements AutoCloseable {

    private static final String PAGE = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>A shop</title>
        %s
        <script src="%s/widget.js" data-site="shop" async></script>
        </head>
        <body><header>A shop</header><main><h1>Lamps</h1><p>Warm light. <a href="/more">More</a></p></main></body>
        </html>
        """;

    private final Map<String, Answer> pages = new ConcurrentHashMap<>();
    private final HttpServer server;

    private record Answer(String policy, byte[] html) {}

    private ForeignSite(HttpServer server) {
        this.server = server;
    }

    static ForeignSite open() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var site = new ForeignSite(server);
            server.createContext("/", exchange -> {
                Answer answer =
                        site.pages.getOrDefault(exchange.getRequestURI().getPath(), new Answer("", new byte[0]));
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                if (!answer.policy.isEmpty()) {
                    exchange.getResponseHeaders().set("Content-Security-Policy", answer.policy);
                }
                exchange.sendResponseHeaders(200, answer.html.length == 0 ? -1 : answer.html.length);
                exchange.getResponseBody().write(answer.html);
                exchange.close();
            });
            server.start();
            return site;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Carries the widget of this bot on a page with these styles. */
    String styled(String bot, String css) {
        return put(bot, css.isEmpty() ? "" : "<style>" + css + "</style>", "");
    }

    /** The same under a Content-Security-Policy. */
    String guarded(String bot, String policy) {
        return put(bot, "", policy);
    }

    private String put(String bot, String head, String policy) {
        String path = "/page" + pages.size();
        pages.put(path, new Answer(policy, PAGE.formatted(head, bot).getBytes(StandardCharsets.UTF_8)));
        return address() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
