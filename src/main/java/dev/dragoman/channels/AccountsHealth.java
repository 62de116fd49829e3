package dev.dragoman.channels;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Accounts that need a person, such as after a token died. Never down: the other accounts go on. */
@Component("channelsHealthIndicator")
class AccountsHealth implements HealthIndicator {

    private final ChannelRegistry channels;

    AccountsHealth(ChannelRegistry channels, MeterRegistry meters) {
        this.channels = channels;
        Gauge.builder(
                        "dragoman.accounts.broken",
                        this,
                        health -> health.broken().count())
                .description("accounts for which a person has to mend something")
                .register(meters);
    }

    @Override
    public Health health() {
        String broken = broken().collect(Collectors.joining("; "));
        return Health.up()
                .withDetail("broken", broken.isEmpty() ? "no account" : broken)
                .build();
    }

    private Stream<String> broken() {
        return channels.all().stream()
                .flatMap(channel -> channel.accounts().stream()
                        .filter(account -> account.missing() != null)
                        .map(account -> channel.id() + " " + account.id() + ": " + account.missing()));
    }
}
