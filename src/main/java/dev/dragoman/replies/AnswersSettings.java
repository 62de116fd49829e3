package dev.dragoman.replies;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the bot is sure enough to answer.
 *
 * @param threshold the least confidence for an answer, 0 to 1
 * @param ambiguity the least distance between the two best intents, 0 to 1
 */
@ConfigurationProperties("dragoman.answers")
record AnswersSettings(
        @DefaultValue("0.35") double threshold,
        @DefaultValue("0.1") double ambiguity) {

    AnswersSettings {
        if (threshold < 0 || threshold > 1 || ambiguity < 0 || ambiguity > 1) {
            throw new IllegalArgumentException(
                    "dragoman.answers.threshold and dragoman.answers.ambiguity must lie between 0 and 1");
        }
    }
}
