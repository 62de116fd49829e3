package dev.dragoman.simulator.x;

import dev.dragoman.simulator.Line;
import dev.dragoman.simulator.Line.Writer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A direct message or a post.
 *
 * @param customer     the number of who wrote or got it; 0 for a post of the account to everybody
 * @param isPost       whether everybody sees it
 * @param conversation the post the conversation began with; empty for a message
 * @param answers      the post it answers; null for none
 * @param quotes       the post it quotes; null for none
 */
record Said(
        String id,
        int customer,
        Writer writer,
        String text,
        Instant at,
        boolean isPost,
        String conversation,
        @Nullable String answers,
        @Nullable String quotes) {

    boolean isByCustomer() {
        return writer == Writer.CUSTOMER;
    }

    Line line() {
        return Line.of(id, at, writer, text);
    }
}
