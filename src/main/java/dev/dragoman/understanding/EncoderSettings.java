package dev.dragoman.understanding;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the embedded classifier understands.
 *
 * @param encoder the encoder of sentences beside words and letters: {@code strong}, {@code small} (half the time),
 *     {@code auto} (strong below 20 examples an intent, else small) or {@code off}
 */
@ConfigurationProperties("dragoman.understanding")
record EncoderSettings(@DefaultValue("auto") String encoder) {

    EncoderSettings {
        if (!encoder.matches("auto|strong|small|off")) {
            throw new IllegalArgumentException("dragoman.understanding.encoder must be auto, strong, small or off");
        }
    }
}
