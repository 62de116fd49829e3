package dev.dragoman.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.RenewedTokens.Access;
import dev.dragoman.channels.RenewedTokens.Renewal;
import dev.dragoman.channels.RenewsTokens.TokenAge;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.ChannelId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RenewedTokensTests {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Kept.Key KEY = new Kept.Key(new ChannelId("net"), new AccountId("one"), "tokens");

    private final KeptForATest kept = new KeptForATest();
    private final Seal seal = new Seal("made-up");
    private final RenewedTokens<String> tokens = new RenewedTokens<>(
            new RenewedTokens.Store(kept, KEY, seal, Clock.fixed(NOW, ZoneOffset.UTC)),
            new RenewedTokens.Given("access-1", "refresh-1"),
            refresh -> new Renewal.Renewed<>("access-of-" + refresh, "refresh-2", Duration.ofHours(2)),
            why -> why);

    @Test
    void hasNoAgeBeforeTheFirstRenewal() {
        assertThat(tokens.get()).isEqualTo(new Access.Granted<>("access-1"));
        assertThat(tokens.age()).isEmpty();
    }

    @Test
    void tellsWhenATokenWasRenewedAndWhenItEnds() {
        tokens.instead("access-1");

        assertThat(tokens.age()).contains(new TokenAge(NOW, NOW.plus(Duration.ofHours(2))));
    }

    @Test
    void goesOnWithAPairThatWasKeptWithoutItsAge() {
        tokens.instead("access-1");
        kept.change(KEY, this::withoutAge);

        assertThat(tokens.get()).isEqualTo(new Access.Granted<>("access-of-refresh-1"));
        assertThat(tokens.age()).contains(new TokenAge(null, NOW.plus(Duration.ofHours(2))));
    }

    private String withoutAge(String sealed) {
        String open = seal.open(sealed).orElseThrow();
        return seal.close(open.replaceAll(",\"renewed\":[^,}]*", ""));
    }
}
