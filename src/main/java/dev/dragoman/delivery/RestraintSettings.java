package dev.dragoman.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much the bot may say by itself. In one conversation, so that two bots do not talk for ever; in public, so that a
 * storm of comments is not answered by a storm of replies.
 *
 * @param replies       automatic replies in one conversation within {@code within}; the next goes to a person
 * @param within        the time in which {@code replies} are counted
 * @param repliesPerDay automatic replies in one conversation within a day; the next goes to a person
 * @param perPost       automatic public replies under one post within an hour; further comments are kept back
 * @param perAuthor     the same to one author over all posts of an account
 * @param perAccount    the same of one account
 */
@ConfigurationProperties("dragoman.restraint")
record RestraintSettings(
        @DefaultValue("5") int replies,
        @DefaultValue("10m") Duration within,
        @DefaultValue("20") int repliesPerDay,
        @DefaultValue("30") int perPost,
        @DefaultValue("10") int perAuthor,
        @DefaultValue("600") int perAccount) {

    RestraintSettings {
        boolean isGood = replies > 0 && repliesPerDay > 0 && perPost > 0 && perAuthor > 0 && perAccount > 0;
        if (!isGood || within.isNegative() || within.isZero() || within.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "Set every number of dragoman.restraint to at least 1, and dragoman.restraint.within to a time of at"
                            + " most a day, such as 10m.");
        }
    }
}
