package dev.dragoman.channels.whatsapp;

import dev.dragoman.channels.SettingsCheck;
import dev.dragoman.channels.meta.GraphApi;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Business numbers on WhatsApp's Cloud API. Wrong settings stop the start, with a sentence that says what to do; as long
 * as the channel is off nothing is asked for.
 *
 * @param enabled     whether we listen to WhatsApp at all
 * @param appSecret   the Meta app's secret, with which Meta signs; never shown
 * @param verifyToken a word of your own that Meta repeats when the webhook is set up; never shown
 * @param baseUrl     where the Graph API listens; the version is added when there is no path
 * @param listButton  what the button says that opens a list of choices, 1 to 20 characters
 * @param accounts    the numbers
 */
@ConfigurationProperties("dragoman.channels.whatsapp")
record WhatsappSettings(
        boolean enabled,
        @DefaultValue("") String appSecret,
        @DefaultValue("") String verifyToken,
        @DefaultValue(GraphApi.DEFAULT_BASE) String baseUrl,
        @DefaultValue("Choose") String listButton,
        @DefaultValue List<Account> accounts) {

    private static final SettingsCheck CHECK = SettingsCheck.channel(WhatsappChannel.ID);

    WhatsappSettings {
        accounts = List.copyOf(accounts);
        if (enabled) {
            CHECK.require(!appSecret.isBlank(), "app-secret", "to the app secret from the app's dashboard");
            CHECK.require(
                    !verifyToken.isBlank(), "verify-token", "to a word of your own, and enter the same at the webhook");
            CHECK.requireWeb(baseUrl, "base-url");
            CHECK.require(
                    !listButton.isBlank() && listButton.length() <= WhatsappRendering.LONGEST_TITLE,
                    "list-button",
                    "to 1 to 20 characters");
            CHECK.require(!accounts.isEmpty(), "accounts[0].id", "to the id of your phone number");
            requireAccounts(accounts);
        }
    }

    /**
     * One business number.
     *
     * @param id              the id of the phone number, not the number itself
     * @param businessAccount the id of the WhatsApp Business Account that it belongs to
     * @param name            what people call it; the id if none is given
     * @param token           an access token that may send for it; never shown
     */
    record Account(
            @DefaultValue("") String id,
            @DefaultValue("") String businessAccount,
            @DefaultValue("") String name,
            @DefaultValue("") String token) {

        Account {
            name = name.isBlank() ? id : name;
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
            CHECK.requireId(one.id(), name + "id", "to the id of the phone number, a long number without +");
            CHECK.require(seen.add(one.id()), name + "id", "to a number that is not in the list already");
            CHECK.requireId(
                    one.businessAccount(),
                    name + "business-account",
                    "to the id of the WhatsApp Business Account, a long number");
            CHECK.requireToken(one.token(), name + "token", "to an access token that may send for the number");
        }
    }

    @Override
    public String toString() {
        return "WhatsappSettings[enabled=" + enabled + ", baseUrl=" + baseUrl + ", accounts=" + accounts + "]";
    }
}
