package dev.dragoman.understanding;

import dev.dragoman.understanding.Understanding.Scope;
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

    /** Intents by falling confidence (none if nothing was recognised), entities in UTF-16 offsets, and the scope. */
    record Classification(List<Understanding.Ranked> ranking, List<Entity> entities, Scope scope) {

        /** Of an engine that tells nothing of the scope. */
        Classification(List<Understanding.Ranked> ranking, List<Entity> entities) {
            this(ranking, entities, Scope.UNTOLD);
        }
    }

    /** The classifier cannot answer now; the message says why in words for the health page. */
    class ClassifierUnavailable extends Exception {

        private static final long serialVersionUID = 1L;

        ClassifierUnavailable(String why) {
            super(why);
        }
    }
}
