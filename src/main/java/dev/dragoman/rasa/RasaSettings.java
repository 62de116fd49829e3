package dev.dragoman.rasa;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Rasa, where a brand has one.
 *
 * @param url           the server for every language without one of its own, such as http://localhost:5005
 * @param urls          servers by language
 * @param token         the word the server must be given; never logged
 * @param mode          what Rasa does: {@code off} nothing, {@code nlu} understands texts, {@code dialogue} leads
 *                      private conversations
 * @param otherwise     what follows in the mode {@code dialogue} when Rasa says nothing or cannot be reached: a
 *                      {@code person}, {@code ask} back first, or the {@code embedded} bot
 * @param via           the channel of Rasa that is spoken to: {@code rest} or {@code callback}
 * @param callbackToken what Rasa's callback must give as {@code ?token=}; without one only this machine may call
 * @param returnIntent  the intent that is triggered in Rasa when a person gives a conversation back; none if empty
 * @param actionUrl     the action server for custom actions, such as http://localhost:5055; empty for none
 */
@ConfigurationProperties("dragoman.rasa")
public record RasaSettings(
        @Nullable String url,
        @DefaultValue Map<String, String> urls,
        @Nullable String token,
        @DefaultValue("nlu") Mode mode,
        @DefaultValue("person") Otherwise otherwise,
        @DefaultValue("rest") Via via,
        @Nullable String callbackToken,
        @Nullable String returnIntent,
        @Nullable String actionUrl) {

    /** What Rasa is asked for. */
    public enum Mode {
        OFF,
        NLU,
        DIALOGUE
    }

    /** What follows when Rasa leads and says nothing. */
    public enum Otherwise {
        PERSON,
        ASK,
        EMBEDDED
    }

    /** By which of its channels Rasa is spoken to. */
    public enum Via {
        REST,
        CALLBACK
    }

    /** Servers that are asked to understand and for nothing else. */
    public static RasaSettings understanding(Map<String, String> urls, @Nullable String token) {
        return new RasaSettings(null, urls, token, Mode.NLU, Otherwise.PERSON, Via.REST, null, null, null);
    }

    /** Whether Rasa leads private conversations. */
    public boolean leads() {
        return mode == Mode.DIALOGUE;
    }

    /** The server's address for a language; null where none is set or Rasa is switched off. */
    @Nullable
    String urlFor(String language) {
        @Nullable String own = urls.get(language);
        @Nullable String chosen = own == null || own.isBlank() ? url : own;
        return mode == Mode.OFF || chosen == null || chosen.isBlank() ? null : chosen;
    }

    @Override
    public String toString() {
        return "RasaSettings[mode=%s, url=%s, urls=%s, otherwise=%s, via=%s, actionUrl=%s]"
                .formatted(mode, url, urls, otherwise, via, actionUrl);
    }
}
