package dev.dragoman.simulator;

import org.springframework.stereotype.Component;

/** What the pretend page knows, with the one post it has. */
@Component
@WhenSimulating
final class Network extends MetaWorld {

    static final String POST_TEXT = "New in the shop this week. What would you like to know?";

    private static final String POST_NUMBER = "2000000000000001";

    private final SimulatorSettings settings;
    private String post = POST_TEXT;

    Network(SimulatorSettings settings, NetworkClock clock) {
        super(settings, clock);
        this.settings = settings;
    }

    String postId() {
        return settings.pageId() + "_" + POST_NUMBER;
    }

    /** Comments of a Page carry the number of their post in front. */
    String newCommentUnderPost() {
        return POST_NUMBER + "_" + newCommentId();
    }

    /** What the one post of the page says. */
    String post() {
        return post;
    }

    /** What is published becomes the one post of the page. */
    void publish(String text) {
        post = text;
        changed();
    }

    @Override
    void clear() {
        super.clear();
        post = POST_TEXT;
    }
}
