package dev.dragoman.simulator;

import dev.dragoman.system.HttpOut;
import dev.dragoman.system.Json;
import java.io.IOException;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.databind.JsonNode;

/** One exchange with the product's webhook; each goes into the journal. */
public final class HookPost {

    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient http;
    private final String network;
    private final NetworkClock clock;
    private final Journal journal;

    /** The network waits so long for its thanks. */
    public HookPost(String network, Duration deadline, Journal journal, NetworkClock clock) {
        this.http = HttpOut.within(deadline);
        this.network = network;
        this.clock = clock;
        this.journal = journal;
    }

    /**
     * What the product answered.
     *
     * @param status     0 when there was no answer
     * @param retryAfter the seconds it asks to wait; 0 when it does not say
     */
    public record Thanks(int status, int retryAfter, String body) {

        /** Whether it took it. */
        public boolean isGood() {
            return status / 100 == 2;
        }
    }

    /** Posts it once. */
    public Thanks send(Hook hook, String note) {
        Request.Builder request = new Request.Builder().url(hook.url()).post(RequestBody.create(hook.body(), JSON));
        hook.headers().forEach(request::header);
        return exchange(request.build(), hook.document(), note);
    }

    /** Notes a delivery that was lost on the way. */
    void lose(Hook hook) {
        note("POST", hook.document(), new Thanks(0, 0, ""), "dropped");
    }

    /** Makes a call of the network's own kind, such as its handshake. */
    public Thanks exchange(Request request, JsonNode document, String note) {
        Thanks thanks;
        try (Response response = http.newCall(request).execute()) {
            String wait = response.header("Retry-After", "0");
            thanks = new Thanks(
                    response.code(),
                    wait.matches("[0-9]{1,4}") ? Integer.parseInt(wait) : 0,
                    response.peekBody(2_000).string());
        } catch (IOException e) {
            thanks = new Thanks(0, 0, e.getClass().getSimpleName());
        }
        note(request.method(), document, thanks, note);
        return thanks;
    }

    private void note(String method, JsonNode document, Thanks thanks, String note) {
        journal.add(number -> new JournalEntry(
                number,
                network,
                "webhook",
                clock.now(),
                method,
                "/webhooks/" + network,
                document,
                thanks.status(),
                Json.MAPPER.getNodeFactory().stringNode(thanks.body()),
                note));
    }
}
