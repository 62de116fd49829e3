package dev.dragoman.simulator.telegram;

import dev.dragoman.simulator.Hook;
import dev.dragoman.simulator.HookPost;
import dev.dragoman.simulator.Journal;
import dev.dragoman.simulator.NetworkClock;
import dev.dragoman.simulator.WhenSimulating;
import dev.dragoman.system.Json;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** One POST of an update to the product's webhook, with the secret word. */
@Component
@WhenSimulating
final class UpdatePost {

    private final BotSettings settings;
    private final HookPost post;

    UpdatePost(BotSettings settings, NetworkClock clock, Journal journal) {
        this.settings = settings;
        this.post = new HookPost(TelegramSimulator.NAME, Duration.ofSeconds(10), journal, clock);
    }

    HookPost.Thanks send(Updates.Webhook webhook, JsonNode update, String note) {
        String url = webhook.url().isEmpty() ? settings.webhook() : webhook.url();
        Map<String, String> headers =
                webhook.secret().isEmpty() ? Map.of() : Map.of("X-Telegram-Bot-Api-Secret-Token", webhook.secret());
        return post.send(new Hook(url, headers, update, Json.MAPPER.writeValueAsBytes(update)), note);
    }
}
