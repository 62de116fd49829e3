package dev.dragoman.channels.mastodon;

import dev.dragoman.channels.SettingsCheck;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Mastodon accounts. Wrong settings stop the start, with a sentence that says what to do; as long as the channel is off
 * nothing is asked for.
 *
 * @param enabled       whether we listen to Mastodon at all
 * @param longest       the longest post in characters, as the instance says in {@code configuration.statuses.max_characters};
 *                      that of the strictest where there are several
 * @param publicReplies {@code unlisted}: public replies stay out of the public timelines; {@code public}: they do not
 * @param accounts      the accounts
 */
@ConfigurationProperties("dragoman.channels.mastodon")
record MastodonSettings(
        boolean enabled,
        @DefaultValue("500") int longest,
        @DefaultValue("unlisted") String publicReplies,
        @DefaultValue List<Account> accounts) {

    private static final SettingsCheck CHECK = SettingsCheck.channel(MastodonChannel.ID);
    private static final int SHORTEST = 200;
    private static final int LONGEST = 100_000;

    MastodonSettings {
        accounts = List.copyOf(accounts);
        if (enabled) {
            CHECK.require(longest >= SHORTEST && longest <= LONGEST, "longest", "to 200 to 100000 characters");
            CHECK.require(
                    publicReplies.equals("unlisted") || publicReplies.equals("public"),
                    "public-replies",
                    "to unlisted or public");
            CHECK.require(!accounts.isEmpty(), "accounts[0].token", "to the access token of your application");
            requireAccounts(accounts);
        }
    }

    /**
     * One account.
     *
     * @param id      the number the instance gave the account
     * @param name    what people call it; the number if none is given
     * @param baseUrl where its instance listens
     * @param token   the access token of an application of this account; never shown
     */
    record Account(
            @DefaultValue("") String id,
            @DefaultValue("") String name,
            @DefaultValue("") String baseUrl,
            @DefaultValue("") String token) {

        Account {
            name = name.isBlank() ? id : name;
        }

        @Override
        public String toString() {
            return "Account[" + id + ", " + name + ", " + baseUrl + "]";
        }
    }

    private static void requireAccounts(List<Account> accounts) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < accounts.size(); i++) {
            Account account = accounts.get(i);
            String setting = "accounts[" + i + "].";
            CHECK.requireToken(account.token(), setting + "token", "to the access token of your application");
            CHECK.requireWeb(account.baseUrl(), setting + "base-url");
            CHECK.requireId(account.id(), setting + "id", "to the account's number, which verify_credentials tells");
            CHECK.require(ids.add(account.id()), setting + "id", "to an account that is not in the list already");
        }
    }

    @Override
    public String toString() {
        return "MastodonSettings[enabled=" + enabled + ", longest=" + longest + ", publicReplies=" + publicReplies
                + ", accounts=" + accounts + "]";
    }
}
