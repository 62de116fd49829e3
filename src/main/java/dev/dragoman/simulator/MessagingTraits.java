package dev.dragoman.simulator;

import java.util.Set;

/** What networks can do wrong in which a message has quick replies, echoes and a tag for people. */
public interface MessagingTraits extends MetaTraits {

    /** Whether the app may use the tag HUMAN_AGENT. */
    boolean humanAgentApproved();

    /** Numbers of the customers who blocked the account. */
    Set<Integer> blocked();

    /** Whether deliveries and reads of our messages are reported. */
    boolean receipts();
}
