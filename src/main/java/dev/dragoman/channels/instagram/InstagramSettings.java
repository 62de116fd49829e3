package dev.dragoman.channels.instagram;

import dev.dragoman.channels.meta.GraphApi;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Professional accounts of Instagram: messages and comments. Wrong settings stop the start, with a sentence that says
 * what to do; as long as the channel is off nothing is asked for.
 *
 * @param enabled     whether we listen to Instagram at all
 * @param appId       the id of the Meta app, for people to recognise it
 * @param appSecret   the secret with which Meta signs: the app's, or with Instagram Login the Instagram app's; never shown
 * @param verifyToken a word of your own that Meta repeats when the webhook is set up; never shown
 * @param baseUrl     where the Graph API listens, {@code https://graph.instagram.com} with Instagram Login; the version
 *                    is added when there is no path
 * @param accounts    the accounts
 */
@ConfigurationProperties("dragoman.channels.instagram")
record InstagramSettings(
        boolean enabled,
        @DefaultValue("") String appId,
        @DefaultValue("") String appSecret,
        @DefaultValue("") String verifyToken,
        @DefaultValue(GraphApi.DEFAULT_BASE) String baseUrl,
        @DefaultValue List<Account> accounts) {

    private static final String PREFIX = "dragoman.channels.instagram.";

    InstagramSettings {
        accounts = List.copyOf(accounts);
        if (enabled) {
            require(!appSecret.isBlank(), "app-secret", "to the app secret from the app's dashboard");
            require(!verifyToken.isBlank(), "verify-token", "to a word of your own, and enter the same at the webhook");
            require(isWeb(baseUrl), "base-url", "to an address that starts with https:// or http://");
            require(!accounts.isEmpty(), "accounts[0].id", "to the id of your Instagram account");
            requireAccounts(accounts);
        }
    }

    /**
     * One professional account.
     *
     * @param id       the account's id, as Meta's webhooks give it
     * @param name     what people call it; the user name if none is given, else the id
     * @param username its user name without the @, a second way to recognise its own comments
     * @param token    its access token; never shown
     */
    record Account(
            @DefaultValue("") String id,
            @DefaultValue("") String name,
            @DefaultValue("") String username,
            @DefaultValue("") String token) {

        Account {
            username = username.strip().replaceFirst("^@", "");
            name = !name.isBlank() ? name : username.isBlank() ? id : username;
        }

        @Override
        public String toString() {
            return "Account[" + id + ", " + name + "]";
        }
    }

    private static void requireAccounts(List<Account> accounts) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < accounts.size(); i++) {
            Account one = accounts.get(i);
            String name = "accounts[" + i + "].";
            require(one.id().matches("[A-Za-z0-9_-]{1,100}"), name + "id", "to the account's id, a long number");
            require(seen.add(one.id()), name + "id", "to an account that is not in the list already");
            require(!one.token().isBlank(), name + "token", "to the account's access token");
            require(isHeader(one.token()), name + "token", "to the account's access token, without blanks or umlauts");
        }
    }

    private static void require(boolean isGood, String name, String what) {
        if (!isGood) {
            throw new IllegalArgumentException("Set " + PREFIX + name + " " + what + ", or switch the channel off with "
                    + PREFIX + "enabled=false.");
        }
    }

    private static boolean isWeb(String url) {
        try {
            URI uri = URI.create(url);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isHeader(String token) {
        return token.chars().allMatch(c -> c > ' ' && c < 127);
    }

    @Override
    public String toString() {
        return "InstagramSettings[enabled=" + enabled + ", baseUrl=" + baseUrl + ", accounts=" + accounts + "]";
    }
}
