package dev.dragoman.simulator.wordpress;

import java.time.Instant;

/**
 * One comment.
 *
 * @param parent   the comment it answers; 0 for none
 * @param author   the number of the user who wrote it; 0 for a guest
 * @param customer the number of the customer who is the guest; 0 for a user
 * @param raw      HTML
 * @param agent    the program that wrote it, as it says itself
 * @param status   {@code approved, hold, spam} or {@code trash}
 */
record BlogComment(
        long id,
        long post,
        long parent,
        long author,
        int customer,
        String raw,
        String agent,
        String status,
        Instant at) {

    boolean isApproved() {
        return status.equals("approved");
    }

    BlogComment worded(String html) {
        return new BlogComment(id, post, parent, author, customer, html, agent, status, at);
    }

    BlogComment judged(String verdict) {
        return new BlogComment(id, post, parent, author, customer, raw, agent, verdict, at);
    }
}
