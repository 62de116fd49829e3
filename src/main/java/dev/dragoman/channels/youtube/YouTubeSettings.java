package dev.dragoman.channels.youtube;

import dev.dragoman.channels.SettingsCheck;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * YouTube channels. Wrong settings stop the start, with a sentence that says what to do; as long as the channel is off
 * nothing is asked for.
 *
 * @param enabled    whether we look at YouTube at all
 * @param baseUrl    where the YouTube Data API listens
 * @param tokenUrl   where access tokens are given for refresh tokens
 * @param clientId   the id of the OAuth client
 * @param clientSecret the secret of the OAuth client; never shown
 * @param pollInterval the time between two looks at a channel's comments, 10 s to 1 h; each costs a unit or more
 * @param lookback   how far back the very first look goes; older comments are never answered
 * @param dailyUnits the units that Google grants the project a day; 10,000 unless it granted others
 * @param hubUrl       where YouTube's hub takes what it shall tell of (WebSub)
 * @param websubSecret a long word of your own, with which the hub signs; empty to hear of no new videos; never shown
 * @param callbackUrl  where the hub reaches us: your address with /webhooks/youtube at its end
 * @param accounts   the channels
 */
@ConfigurationProperties("dragoman.channels.youtube")
record YouTubeSettings(
        boolean enabled,
        @DefaultValue("https://youtube.googleapis.com") String baseUrl,
        @DefaultValue("https://oauth2.googleapis.com/token") String tokenUrl,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("60s") Duration pollInterval,
        @DefaultValue("1h") Duration lookback,
        @DefaultValue("10000") int dailyUnits,

        @DefaultValue("https://pubsubhubbub.appspot.com/subscribe")
        String hubUrl,

        @DefaultValue("") String websubSecret,
        @DefaultValue("") String callbackUrl,
        @DefaultValue List<Account> accounts) {

    private static final SettingsCheck CHECK = SettingsCheck.channel(YouTubeChannel.ID);

    YouTubeSettings {
        accounts = accounts.stream()
                .map(account -> account.of(clientId, clientSecret))
                .toList();
        if (enabled) {
            CHECK.requireWeb(baseUrl, "base-url");
            CHECK.requireWeb(tokenUrl, "token-url");
            CHECK.require(
                    isWithin(pollInterval, Duration.ofSeconds(10), Duration.ofHours(1)),
                    "poll-interval",
                    "to 10s up to 1h");
            CHECK.require(isWithin(lookback, Duration.ZERO, Duration.ofDays(30)), "lookback", "to 0s up to 30d");
            CHECK.require(dailyUnits >= 1000, "daily-units", "to 1000 or more");
            if (!websubSecret.isEmpty()) {
                requireWebSub(hubUrl, websubSecret, callbackUrl);
            }
            CHECK.require(!accounts.isEmpty(), "accounts[0].id", "to the id of your channel, which begins with UC");
            requireAccounts(accounts);
        }
    }

    /**
     * One channel.
     *
     * @param id           the channel's id, which begins with UC
     * @param name         what people call it; the id if none is given
     * @param clientId     an OAuth client of its own; channels with the same one share its quota
     * @param clientSecret the secret of that client; never shown
     * @param refreshToken what Google gave when the channel's owner consented to youtube.force-ssl; never shown
     */
    record Account(
            @DefaultValue("") String id,
            @DefaultValue("") String name,
            @DefaultValue("") String clientId,
            @DefaultValue("") String clientSecret,
            @DefaultValue("") String refreshToken) {

        Account {
            name = name.isBlank() ? id : name;
        }

        /** The same with this OAuth client, unless it has one of its own. */
        private Account of(String client, String secret) {
            return clientId.isBlank() ? new Account(id, name, client, secret, refreshToken) : this;
        }

        @Override
        public String toString() {
            return "Account[" + id + ", " + name + "]";
        }
    }

    private static boolean isWithin(Duration value, Duration least, Duration most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    /** WebSub, section 5.1: a secret has less than 200 bytes. */
    private static void requireWebSub(String hubUrl, String secret, String callbackUrl) {
        CHECK.requireWeb(hubUrl, "hub-url");
        CHECK.require(secret.matches("[!-~]{16,199}"), "websub-secret", "to 16 to 199 letters, digits and signs");
        CHECK.requireWeb(callbackUrl, "callback-url");
    }

    private static void requireAccounts(List<Account> accounts) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < accounts.size(); i++) {
            Account account = accounts.get(i);
            String prefix = "accounts[" + i + "].";
            CHECK.requireId(account.id(), prefix + "id", "to the id of your channel, which begins with UC");
            CHECK.require(ids.add(account.id()), prefix + "id", "to a channel that is not in the list already");
            CHECK.requireToken(account.clientId(), "client-id", "to the id of the OAuth client");
            CHECK.requireToken(account.clientSecret(), "client-secret", "to the secret of the OAuth client");
            CHECK.requireToken(
                    account.refreshToken(),
                    prefix + "refresh-token",
                    "to the refresh token Google gave when the channel's owner consented");
        }
    }

    @Override
    public String toString() {
        return "YouTubeSettings[enabled=" + enabled + ", baseUrl=" + baseUrl + ", tokenUrl=" + tokenUrl
                + ", pollInterval=" + pollInterval + ", lookback=" + lookback + ", dailyUnits=" + dailyUnits
                + ", accounts=" + accounts + "]";
    }
}
