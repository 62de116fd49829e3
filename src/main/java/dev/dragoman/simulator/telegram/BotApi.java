package dev.dragoman.simulator.telegram;

import dev.dragoman.simulator.WhenSimulating;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds out what a call wants: the methods about updates and the bot itself; the others are about messages. */
@Component
@WhenSimulating
final class BotApi {

    private static final int MOST = 100;
    private static final int LONGEST_WAIT = 50;

    private final BotSettings settings;
    private final Updates updates;
    private final UpdateJson json;
    private final Messages messages;

    BotApi(BotSettings settings, Updates updates, UpdateJson json, Messages messages) {
        this.settings = settings;
        this.updates = updates;
        this.json = json;
        this.messages = messages;
    }

    BotAnswer answer(String method, JsonNode fields) throws InterruptedException {
        return switch (method) {
            case "getUpdates" -> getUpdates(fields);
            case "getMe" -> BotAnswer.ok(json.bot().put("can_join_groups", false));
            case "setWebhook" -> setWebhook(fields);
            case "deleteWebhook" -> {
                updates.postTo(null, fields.path("drop_pending_updates").asBoolean(false));
                yield BotAnswer.done();
            }
            case "getWebhookInfo" -> BotAnswer.ok(webhookInfo());
            default -> messages.answer(method, fields);
        };
    }

    private BotAnswer getUpdates(JsonNode fields) throws InterruptedException {
        allow(fields);
        int limit = Math.clamp(fields.path("limit").asInt(MOST), 1, MOST);
        int patience = Math.clamp(fields.path("timeout").asInt(0), 0, LONGEST_WAIT);
        long offset = fields.path("offset").asLong(0);
        return switch (updates.ask(offset, limit, Duration.ofSeconds(patience))) {
            case Updates.Asked.Called called ->
                BotAnswer.refused(
                        409,
                        "Conflict: can't use getUpdates method while webhook is active;"
                                + " use deleteWebhook to delete the webhook first");
            case Updates.Asked.Ousted ousted ->
                BotAnswer.refused(
                        409,
                        "Conflict: terminated by other getUpdates request;"
                                + " make sure that only one bot instance is running");
            case Updates.Asked.Told told -> {
                ArrayNode list = JsonNodeFactory.instance.arrayNode();
                told.updates().forEach(update -> list.add(update.json()));
                yield BotAnswer.ok(list);
            }
        };
    }

    private BotAnswer setWebhook(JsonNode fields) {
        String url = fields.path("url").asString("");
        String secret = fields.path("secret_token").asString("");
        if (!secret.matches("[A-Za-z0-9_-]{0,256}")) {
            return BotAnswer.badRequest("secret token contains unallowed characters");
        }
        if (!url.isEmpty() && !url.startsWith("http://") && !url.startsWith("https://")) {
            return BotAnswer.badRequest("bad webhook: An HTTPS URL must be provided for webhook");
        }
        allow(fields);
        updates.postTo(
                url.isEmpty() ? null : new Updates.Webhook(url, secret),
                fields.path("drop_pending_updates").asBoolean(false));
        return BotAnswer.done();
    }

    private void allow(JsonNode fields) {
        if (fields.path("allowed_updates").isArray()) {
            Set<String> kinds = fields.path("allowed_updates").values().stream()
                    .map(kind -> kind.asString(""))
                    .collect(Collectors.toSet());
            updates.allow(kinds);
        }
    }

    private ObjectNode webhookInfo() {
        String url = updates.webhook()
                .map(webhook -> webhook.url().isEmpty() ? settings.webhook() : webhook.url())
                .orElse("");
        return JsonNodeFactory.instance
                .objectNode()
                .put("url", url)
                .put("has_custom_certificate", false)
                .put("pending_update_count", updates.size());
    }
}
