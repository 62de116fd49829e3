package dev.dragoman.simulator.discourse;

import java.time.Instant;

/**
 * One post.
 *
 * @param id      its number in the forum
 * @param number  its number in the topic, from 1
 * @param user    the number of the customer who wrote it; 0 for the bot, -1 for a colleague
 * @param answers the number in the topic of the post it answers; 0 for none
 * @param version counts the edits, from 1
 * @param liked   whether the bot likes it
 * @param deleted taken back by its author
 */
record ForumPost(
        long id,
        Topic topic,
        int number,
        int user,
        String raw,
        int answers,
        int version,
        Instant at,
        Instant changedAt,
        boolean liked,
        boolean deleted) {

    ForumPost edited(String words, Instant when) {
        return new ForumPost(id, topic, number, user, words, answers, version + 1, at, when, liked, deleted);
    }

    ForumPost withLike() {
        return new ForumPost(id, topic, number, user, raw, answers, version, at, changedAt, true, deleted);
    }

    /** The same after its author took it back; the forum's own words stand there then. */
    ForumPost takenBack(Instant when) {
        return new ForumPost(
                id, topic, number, user, "(post deleted by author)", answers, version + 1, at, when, liked, true);
    }
}
