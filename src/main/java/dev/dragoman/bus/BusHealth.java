package dev.dragoman.bus;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** What the inbound log still owes. Never down by itself: that the database is away is the database's own component. */
@Component("busHealthIndicator")
class BusHealth implements HealthIndicator {

    private final Bus bus;
    private final HighWater marks;
    private final PolledAccounts polled;

    BusHealth(Bus bus, HighWater marks, PolledAccounts polled) {
        this.bus = bus;
        this.marks = marks;
        this.polled = polled;
    }

    @Override
    public Health health() {
        try {
            Bus.Backlog owes = bus.backlog();
            List<String> unasked = Stream.concat(marks.troubles().stream(), polled.troubles().stream())
                    .toList();
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
