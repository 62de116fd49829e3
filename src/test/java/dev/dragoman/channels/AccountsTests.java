package dev.dragoman.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.SendResult.AccountStopped;
import dev.dragoman.channels.SendResult.Doubtful;
import dev.dragoman.channels.SendResult.Refused;
import dev.dragoman.channels.SendResult.Sent;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.NetworkId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountsTests {

    private static final AccountId ONE = new AccountId("one");
    private static final AccountId STRANGER = new AccountId("stranger");
    private static final Sent SENT = new Sent(new NetworkId("1"));
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Accounts<String> accounts =
            new Accounts<>(List.of("two", "one"), name -> new AccountState(name, name.toUpperCase(Locale.ROOT)));

    @Test
    void keepsTheOrderOfTheSettings() {
        assertThat(accounts.states()).containsExactly(new AccountState("two", "TWO"), new AccountState("one", "ONE"));
        assertThat(accounts.ids()).containsExactly(new AccountId("two"), ONE);
        assertThat(accounts).hasToString("[two, one]");
    }

    @Test
    void refusesAStrangerInWords() {
        String why = "The account stranger is not among the configured accounts.";

        assertThat(accounts.send(STRANGER, name -> SENT)).isEqualTo(new Refused(why));
        assertThat(accounts.ask(STRANGER, name -> Missed.unknown("never"), Missed::unknown))
                .isEqualTo(Missed.unknown(why));
        assertThat(accounts.poll(STRANGER, name -> Polled.unknown("never", SOON))
                        .trouble())
                .isEqualTo(why);
        assertThat(accounts.find(STRANGER)).isEmpty();
    }

    @Test
    void saysWhyAnAccountIsStoppedUntilItSpeaksAgain() {
        accounts.send(ONE, name -> new AccountStopped("The token of " + name + " died."));
        accounts.send(ONE, name -> new Doubtful("lost"));
        accounts.poll(ONE, name -> new Polled(List.of(), null, SOON, null));

        assertThat(missing()).isEqualTo("The token of one died.");

        accounts.send(ONE, name -> SENT);

        assertThat(missing()).isNull();
    }

    @Test
    void saysWhyAnAccountIsDeafUntilItHearsAgain() {
        accounts.poll(ONE, name -> Polled.stopped("The token died.", SOON));
        accounts.poll(ONE, name -> Polled.unknown("away", SOON));
        accounts.send(ONE, name -> SENT);

        assertThat(missing()).isEqualTo("The token died.");

        accounts.poll(ONE, name -> new Polled(List.of(), null, SOON, null));

        assertThat(missing()).isNull();
    }

    @Test
    void thinksNothingOfWhatTimeMends() {
        accounts.poll(ONE, name -> Polled.unknown("away", SOON));

        assertThat(missing()).isNull();
    }

    private @Nullable String missing() {
        return accounts.states().getLast().missing();
    }
}
