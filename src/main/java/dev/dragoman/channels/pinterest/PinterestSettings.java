package dev.dragoman.channels.pinterest;

import dev.dragoman.channels.SettingsCheck;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Pinterest accounts. Wrong settings stop the start, with a sentence that says what to do; as long as the channel is off
 * nothing is asked for.
 *
 * @param enabled      whether we look at Pinterest at all
 * @param clientId     the id of the Pinterest app; only needed with a refresh token
 * @param clientSecret the secret of the Pinterest app; never shown
 * @param baseUrl      where the Pinterest API listens, with its version
 * @param pollInterval the time between two looks at an account, 5 minutes to 24 hours; each costs a call for 100 pins
 * @param accounts     the accounts
 */
@ConfigurationProperties("dragoman.channels.pinterest")
record PinterestSettings(
        boolean enabled,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("https://api.pinterest.com/v5") String baseUrl,
        @DefaultValue("1h") Duration pollInterval,
        @DefaultValue List<Account> accounts) {

    private static final SettingsCheck CHECK = SettingsCheck.channel(PinterestChannel.ID);

    PinterestSettings {
        accounts = List.copyOf(accounts);
        if (enabled) {
            CHECK.requireWeb(baseUrl, "base-url");
            boolean isWithin = pollInterval.compareTo(Duration.ofMinutes(5)) >= 0
                    && pollInterval.compareTo(Duration.ofHours(24)) <= 0;
            CHECK.require(isWithin, "poll-interval", "to something from 5m to 24h");
            CHECK.require(!accounts.isEmpty(), "accounts[0].id", "to the name of your Pinterest account");
            requireAccounts(accounts);
            if (accounts.stream().anyMatch(Account::canRenew)) {
                CHECK.requireToken(clientId, "client-id", "to the id of your Pinterest app");
                CHECK.requireToken(clientSecret, "client-secret", "to the secret of your Pinterest app");
            }
        }
    }

    private static void requireAccounts(List<Account> accounts) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < accounts.size(); i++) {
            Account account = accounts.get(i);
            String prefix = "accounts[" + i + "].";
            CHECK.requireId(account.id(), prefix + "id", "to the name of your Pinterest account");
            CHECK.require(
                    account.board().matches("[0-9]{0,40}"), prefix + "board", "to the number of one of your boards");
            CHECK.require(ids.add(account.id()), prefix + "id", "to an account that is not in the list already");
            if (account.canRenew()) {
                CHECK.requireToken(account.refreshToken(), prefix + "refresh-token", "to the refresh token");
            }
            if (!account.canRenew() || !account.token().isBlank()) {
                CHECK.requireToken(
                        account.token(), prefix + "token", "to an access token, or give a refresh token alone");
            }
        }
    }

    /**
     * One account.
     *
     * @param id           its name on Pinterest, or a short one of your own
     * @param name         what people call it; the id if none is given
     * @param token        an access token with the scopes pins:read and boards:read; never shown
     * @param refreshToken what renews the access token; without one the account ends with its token; never shown
     * @param board        the number of the board on which pins are published, for which the token needs pins:write and
     *                     boards:write too; none if the account publishes nothing
     */
    record Account(
            @DefaultValue("") String id,
            @DefaultValue("") String name,
            @DefaultValue("") String token,
            @DefaultValue("") String refreshToken,
            @DefaultValue("") String board) {

        Account {
            name = name.isBlank() ? id : name;
        }

        boolean canRenew() {
            return !refreshToken.isBlank();
        }

        @Override
        public String toString() {
            return "Account[" + id + ", " + name + "]";
        }
    }

    @Override
    public String toString() {
        return "PinterestSettings[enabled=" + enabled + ", baseUrl=" + baseUrl + ", pollInterval=" + pollInterval
                + ", accounts=" + accounts + "]";
    }
}
