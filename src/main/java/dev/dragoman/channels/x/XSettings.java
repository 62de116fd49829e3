package dev.dragoman.channels.x;

import dev.dragoman.channels.SettingsCheck;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Accounts on X. Wrong settings stop the start, with a sentence that says what to do; as long as the channel is off
 * nothing is asked for.
 *
 * @param enabled        whether we listen to X at all
 * @param consumerKey    the app's API key, for accounts with a token secret
 * @param consumerSecret the app's API key secret, with which X signs; never shown
 * @param clientId       the app's OAuth 2.0 client, for accounts with a refresh token
 * @param clientSecret   the secret of that client; never shown
 * @param baseUrl        where the API listens
 * @param dailyBudget    the most that each account may spend on calls in a day of UTC, in US dollars by X's price list;
 *                       0 for no limit
 * @param webhookId      the id X gave our webhook, to ask for what was missed; empty to ask for nothing
 * @param appToken       the app's own bearer token, with which that is asked; never shown
 * @param mode           {@code webhook}: X calls us; {@code polling}: we ask X, which costs more and hears less
 * @param pollInterval   the time between two such questions, 60 s to 1 h; X takes 15 for messages in 15 minutes
 * @param accounts       the accounts
 */
@ConfigurationProperties("dragoman.channels.x")
record XSettings(
        boolean enabled,
        @DefaultValue("") String consumerKey,
        @DefaultValue("") String consumerSecret,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("https://api.x.com") String baseUrl,
        @DefaultValue("0") BigDecimal dailyBudget,
        @DefaultValue("") String webhookId,
        @DefaultValue("") String appToken,
        @DefaultValue("webhook") String mode,
        @DefaultValue("90s") Duration pollInterval,
        @DefaultValue List<Account> accounts) {

    private static final SettingsCheck CHECK = SettingsCheck.channel(XChannel.ID);
    private static final Duration SHORTEST = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    XSettings {
        accounts = List.copyOf(accounts);
        if (enabled) {
            CHECK.requireToken(consumerSecret, "consumer-secret", "to the app's API key secret");
            CHECK.requireWeb(baseUrl, "base-url");
            CHECK.require(
                    dailyBudget.signum() >= 0 && dailyBudget.compareTo(MOST) <= 0,
                    "daily-budget",
                    "to US dollars, 0 for no limit");
            CHECK.require(webhookId.matches("[0-9]{0,20}"), "webhook-id", "to the number X gave your webhook");
            if (!webhookId.isEmpty()) {
                CHECK.requireToken(appToken, "app-token", "to the app's bearer token");
            }
            CHECK.require(mode.equals("webhook") || mode.equals("polling"), "mode", "to webhook or polling");
            CHECK.require(
                    pollInterval.compareTo(SHORTEST) >= 0 && pollInterval.compareTo(LONGEST) <= 0,
                    "poll-interval",
                    "to 60s up to 1h");
            CHECK.require(!accounts.isEmpty(), "accounts[0].id", "to the id of your account");
            requireAccounts(accounts);
            if (accounts.stream().anyMatch(Account::signs)) {
                CHECK.requireToken(consumerKey, "consumer-key", "to the app's API key from X's developer portal");
            }
            if (accounts.stream().anyMatch(account -> !account.refreshToken().isEmpty())) {
                CHECK.requireToken(clientId, "client-id", "to the app's OAuth 2.0 client ID");
                CHECK.requireToken(clientSecret, "client-secret", "to the secret of the OAuth 2.0 client");
            }
        }
    }

    /** The daily budget in thousandths of a dollar; 0 for no limit. */
    long budgetInMills() {
        return dailyBudget.movePointRight(3).longValue();
    }

    /** Whether we ask X instead of being called. */
    boolean polls() {
        return mode.equals("polling");
    }

    /**
     * One account.
     *
     * @param id          the account's id, a long number
     * @param name        what people call it; the id if none is given
     * @param token        the account's access token for the app; never shown
     * @param tokenSecret  the secret of a token of OAuth 1.0a; empty for OAuth 2.0; never shown
     * @param refreshToken what renews a token of OAuth 2.0; empty where it is renewed elsewhere; never shown
     */
    record Account(
            @DefaultValue("") String id,
            @DefaultValue("") String name,
            @DefaultValue("") String token,
            @DefaultValue("") String tokenSecret,
            @DefaultValue("") String refreshToken) {

        Account {
            name = name.isBlank() ? id : name;
        }

        /** Whether its calls are signed by OAuth 1.0a. */
        boolean signs() {
            return !tokenSecret.isEmpty();
        }

        @Override
        public String toString() {
            return "Account[" + id + ", " + name + "]";
        }
    }

    private static void requireAccounts(List<Account> accounts) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < accounts.size(); i++) {
            Account account = accounts.get(i);
            String setting = "accounts[" + i + "].";
            CHECK.require(XFields.isNumber(account.id()), setting + "id", "to the account's id, a long number");
            CHECK.require(seen.add(account.id()), setting + "id", "to an account that is not in the list already");
            CHECK.requireToken(account.token(), setting + "token", "to the account's access token");
            if (account.signs()) {
                CHECK.requireToken(
                        account.tokenSecret(), setting + "token-secret", "to the secret of the access token");
            }
            if (!account.refreshToken().isEmpty()) {
                CHECK.requireToken(account.refreshToken(), setting + "refresh-token", "to the account's refresh token");
            }
        }
    }

    @Override
    public String toString() {
        return "XSettings[enabled=" + enabled + ", mode=" + mode + ", baseUrl=" + baseUrl + ", dailyBudget="
                + dailyBudget + ", accounts=" + accounts + "]";
    }
}
