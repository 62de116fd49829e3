package dev.dragoman.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.TestChannel;
import dev.dragoman.message.AccountId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class AccountsHealthTests {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void namesTheAccountsThatNeedAPerson() {
        var health =
                health(new AccountState("1", "One"), new AccountState(new AccountId("2"), "Two", "Its token died."));

        assertThat(health.health().getDetails()).containsEntry("broken", "net 2: Its token died.");
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(meters.get("dragoman.accounts.broken").gauge().value()).isOne();
    }

    @Test
    void saysWhenNobodyIsNeeded() {
        var health = health(new AccountState("1", "One"));

        assertThat(health.health().getDetails()).containsEntry("broken", "no account");
        assertThat(meters.get("dragoman.accounts.broken").gauge().value()).isZero();
    }

    private AccountsHealth health(AccountState... accounts) {
        var net = new TestChannel("net", Channel.Proof.NONE, List.of(accounts));
        return new AccountsHealth(new ChannelRegistry(List.of(net)), meters);
    }
}
