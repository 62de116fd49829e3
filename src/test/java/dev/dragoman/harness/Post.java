package dev.dragoman.harness;

import java.time.Instant;

/**
 * What a customer, or everybody, got to see from a page.
 *
 * @param thread the customer's id, or the comment it stands under
 * @param key    our own key, which the network repeats in the echo
 */
record Post(String page, String thread, String text, String id, String key, Instant at) {}
