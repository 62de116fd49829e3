package dev.dragoman.channels;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Remembers for as long as a test lasts. */
public final class KeptForATest implements Kept {

    private final Map<Key, String> all = new HashMap<>();

    @Override
    public synchronized Optional<String> read(Key key) {
        return Optional.ofNullable(all.get(key));
    }

    @Override
    public synchronized String change(Key key, UnaryOperator<String> change) {
        String after = change.apply(all.getOrDefault(key, ""));
        all.put(key, after);
        return after;
    }
}
