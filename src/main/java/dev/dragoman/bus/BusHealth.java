package dev.dragoman.bus;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** What the inbound log still owes. Never down by itself: that the database is away is the database's own component. */
@Component("busHealthIndicator")
class BusHealth implements HealthIndicator {

    private final Bus bus;

    BusHealth(Bus bus) {
        this.bus = bus;
    }

    @Override
    public Health health() {
        try {
            Bus.Backlog owes = bus.backlog();
            List<String> unasked = bus.unasked().stream().map(Unasked::toString).toList();
            return Health.up()
                    .withDetail(
                            "lag",
                            "%d waiting, %d parked, %d in quarantine"
                                    .formatted(owes.waiting(), owes.parked(), owes.quarantined()))
                    .withDetail("unasked", unasked.isEmpty() ? "no account" : String.join("; ", unasked))
                    .build();
        } catch (DataAccessException e) {
            return Health.unknown().withDetail("lag", "the database is away").build();
        }
    }
}
