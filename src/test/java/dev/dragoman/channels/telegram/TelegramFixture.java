package dev.dragoman.channels.telegram;

import dev.dragoman.channels.Webhook;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Act;
import dev.dragoman.message.Address;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The made-up bots of our samples, and what their tests need to speak as Telegram does. */
final class TelegramFixture {

    static final String ANA = "610000011";
    static final String TOKEN = "7000000001:made-up-token-of-a-bot";
    static final String SECRET = "made-up-webhook-word";
    static final TelegramSettings.Bot BOT =
            new TelegramSettings.Bot("7000000001", "Sample Shop", TOKEN, SECRET, "@sample_shop");
    static final TelegramSettings.Bot OTHER =
            new TelegramSettings.Bot("7000000002", "Other Shop", "7000000002:another-token", "another-word", "");
    static final Instant NOW = Instant.parse("2026-03-02T12:30:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private TelegramFixture() {}

    static TelegramChannel channel(String baseUrl, String mode, TelegramSettings.Bot... bots) {
        return new TelegramChannel(new TelegramSettings(true, mode, baseUrl, "/greet", List.of(bots)), CLOCK);
    }

    static TelegramChannel listening(TelegramSettings.Bot... bots) {
        return channel("http://127.0.0.1:9", "webhook", bots);
    }

    static Webhook signed(byte[] body) {
        return signedWith(SECRET, body);
    }

    static Webhook signedWith(String secret, byte[] body) {
        return post(body, List.of(secret));
    }

    static Webhook post(byte[] body, List<String> secrets) {
        Map<String, List<String>> headers =
                secrets.isEmpty() ? Map.of() : Map.of("x-telegram-bot-api-secret-token", secrets);
        return new Webhook("POST", "telegram", Map.of(), headers, body);
    }

    static Outbound outbound(Act act) {
        return outbound(Visibility.PRIVATE, act);
    }

    static Outbound outbound(Visibility visibility, Act act) {
        var address = new Address(TelegramChannel.ID, new AccountId(BOT.id()), visibility, new NetworkId(ANA));
        return new Outbound(address, new NetworkId(ANA + "_31"), act, false, "key-of-our-send", NOW.minusSeconds(120));
    }
}
