package dev.dragoman.rasa;

import dev.dragoman.rasa.RasaServers.Named;
import java.util.Locale;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Always up, for the house answers without Rasa too; tells each server's version and model, or why there is none. */
@Component("rasaHealthIndicator")
class RasaHealth implements HealthIndicator {

    private final RasaSettings settings;
    private final RasaServers servers;

    RasaHealth(RasaSettings settings, RasaServers servers) {
        this.settings = settings;
        this.servers = servers;
    }

    @Override
    public Health health() {
        Health.Builder health =
                Health.up().withDetail("mode", settings.mode().name().toLowerCase(Locale.ROOT));
        servers.all().forEach(named -> health.withDetail(named.address(), state(named)));
        return health.build();
    }

    private static String state(Named named) {
        try {
            String version = named.server().version();
            String model = named.server().status().path("model_file").asString("a model without a name");
            return "Rasa " + version + ", " + model;
        } catch (RasaFailed e) {
            return "down, " + e.why();
        }
    }
}
