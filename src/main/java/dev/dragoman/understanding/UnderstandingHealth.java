package dev.dragoman.understanding;

import java.time.temporal.ChronoUnit;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Always up, for the embedded classifier always answers; tells since when and why Rasa does not. */
@Component("understandingHealthIndicator")
class UnderstandingHealth implements HealthIndicator {

    private final Understander understander;
    private final Library library;

    UnderstandingHealth(Understander understander, Library library) {
        this.understander = understander;
        this.library = library;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up()
                .withDetail("engine", understander.engines())
                .withDetail("languages", library.languages())
                .withDetail("intents", intents())
                .withDetail("meaning", understander.meaning())
                .withDetail("training", understander.trainingTime().toMillis() + " ms");
        understander
                .outages()
                .forEach((language, outage) -> health.withDetail(
                        "rasa " + language,
                        "down since " + outage.since().truncatedTo(ChronoUnit.SECONDS) + ", " + outage.reason()));
        return health.build();
    }

    private int intents() {
        return library.languages().stream()
                .mapToInt(language -> library.knowledge(language).intents().size())
                .sum();
    }
}
