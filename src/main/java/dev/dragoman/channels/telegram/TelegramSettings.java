package dev.dragoman.channels.telegram;

import dev.dragoman.channels.SettingsCheck;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Telegram bots. Wrong settings stop the start, with a sentence that says what to do; as long as the channel is off
 * nothing is asked for.
 *
 * @param enabled  whether we listen to Telegram at all
 * @param mode     {@code webhook}: Telegram calls us; {@code polling}: we ask Telegram
 * @param baseUrl  where the Bot API listens
 * @param start    what it means when a customer presses Start, as the payload of a button
 * @param accounts the bots
 */
@ConfigurationProperties("dragoman.channels.telegram")
record TelegramSettings(
        boolean enabled,
        @DefaultValue("webhook") String mode,
        @DefaultValue("https://api.telegram.org") String baseUrl,
        @DefaultValue("/greet") String start,
        @DefaultValue List<Bot> accounts) {

    private static final SettingsCheck CHECK = SettingsCheck.channel(TelegramChannel.ID);

    TelegramSettings {
        accounts = List.copyOf(accounts);
        if (enabled) {
            CHECK.require(mode.equals("webhook") || mode.equals("polling"), "mode", "to webhook or polling");
            CHECK.requireWeb(baseUrl, "base-url");
            CHECK.require(!accounts.isEmpty(), "accounts[0].token", "to the token BotFather gave you");
            requireBots(accounts, mode.equals("polling"));
        }
    }

    /** Whether we ask Telegram instead of being called. */
    boolean polls() {
        return mode.equals("polling");
    }

    /**
     * One bot.
     *
     * @param id            the bot's id; the number in front of its token if none is given
     * @param name          what people call it; the id if none is given
     * @param token         the token BotFather gave you; never shown
     * @param webhookSecret the word Telegram must repeat with every update, 1 to 256 letters, digits, _ and -; each bot
     *                      has its own; not needed for polling; never shown
     * @param channel       where the bot publishes: the channel's @name, or its number, which begins with -100; none
     *                      if it does not
     */
    record Bot(
            @DefaultValue("") String id,
            @DefaultValue("") String name,
            @DefaultValue("") String token,
            @DefaultValue("") String webhookSecret,
            @DefaultValue("") String channel) {

        Bot {
            id = id.isBlank() ? number(token) : id;
            name = name.isBlank() ? id : name;
        }

        /** Whether this is the bot's own id, as Telegram writes it. */
        boolean isNamed(String user) {
            return user.equals(id) || user.equals(number(token));
        }

        private static String number(String token) {
            return token.replaceFirst(":.*", "");
        }

        @Override
        public String toString() {
            return "Bot[" + id + ", " + name + "]";
        }
    }

    private static void requireBots(List<Bot> bots, boolean polls) {
        Set<String> ids = new HashSet<>();
        Set<String> secrets = new HashSet<>();
        for (int i = 0; i < bots.size(); i++) {
            Bot bot = bots.get(i);
            String account = "accounts[" + i + "].";
            CHECK.require(isToken(bot.token()), account + "token", "to the token BotFather gave you");
            CHECK.requireId(bot.id(), account + "id", "to the bot's id, a long number");
            CHECK.require(ids.add(bot.id()), account + "id", "to a bot that is not in the list already");
            CHECK.require(
                    bot.channel().matches("(@[A-Za-z][A-Za-z0-9_]{3,40}|-100[0-9]{5,15})?"),
                    account + "channel",
                    "to the channel's @name or its number, which begins with -100");
            if (!polls || !bot.webhookSecret().isEmpty()) {
                String secret = account + "webhook-secret";
                CHECK.require(
                        bot.webhookSecret().matches("[A-Za-z0-9_-]{1,256}"),
                        secret,
                        "to a long word of your own, of letters, digits, _ and -, and give the same to setWebhook");
                CHECK.require(secrets.add(bot.webhookSecret()), secret, "to a word that no other bot has");
            }
        }
    }

    private static boolean isToken(String token) {
        return token.matches("[A-Za-z0-9:_-]{1,200}");
    }

    @Override
    public String toString() {
        return "TelegramSettings[enabled=" + enabled + ", mode=" + mode + ", baseUrl=" + baseUrl + ", accounts="
                + accounts + "]";
    }
}
