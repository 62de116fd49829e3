package dev.dragoman.channels.facebook;

import dev.dragoman.channels.SettingsCheck;
import dev.dragoman.channels.meta.GraphApi;
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

    private static final SettingsCheck CHECK = SettingsCheck.channel(FacebookChannel.ID);

    FacebookSettings {
        accounts = List.copyOf(accounts);
        if (enabled) {
            CHECK.require(
                    !appSecret.isBlank(), "app-secret", "to the app secret from the app's dashboard, Settings, Basic");
            CHECK.require(
                    !verifyToken.isBlank(), "verify-token", "to a word of your own, and enter the same at the webhook");
            CHECK.requireWeb(baseUrl, "base-url");
            CHECK.require(!accounts.isEmpty(), "accounts[0].id", "to the id of your Page");
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
            CHECK.requireId(page.id(), account + "id", "to the Page's id, a long number");
            CHECK.require(seen.add(page.id()), account + "id", "to a Page that is not in the list already");
            CHECK.requireToken(page.token(), account + "token", "to the Page's access token");
        }
    }

    @Override
    public String toString() {
        return "FacebookSettings[enabled=" + enabled + ", baseUrl=" + baseUrl + ", accounts=" + accounts + "]";
    }
}
