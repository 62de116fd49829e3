package dev.dragoman.understanding;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the bot understands and who understands it.
 *
 * @param intents  the folder with one folder a language; where it is absent, the shipped copy speaks
 * @param language the language of texts whose language nobody can tell
 * @param apiToken the word that callers of our API must know; without one only this machine may call
 */
@ConfigurationProperties("dragoman")
record UnderstandingSettings(
        @DefaultValue("./intents") String intents,
        @DefaultValue("en") String language,
        @Nullable String apiToken) {

    // A setting of type Path would find the copy in the jar first.
    Path folder() {
        return Path.of(intents);
    }

    @Override
    public String toString() {
        return "UnderstandingSettings[intents=" + intents + ", language=" + language + "]";
    }
}
