package dev.dragoman.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits to be sent, and what did not arrive for sure. Never down: a network's trouble does not stop receiving. */
@Component("outboxHealthIndicator")
class OutboxHealth implements HealthIndicator {

    private final JdbcClient jdbc;
    private final Settlement settlement;
    private final Restraint restraint;

    OutboxHealth(JdbcClient jdbc, Settlement settlement, Restraint restraint, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.settlement = settlement;
        this.restraint = restraint;
        Gauge.builder("dragoman.sends.doubtful", this, OutboxHealth::doubtful)
                .description("sends of which nobody knows whether they arrived")
                .register(meters);
        Gauge.builder("dragoman.accounts.stopped", this, OutboxHealth::stoppedAccounts)
                .description("accounts from which nothing is sent just now")
                .register(meters);
    }

    @Override
    public Health health() {
        try {
            return Health.up()
                    .withDetail("sends", sends())
                    .withDetail("stopped", stopped())
                    .withDetail("doubtful", "%d sends of which nobody knows".formatted((long) doubtful()))
                    .withDetail("restrained", "%d replies kept back within an hour".formatted(restraint.keptBack()))
                    .build();
        } catch (DataAccessException e) {
            return Health.unknown().withDetail("sends", "the database is away").build();
        }
    }

    private String sends() {
        return jdbc.sql("""
                select count(*) filter (where state in ('WAITING', 'SENDING')) as waiting,
                       count(*) filter (where state = 'UNCLEAR') as unclear,
                       count(*) filter (where state = 'FAILED') as failed
                  from outbox where state in ('WAITING', 'SENDING', 'UNCLEAR', 'FAILED')
                """)
                .query((row, n) -> "%d waiting, %d unclear, %d failed"
                        .formatted(row.getLong("waiting"), row.getLong("unclear"), row.getLong("failed")))
                .single();
    }

    private double doubtful() {
        return jdbc.sql("select count(*) from outbox where state = 'UNCLEAR'")
                .query(Double.class)
                .single();
    }

    private double stoppedAccounts() {
        return settlement.pauses().size();
    }

    private String stopped() {
        String accounts = settlement.pauses().stream()
                .map(pause -> pause.channel() + " " + pause.account() + ": " + pause.reason())
                .collect(Collectors.joining("; "));
        return accounts.isEmpty() ? "no account" : accounts;
    }
}
