package dev.dragoman.understanding;

import dev.dragoman.understanding.encoder.EncoderKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the embedded classifier understands.
 *
 * @param encoder the encoder of sentences beside words and letters: {@code strong}, {@code small} (half the time) or
 *     {@code off}
 */
@ConfigurationProperties("dragoman.understanding")
record EncoderSettings(@DefaultValue("strong") String encoder) {

    EncoderSettings {
        if (!encoder.matches("strong|small|off")) {
            throw new IllegalArgumentException("dragoman.understanding.encoder must be strong, small or off");
        }
    }

    /** Null where none is wanted. */
    @Nullable
    EncoderKind kind() {
        return encoder.equals("off") ? null : EncoderKind.valueOf(encoder.toUpperCase(Locale.ROOT));
    }
}
