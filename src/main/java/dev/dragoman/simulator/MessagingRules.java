package dev.dragoman.simulator;

/**
 * What networks with the same messages do differently.
 *
 * @param noSuchPerson  the sub-code for a person the account does not know
 * @param outsideWindow the sub-code for a message after the reply window
 * @param longestBytes  the longest text in bytes, for a network that counts them
 */
public record MessagingRules(int noSuchPerson, int outsideWindow, int longestBytes) {

    /** Messenger, which counts characters. */
    static final MessagingRules MESSENGER = new MessagingRules(2018001, 2018278, Integer.MAX_VALUE);
}
