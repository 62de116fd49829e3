package dev.dragoman.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.TestChannel;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
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
        var net = new Net(List.of(accounts), new TestChannel("net", Channel.Proof.NONE));
        return new AccountsHealth(new ChannelRegistry(List.of(net)), meters);
    }

    private record Net(List<AccountState> accounts, TestChannel rest) implements Channel {

        @Override
        public ChannelId id() {
            return rest.id();
        }

        @Override
        public Limits limits(Visibility visibility) {
            return rest.limits(visibility);
        }

        @Override
        public Proof proof() {
            return rest.proof();
        }

        @Override
        public Duration quiet() {
            return rest.quiet();
        }

        @Override
        public SendResult send(Outbound outbound) {
            return rest.send(outbound);
        }
    }
}
