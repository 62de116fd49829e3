package dev.dragoman.learning;

import dev.dragoman.message.ChannelId;
import dev.dragoman.understanding.Understanding.Ranked;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that was not understood.
 *
 * @param decision the number of the bot's decision
 * @param text     without private data
 * @param intent   what the bot took it for
 * @param meant    what an agent says was meant
 */
public record Missed(
        long decision,
        UUID conversation,
        ChannelId channel,
        Instant at,
        String language,
        String text,
        Why why,
        @Nullable String intent,
        double confidence,
        List<Ranked> ranking,
        @Nullable String meant) {

    /** How we know. */
    public enum Why {
        /** The bot asked back. */
        ASKED_BACK,
        /** The bot handed it to people, since it was not understood. */
        HANDED_OVER,
        /** The bot answered, and a person took over. */
        TAKEN_OVER,
        /** An agent said that the intent was wrong. */
        CORRECTED
    }
}
