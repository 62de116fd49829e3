package dev.dragoman.console;

import dev.dragoman.replies.Variable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Somebody to try a template on. */
public enum TestCustomer {
    /** Everything is known. */
    WITH_DATA,
    /** Nothing is known, so every variable shows its fall-back. */
    NO_DATA,
    /** Everything is known, and the name is as long as names get. */
    LONG_NAME;

    private static final String NAME = "customer_name";
    /** Where the files mention no value of their own. */
    private static final Map<String, String> TYPICAL = Map.of(
            NAME,
            "Anna Sommer",
            "order_number",
            "WL-2041788",
            "email",
            "anna.sommer@example.org",
            "product",
            "Trek 45");

    private static final String LONGEST_NAME =
            "A Customer Whose Name Is So Long That It Hardly Fits Into Any Line-Of-Text-Anywhere";

    static TestCustomer of(String name) {
        for (TestCustomer customer : values()) {
            if (customer.name().equals(name)) {
                return customer;
            }
        }
        return WITH_DATA;
    }

    Map<String, String> values(Collection<Variable> variables) {
        Map<String, String> values = new HashMap<>();
        if (this != NO_DATA) {
            variables.forEach(variable -> values.put(variable.name(), typical(variable)));
        }
        if (this == LONG_NAME) {
            values.put(NAME, LONGEST_NAME);
        }
        return values;
    }

    /** What a customer about whom everything is known has for a variable. */
    static String typical(Variable variable) {
        boolean mentioned = !variable.sample().equals(variable.fallback())
                && !variable.name().equals(NAME);
        return mentioned ? variable.sample() : TYPICAL.getOrDefault(variable.name(), variable.sample());
    }

    /** Where the console's words have its name. */
    public String key() {
        return "editor.customer." + name().toLowerCase(Locale.ROOT);
    }
}
