package dev.dragoman.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Quota;
import dev.dragoman.channels.Quota.Unit;
import dev.dragoman.channels.RenewsTokens.TokenAge;
import dev.dragoman.message.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An account among the channels of the settings, without the house around it. */
class SettingsAccountTests {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant LATER = Instant.parse("2026-03-02T14:00:00Z");

    private final Pages pages = new Pages();
    private final Words words = new Words();

    @Test
    void saysWhatIsLeftAndUntilWhen() {
        var quotas = List.of(
                new Quota(Unit.MILLS, 4985, 5000, LATER),
                new Quota(Unit.UNITS, 9500, 10_000, null),
                new Quota(Unit.PERCENT, 72, 100, null));

        assertThat(shown("en", quotas, null, null))
                .contains(
                        "4.98 of 5.00 US dollars are left today; it begins anew <time datetime=\"2026-03-02T14:00:00Z\"",
                        "9,500 of 10,000 units are left today",
                        "72 % of what the network allows are left")
                .doesNotContain("set-problem");
        assertThat(shown("de", quotas, null, null)).contains("4,98 von 5,00 US-Dollar", "9.500 von 10.000 Einheiten");
    }

    @Test
    void warnsWhenNothingIsLeft() {
        var spent = List.of(new Quota(Unit.CALLS, 0, 15, LATER));

        assertThat(shown("en", spent, null, null)).contains("set-problem warn", "0 of 15 calls are left");
    }

    @Test
    void saysWhenNothingWasCountedYet() {
        assertThat(shown("en", List.of(), null, null)).contains("What is left is known after the next call.");
    }

    @Test
    void saysHowOldTheTokenIs() {
        String page = shown("en", List.of(), new TokenAge(NOON, LATER), null);

        assertThat(page.replaceAll("<[^>]*>", "").replaceAll("\\s+", " "))
                .contains("The access token is good until 2026-03-02 14:00 UTC and is renewed by itself;"
                        + " last renewed 2026-03-02 12:00 UTC");
        assertThat(shown("en", List.of(), new TokenAge(null, LATER), null)).doesNotContain("last renewed");
    }

    @Test
    void saysThatATokenDiedInTheLanguageOfThePage() {
        String why = "X does not take the account's token: make a new one in the developer portal.";

        assertThat(shown("en", List.of(), null, why)).contains("set-problem", "make a new one in the developer portal");
        assertThat(shown("de", List.of(), null, why)).contains("set-problem", "nimmt das Token des Kontos nicht an");
    }

    private String shown(String language, List<Quota> quotas, @Nullable TokenAge token, @Nullable String missing) {
        var state = new AccountState(new AccountId("one"), "<b>Shop</b>", missing);
        var screen = new Screen(words, new Screen.Facts(null, "/", language, "auto", "", "", false, false));
        String page = pages.render(
                "console/settings-account.jte",
                screen,
                Map.of("account", new NetworkState.Account(state, null, null, quotas, token, null), "counts", true));
        assertThat(page).contains("&lt;b&gt;Shop&lt;/b&gt;").doesNotContain("<b>Shop");
        return page;
    }
}
