package dev.dragoman.channels;

import dev.dragoman.message.Inbound;

/** A channel whose network keeps the customer waiting until it hears that a pressed button was noticed. */
public interface AnswersPresses extends Channel {

    /** Tells the network, once the press is durable; a failure is of no consequence and is swallowed. */
    void answerPress(Inbound.Pressed pressed);
}
