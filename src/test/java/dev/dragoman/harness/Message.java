package dev.dragoman.harness;

import java.time.Instant;

/**
 * What a customer says. The number of an order makes it unmistakable, since every reply to it names that number.
 *
 * @param psid the customer
 */
record Message(String page, String psid, String mid, int order, Instant at) {

    String text() {
        return "Where is my parcel " + order + "?";
    }

    /** The same message with another order in it. */
    Message changed(int other) {
        return new Message(page, psid, mid, other, at);
    }
}
