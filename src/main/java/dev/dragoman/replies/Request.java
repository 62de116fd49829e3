package dev.dragoman.replies;

import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Visibility;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which template is wanted, where it will be read, and what is known.
 *
 * @param channel    where it will be sent; null when that does not matter
 * @param visibility a public comment prefers the variations for {@code comment}
 * @param variables  values by the name of the variable; blank ones count as unknown
 * @param seed       the same seed picks the same variation
 */
public record Request(
        TemplateKey template,
        @Nullable ChannelId channel,
        Visibility visibility,
        Map<String, String> variables,
        long seed) {}
