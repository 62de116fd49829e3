package dev.dragoman.flow;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** How far the work is behind. Never down: a house under pressure still receives. */
@Component("pressureHealthIndicator")
class PressureHealth implements HealthIndicator {

    private final Pressure pressure;

    PressureHealth(Pressure pressure) {
        this.pressure = pressure;
    }

    @Override
    public Health health() {
        return Health.up().withDetail("work", pressure.sentence()).build();
    }
}
