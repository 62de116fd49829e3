package dev.dragoman.simulator.x;

import dev.dragoman.simulator.Line.Writer;
import dev.dragoman.simulator.NetworkClock;
import dev.dragoman.simulator.WhenSimulating;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All that was said, in memory: at most 5,000 messages and posts, then the oldest go. Called under the lock. */
@Component
@WhenSimulating
final class XWorld {

    static final int MOST_CUSTOMERS = 1_000;

    private static final int MOST = 5_000;
    private static final long FIRST_PERSON = 1_500_000_000_000_000_000L;

    private final NetworkClock clock;
    private final long seed;
    private final Map<String, Said> all = new LinkedHashMap<>();
    private long number;

    XWorld(BrandAccount account, NetworkClock clock) {
        this.clock = clock;
        this.seed = account.seed();
    }

    /** The id of a customer. */
    static String person(int customer) {
        return String.valueOf(FIRST_PERSON + customer);
    }

    /** The number of the customer with this id; 0 when there is none. */
    static int customer(String person) {
        long number = person.matches("[0-9]{19}") ? Long.parseLong(person) - FIRST_PERSON : 0;
        return number > 0 && number <= MOST_CUSTOMERS ? (int) number : 0;
    }

    /** An id nobody else has. */
    String newId() {
        return String.valueOf(seed * 1_000_000 + ++number);
    }

    Said message(int customer, Writer writer, String text) {
        return put(new Said(newId(), customer, writer, text, clock.now(), false, "", null, null));
    }

    /** A post, below another one or by itself. */
    Said post(int customer, Writer writer, String text, @Nullable Said answers) {
        String id = newId();
        String conversation = answers == null ? id : answers.conversation();
        @Nullable String parent = answers == null ? null : answers.id();
        return put(new Said(id, customer, writer, text, clock.now(), true, conversation, parent, null));
    }

    Said quote(int customer, String text, Said quoted) {
        String id = newId();
        return put(new Said(id, customer, Writer.CUSTOMER, text, clock.now(), true, id, null, quoted.id()));
    }

    @Nullable
    Said find(@Nullable String id) {
        return id == null ? null : all.get(id);
    }

    void remove(String id) {
        all.remove(id);
    }

    Stream<Said> stream() {
        return all.values().stream();
    }

    /** Whether this customer wrote privately before. */
    boolean wrote(int customer) {
        return stream().anyMatch(one -> !one.isPost() && one.isByCustomer() && one.customer() == customer);
    }

    /** Whether the account said the very same in the last day. */
    boolean repeats(String text, @Nullable String answers) {
        return stream()
                .anyMatch(one -> one.isPost()
                        && one.writer() == Writer.APP
                        && one.text().equals(text)
                        && Objects.equals(one.answers(), answers)
                        && one.at().isAfter(clock.now().minus(1, ChronoUnit.DAYS)));
    }

    void clear() {
        all.clear();
    }

    private Said put(Said said) {
        all.put(said.id(), said);
        if (all.size() > MOST) {
            all.remove(all.keySet().iterator().next());
        }
        return said;
    }
}
