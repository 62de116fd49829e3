package dev.dragoman.channels.discourse;

import dev.dragoman.channels.SettingsCheck;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Discourse forums. Wrong settings stop the start, with a sentence that says what to do; as long as the channel is off
 * nothing is asked for.
 *
 * @param enabled  whether we listen to forums at all
 * @param accounts one bot user on one forum each
 */
@ConfigurationProperties("dragoman.channels.discourse")
record DiscourseSettings(boolean enabled, @DefaultValue List<Bot> accounts) {

    private static final SettingsCheck CHECK = SettingsCheck.channel(DiscourseChannel.ID);

    DiscourseSettings {
        accounts = List.copyOf(accounts);
        if (enabled) {
            CHECK.require(!accounts.isEmpty(), "accounts[0].base-url", "to the address of your forum");
            requireBots(accounts);
        }
    }

    /**
     * A bot user on a forum.
     *
     * @param id            a word of your own for this account; the username if none is given
     * @param name          what people call it; the id if none is given
     * @param baseUrl       the address of the forum
     * @param apiUsername   the bot user in whose name we read and write
     * @param apiKey        an API key for this user; never shown
     * @param webhookSecret the secret of the forum's webhook, 12 characters or more; each account has its own; never
     *                      shown
     * @param title         the title of a private message that answers a post, 2 to 255 characters
     * @param colleagues    usernames of people who answer for the brand; what they write is not answered
     * @param category      id of the category in which new topics are published; none if the bot publishes nothing
     * @param categories    ids of the categories that are caught up on after a gap; empty for all the bot may read
     */
    record Bot(
            @DefaultValue("") String id,
            @DefaultValue("") String name,
            @DefaultValue("") String baseUrl,
            @DefaultValue("") String apiUsername,
            @DefaultValue("") String apiKey,
            @DefaultValue("") String webhookSecret,
            @DefaultValue("About your post") String title,
            @DefaultValue List<String> colleagues,
            @DefaultValue("") String category,
            @DefaultValue List<String> categories) {

        Bot {
            id = id.isBlank() ? apiUsername : id;
            name = name.isBlank() ? id : name;
            baseUrl = baseUrl.replaceFirst("/+$", "");
            colleagues = List.copyOf(colleagues);
            categories = List.copyOf(categories);
        }

        @Override
        public String toString() {
            return "Bot[" + id + ", " + name + ", " + baseUrl + "]";
        }
    }

    private static void requireBots(List<Bot> bots) {
        Set<String> ids = new HashSet<>();
        Set<String> secrets = new HashSet<>();
        for (int i = 0; i < bots.size(); i++) {
            Bot bot = bots.get(i);
            String account = "accounts[" + i + "].";
            CHECK.requireWeb(bot.baseUrl(), account + "base-url");
            CHECK.requireToken(
                    bot.apiUsername(), account + "api-username", "to the name of the bot's user on the forum");
            CHECK.requireToken(bot.apiKey(), account + "api-key", "to the API key from the forum's Admin, API");
            CHECK.requireId(bot.id(), account + "id", "to a word of letters, digits, _ and -");
            CHECK.require(ids.add(bot.id()), account + "id", "to a word that is not in the list already");
            String secret = account + "webhook-secret";
            CHECK.requireToken(bot.webhookSecret(), secret, "to the secret of the forum's webhook");
            CHECK.require(bot.webhookSecret().length() >= 12, secret, "to at least 12 characters");
            CHECK.require(secrets.add(bot.webhookSecret()), secret, "to a secret that no other account has");
            CHECK.require(
                    bot.category().matches("([1-9][0-9]{0,8})?"),
                    account + "category",
                    "to the number of a category, which stands at the end of its address");
            int title = bot.title().strip().length();
            CHECK.require(title >= 2 && title <= 255, account + "title", "to a title of 2 to 255 characters");
        }
    }

    @Override
    public String toString() {
        return "DiscourseSettings[enabled=" + enabled + ", accounts=" + accounts + "]";
    }
}
