package dev.dragoman.replies;

import dev.dragoman.understanding.Understanding;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the bot is sure enough to answer.
 *
 * @param threshold the least confidence for an answer, 0 to 1; unset: what the engine found by trials on the brand's own
 *     examples, so that about 95 in 100 texts that it recognises are answered
 * @param ambiguity the least distance between the two best intents, 0 to 1
 */
@ConfigurationProperties("dragoman.answers")
record AnswersSettings(
        @Nullable Double threshold, @DefaultValue("0.1") double ambiguity) {

    AnswersSettings {
        if ((threshold != null && (threshold < 0 || threshold > 1)) || ambiguity < 0 || ambiguity > 1) {
            throw new IllegalArgumentException(
                    "dragoman.answers.threshold and dragoman.answers.ambiguity must lie between 0 and 1");
        }
    }

    /** The least confidence for an answer to what an engine understood. */
    double threshold(Understanding heard) {
        return threshold == null ? heard.scope().answerFrom() : threshold;
    }
}
