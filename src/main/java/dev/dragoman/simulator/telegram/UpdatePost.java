package dev.dragoman.simulator.telegram;

import dev.dragoman.simulator.Journal;
import dev.dragoman.simulator.JournalEntry;
import dev.dragoman.simulator.NetworkClock;
import dev.dragoman.simulator.WhenSimulating;
import dev.dragoman.system.HttpOut;
import dev.dragoman.system.Json;
import java.io.IOException;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** One POST of an update to the product's webhook, with the secret word; each goes into the journal. */
@Component
@WhenSimulating
final class UpdatePost {

    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient http = HttpOut.within(Duration.ofSeconds(10));
    private final BotSettings settings;
    private final NetworkClock clock;
    private final Journal journal;

    UpdatePost(BotSettings settings, NetworkClock clock, Journal journal) {
        this.settings = settings;
        this.clock = clock;
        this.journal = journal;
    }

    /**
     * How it was answered.
     *
     * @param status     0 when there was no answer
     * @param retryAfter the seconds the product asks to wait; 0 when it does not say
     */
    record Thanks(int status, int retryAfter) {

        boolean good() {
            return status / 100 == 2;
        }
    }

    Thanks send(Updates.Webhook webhook, JsonNode update, String note) {
        Request.Builder request = new Request.Builder()
                .url(webhook.url().isEmpty() ? settings.webhook() : webhook.url())
                .post(RequestBody.create(Json.MAPPER.writeValueAsBytes(update), JSON));
        if (!webhook.secret().isEmpty()) {
            request.header("X-Telegram-Bot-Api-Secret-Token", webhook.secret());
        }
        Thanks thanks;
        String said;
        try (Response response = http.newCall(request.build()).execute()) {
            String wait = response.header("Retry-After", "0");
            thanks = new Thanks(response.code(), wait.matches("[0-9]{1,4}") ? Integer.parseInt(wait) : 0);
            said = response.peekBody(2_000).string();
        } catch (IOException e) {
            thanks = new Thanks(0, 0);
            said = e.getClass().getSimpleName();
        }
        note(update, thanks, said, note);
        return thanks;
    }

    private void note(JsonNode update, Thanks thanks, String said, String note) {
        journal.add(number -> new JournalEntry(
                number,
                TelegramSimulator.NAME,
                "webhook",
                clock.now(),
                "POST",
                "/webhooks/telegram",
                update,
                thanks.status(),
                Json.MAPPER.getNodeFactory().stringNode(said),
                note));
    }
}
