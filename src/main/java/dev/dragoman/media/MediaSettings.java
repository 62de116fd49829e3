package dev.dragoman.media;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Files that are handed to us.
 *
 * @param megabytes how much all of them together may take in the database; further ones are refused
 */
@ConfigurationProperties("dragoman.media")
record MediaSettings(@DefaultValue("5000") int megabytes) {

    MediaSettings {
        if (megabytes < 1) {
            throw new IllegalArgumentException("dragoman.media.megabytes: at least 1");
        }
    }
}
