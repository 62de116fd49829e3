package dev.dragoman.webchat;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Our own web chat.
 *
 * @param enabled        whether the widget is served and the channel is there; on unless switched off
 * @param allowedOrigins the web sites that may carry the widget, such as {@code https://www.example.com}, or the one
 *                       entry {@code *} for all; the site that serves Dragoman itself never needs to be named
 */
@ConfigurationProperties("dragoman.channels.webchat")
record WebchatSettings(
        @DefaultValue("true") boolean enabled, @DefaultValue List<String> allowedOrigins) {

    WebchatSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
        allowedOrigins.forEach(WebchatSettings::check);
    }

    private static void check(String origin) {
        if (!origin.equals("*") && !isOrigin(origin)) {
            throw new IllegalArgumentException("dragoman.channels.webchat.allowed-origins: \"" + origin
                    + "\" is not an origin. Write scheme, host and port only, such as https://www.example.com");
        }
    }

    private static boolean isOrigin(String origin) {
        try {
            URI uri = URI.create(origin);
            String path = uri.getRawPath();
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getHost() != null && path.isEmpty();
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
