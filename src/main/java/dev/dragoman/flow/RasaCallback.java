package dev.dragoman.flow;

import dev.dragoman.channels.Signature;
import dev.dragoman.channels.Webhook;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.rasa.Callbacks;
import dev.dragoman.rasa.RasaSettings;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** The address that Rasa's callback channel posts to: one message of the bot a call. */
@Component("rasaCallback")
public class RasaCallback {

    private final RasaSettings settings;
    private final Callbacks callbacks;
    private final LateWords late;

    RasaCallback(RasaSettings settings, Callbacks callbacks, LateWords late) {
        this.settings = settings;
        this.callbacks = callbacks;
        this.late = late;
    }

    /** Takes a message in: for the turn that waits for it, or to be delivered by itself. */
    public HttpAnswer take(@Body Webhook webhook, @ExchangeProperty("remote") String remote) {
        if (!settings.leads()) {
            return RasaErrors.error(404, "NotFound", "Rasa does not lead the dialogue here.");
        }
        if (!mayCall(webhook, remote)) {
            return RasaErrors.error(401, "NotAuthenticated", "Give the token, or call from this machine.");
        }
        if (!webhook.method().equals("POST")) {
            return RasaErrors.error(405, "BadRequest", "POST a message.");
        }
        try {
            Optional<Callbacks.Late> left = callbacks.take(webhook.body());
            left.ifPresent(it -> late.deliver(conversation(it.sender()), List.of(it.said())));
            return HttpAnswer.json(200, "{\"status\":\"ok\"}");
        } catch (IllegalArgumentException e) {
            return RasaErrors.error(400, "BadRequest", String.valueOf(e.getMessage()));
        }
    }

    private static ConversationId conversation(String sender) {
        try {
            return new ConversationId(UUID.fromString(sender));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("“recipient_id” names no conversation of ours", e);
        }
    }

    private boolean mayCall(Webhook webhook, String remote) {
        String token = settings.callbackToken();
        return token == null || token.isBlank()
                ? RasaErrors.isHere(remote)
                : webhook.parameter("token")
                        .filter(it -> Signature.equal(it, token))
                        .isPresent();
    }
}
