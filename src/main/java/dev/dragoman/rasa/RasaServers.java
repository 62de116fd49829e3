package dev.dragoman.rasa;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The Rasa servers that are set, by language; languages of one address share one server and its breaker. */
public final class RasaServers {

    private final Map<String, RasaServer> servers = new ConcurrentHashMap<>();
    private final RasaSettings settings;
    private final Clock clock;

    public RasaServers(RasaSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** None at all. */
    public static RasaServers none() {
        return new RasaServers(RasaSettings.understanding(Map.of(), null), Clock.systemUTC());
    }

    /** The server of a language; empty where none is set, or Rasa is switched off. */
    public Optional<RasaServer> of(String language) {
        @Nullable String url = settings.urlFor(language);
        return url == null ? Optional.empty() : Optional.of(at(url));
    }

    /** Each address once, with its server. */
    List<Named> all() {
        var addresses = new TreeSet<String>();
        settings.urls().keySet().forEach(language -> add(addresses, settings.urlFor(language)));
        add(addresses, settings.urlFor(""));
        List<Named> all = new ArrayList<>();
        addresses.forEach(address -> all.add(new Named(address, at(address))));
        return List.copyOf(all);
    }

    private static void add(TreeSet<String> addresses, @Nullable String address) {
        if (address != null) {
            addresses.add(address);
        }
    }

    private RasaServer at(String url) {
        return servers.computeIfAbsent(url, it -> new RasaServer(it, settings.token(), clock));
    }

    record Named(String address, RasaServer server) {}
}
