package dev.dragoman.simulator;

import dev.dragoman.system.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pretend network beside the first one. It lives in a package of its own, offers the network's API below
 * {@code /simulator/api/<name>}, notes every exchange in the {@link Journal}, and programs drive it under its name.
 */
public interface PretendNetwork {

    /** Its name, that of the channel. */
    String name();

    /**
     * Does one thing a customer can do and returns the id it concerns. Refuses with {@link IllegalArgumentException},
     * whose message is for people.
     */
    String play(Play play);

    /** What the customer's phone shows, oldest first. */
    List<Line> conversation(int customer);

    /** How it behaves now: a record of traits. */
    Record traits();

    /** Changes the named traits and leaves the others; refuses unknown names and values of the wrong kind. */
    Record change(Map<String, ?> traits);

    /** What the product has not been told about yet. */
    int undelivered();

    /** Forgets conversations and traits; ids go on, so nothing is ever repeated. */
    void reset();

    /** A record of traits with the named ones changed; refuses a name it does not have and a value of the wrong kind. */
    static <T extends Record> T changed(T traits, Map<String, ?> wanted) {
        ObjectNode all = Json.MAPPER.valueToTree(traits);
        wanted.forEach((name, value) -> {
            if (!all.has(name)) {
                throw new IllegalArgumentException("There is no trait of this name.");
            }
            all.set(name, Json.MAPPER.<JsonNode>valueToTree(value));
        });
        try {
            @SuppressWarnings("unchecked") // a record's class has no subclasses
            Class<T> type = (Class<T>) traits.getClass();
            return Json.MAPPER.treeToValue(all, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("A trait has a value of the wrong kind.", e);
        }
    }
}
