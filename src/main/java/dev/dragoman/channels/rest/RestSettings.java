package dev.dragoman.channels.rest;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Rasa's REST channel, served by us.
 *
 * @param enabled     whether it is served
 * @param token       what callers must give as {@code ?token=}; without one only loopback may call
 * @param callbackUrl where answers go that come after the caller has left
 */
@ConfigurationProperties("dragoman.channels.rest")
public record RestSettings(
        @DefaultValue("true") boolean enabled,
        @Nullable String token,
        @Nullable String callbackUrl) {

    @Override
    public String toString() {
        return "RestSettings[enabled=" + enabled + "]";
    }
}
