package dev.dragoman.publishing;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the brand says to everybody.
 *
 * @param timeZone where the brand's clock hangs, such as {@code Europe/Berlin}; that of this machine if none is given
 */
@ConfigurationProperties("dragoman.publishing")
record PublishingSettings(@DefaultValue("") String timeZone) {

    PublishingSettings {
        try {
            zone(timeZone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Set dragoman.publishing.time-zone to the name of a time zone, such as Europe/Berlin.", e);
        }
    }

    ZoneId zone() {
        return zone(timeZone);
    }

    private static ZoneId zone(String name) {
        return name.isBlank() ? ZoneId.systemDefault() : ZoneId.of(name);
    }
}
