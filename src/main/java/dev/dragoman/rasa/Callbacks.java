package dev.dragoman.rasa;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Takes in what Rasa posts to our address: to the turn that waits for it, or as something said by itself. */
@Component
public class Callbacks {

    private static final int MOST_MESSAGES = 20;

    private final ConcurrentMap<String, Waiter> waiting = new ConcurrentHashMap<>();

    /** Waits for what is said in a conversation; of two that wait the later gets it. */
    Waiter await(String sender) {
        var waiter = new Waiter(sender);
        waiting.put(sender, waiter);
        return waiter;
    }

    /**
     * Takes a message as Rasa's callback channel posts it.
     *
     * @return what is left to be delivered, since no turn waits for it; empty when one does
     * @throws IllegalArgumentException when it is no such message
     */
    public Optional<Late> take(byte[] body) {
        JsonNode message;
        try {
            message = RasaServer.read(new String(body, java.nio.charset.StandardCharsets.UTF_8), "Rasa");
        } catch (RasaFailed e) {
            throw new IllegalArgumentException("send a JSON object with “recipient_id” and “text”", e);
        }
        String sender = message.path("recipient_id").asString("");
        if (sender.isBlank()) {
            throw new IllegalArgumentException("“recipient_id” is missing");
        }
        Waiter waiter = waiting.get(sender);
        return waiter != null && waiter.messages.offer(message)
                ? Optional.empty()
                : Optional.of(new Late(sender, Said.read(message)));
    }

    /** Something Rasa said when nobody asked, such as a reminder. */
    public record Late(String sender, Said said) {}

    /** A turn that waits. */
    final class Waiter implements AutoCloseable {

        private final String sender;
        private final LinkedBlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>(MOST_MESSAGES);

        private Waiter(String sender) {
            this.sender = sender;
        }

        List<JsonNode> messages() {
            return List.copyOf(messages);
        }

        @Override
        public void close() {
            waiting.remove(sender, this);
        }
    }
}
