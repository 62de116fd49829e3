package dev.dragoman.simulator.discourse;

/**
 * A topic, or the topic of a private message.
 *
 * @param customer   with whom a private message is; 0 for a public topic
 * @param category   of a public topic; 0 for a private message
 * @param externalId the name a program gave it; empty for none
 */
record Topic(long id, String title, int customer, int category, String externalId) {

    boolean isPrivate() {
        return category == 0;
    }

    String archetype() {
        return isPrivate() ? "private_message" : "regular";
    }
}
