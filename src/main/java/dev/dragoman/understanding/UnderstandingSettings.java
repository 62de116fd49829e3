package dev.dragoman.understanding;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the bot understands and who understands it.
 *
 * @param intents  the folder with one folder a language; where it is absent, the shipped copy speaks
 * @param language the language of texts whose language nobody can tell
 * @param apiToken the word that callers of our API must know; without one only this machine may call
 * @param rasa     the Rasa server, if there is one
 */
@ConfigurationProperties("dragoman")
record UnderstandingSettings(
        @DefaultValue("./intents") String intents,
        @DefaultValue("en") String language,
        @Nullable String apiToken,
        @DefaultValue Rasa rasa) {

    // A setting of type Path would find the copy in the jar first.
    Path folder() {
        return Path.of(intents);
    }

    /**
     * Rasa servers.
     *
     * @param url   the server that understands every language without one of its own, such as http://localhost:5005
     * @param urls  servers by language
     * @param token the word the server must be given; never logged
     */
    record Rasa(
            @Nullable String url,
            @DefaultValue Map<String, String> urls,
            @Nullable String token) {

        @Nullable
        String urlFor(String language) {
            @Nullable String own = urls.get(language);
            @Nullable String chosen = own == null || own.isBlank() ? url : own;
            return chosen == null || chosen.isBlank() ? null : chosen;
        }

        @Override
        public String toString() {
            return "Rasa[url=" + url + ", urls=" + urls + "]";
        }
    }

    @Override
    public String toString() {
        return "UnderstandingSettings[intents=" + intents + ", language=" + language + ", rasa=" + rasa + "]";
    }
}
