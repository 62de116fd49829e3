package dev.dragoman.channels.facebook;

import dev.dragoman.channels.meta.GraphApi;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Facebook Pages: Messenger and comments. Wrong settings stop the start, with a sentence that says what to do; as long
 * as the channel is off nothing is asked for.
 *
 * @param enabled     whether we listen to Facebook at all
 * @param appId       the id of the Meta app, for people to recognise it
 * @param appSecret   the app's secret, with which Meta signs; never shown
 * @param verifyToken a word of your own that Meta repeats when the webhook is set up; never shown
 * @param baseUrl     where the Graph API listens; the version is added when there is no path
 * @param accounts    the Pages
 */
@ConfigurationProperties("dragoman.channels.facebook")
record FacebookSettings(
        boolean enabled,
        @DefaultValue("") String appId,
        @DefaultValue("") String appSecret,
        @DefaultValue("") String verifyToken,
        @DefaultValue(GraphApi.DEFAULT_BASE) String baseUrl,
        @DefaultValue List<Page> accounts) {

    private static final String PREFIX = "dragoman.channels.facebook.";

    FacebookSettings {
        accounts = List.copyOf(accounts);
        if (enabled) {
            require(!appSecret.isBlank(), "app-secret", "to the app secret from the app's dashboard, Settings, Basic");
            require(!verifyToken.isBlank(), "verify-token", "to a word of your own, and enter the same at the webhook");
            require(isWeb(baseUrl), "base-url", "to an address that starts with https:// or http://");
            require(!accounts.isEmpty(), "accounts[0].id", "to the id of your Page");
            requirePages(accounts);
        }
    }

    /**
     * One Page.
     *
     * @param id    the Page's id
     * @param name  what people call it; the id if none is given
     * @param token the Page's access token; never shown
     */
    record Page(
            @DefaultValue("") String id,
            @DefaultValue("") String name,
            @DefaultValue("") String token) {

        Page {
            name = name.isBlank() ? id : name;
        }

        @Override
        public String toString() {
            return "Page[" + id + ", " + name + "]";
        }
    }

    private static void requirePages(List<Page> pages) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < pages.size(); i++) {
            Page page = pages.get(i);
            String account = "accounts[" + i + "].";
            require(page.id().matches("[A-Za-z0-9_-]{1,100}"), account + "id", "to the Page's id, a long number");
            require(seen.add(page.id()), account + "id", "to a Page that is not in the list already");
            require(!page.token().isBlank(), account + "token", "to the Page's access token");
            require(isHeader(page.token()), account + "token", "to the Page's access token, without blanks or umlauts");
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
        return "FacebookSettings[enabled=" + enabled + ", baseUrl=" + baseUrl + ", accounts=" + accounts + "]";
    }
}
