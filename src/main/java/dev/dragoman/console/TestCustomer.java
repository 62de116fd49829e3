package dev.dragoman.console;

import dev.dragoman.replies.Variable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Somebody to try a template on. */
public enum TestCustomer {
    /** Everything is known; the values are long but likely. */
    WITH_DATA,
    /** Nothing is known, so every variable shows its fall-back. */
    NO_DATA,
    /** Everything is known, and the name is as long as names get. */
    LONG_NAME;

    private static final String NAME = "customer_name";
    private static final String LONGEST_NAME =
            "Prof. Dr. Maximiliane-Alexandrina Freifrau von und zu Hohenstein-Lindenberg-Oberwiesenthal";

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
            variables.forEach(variable -> values.put(variable.name(), variable.sample()));
        }
        if (this == LONG_NAME) {
            values.put(NAME, LONGEST_NAME);
        }
        return values;
    }

    /** Where the console's words have its name. */
    public String key() {
        return "editor.customer." + name().toLowerCase(Locale.ROOT);
    }
}
