package dev.dragoman.understanding;

import java.util.List;

/** Turns a text of a known language into intents and entities. Two tenants: Rasa over HTTP, and the embedded one. */
interface Classifier {

    /** The engine's name as stored with a decision. */
    String name();

    /**
     * Classifies a stripped, non-empty text.
     *
     * @throws ClassifierUnavailable when it cannot answer now
     */
    Classification classify(String text, String language) throws ClassifierUnavailable;

    /** Intents by falling confidence (none if nothing was recognised) and entities in UTF-16 offsets. */
    record Classification(List<Understanding.Ranked> ranking, List<Entity> entities) {}

    /** The classifier cannot answer now; the message says why in words for the health page. */
    class ClassifierUnavailable extends Exception {

        private static final long serialVersionUID = 1L;

        ClassifierUnavailable(String why) {
            super(why);
        }
    }
}
