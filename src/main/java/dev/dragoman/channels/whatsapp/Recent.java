package dev.dragoman.channels.whatsapp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A map that forgets what was used longest ago, so that it never grows beyond its size. Safe for several threads. */
final class Recent<K, V> {

    private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final int most;

    Recent(int most) {
        this.most = most;
    }

    synchronized Optional<V> find(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    synchronized void put(K key, V value) {
        entries.put(key, value);
        if (entries.size() > most) {
            entries.remove(entries.keySet().iterator().next());
        }
    }
}
