package dev.dragoman.flow;

import dev.dragoman.bus.Arrival;
import dev.dragoman.channels.Signature;
import dev.dragoman.channels.Webhook;
import dev.dragoman.channels.rest.RestChannel;
import dev.dragoman.channels.rest.RestSettings;
import dev.dragoman.channels.rest.RestUpdate;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.delivery.Outbox;
import dev.dragoman.message.Inbound;
import dev.dragoman.system.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Rasa's REST channel: takes a message, waits on stored state for its answer, and gives it back as Rasa would. */
@Component("restDialogue")
@ConditionalOnProperty(name = "dragoman.channels.rest.enabled", havingValue = "true", matchIfMissing = true)
public class RestDialogue {

    private static final Logger LOG = LoggerFactory.getLogger(RestDialogue.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final long LOOK_AGAIN_MILLIS = 8;

    private final RestChannel channel;
    private final RestSettings settings;
    private final Commits commits;
    private final Conversations conversations;
    private final Outbox outbox;
    private final Clock clock;

    RestDialogue(
            RestChannel channel,
            RestSettings settings,
            Commits commits,
            Conversations conversations,
            Outbox outbox,
            Clock clock) {
        this.channel = channel;
        this.settings = settings;
        this.commits = commits;
        this.conversations = conversations;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Answers a GET, as Rasa does. */
    public HttpAnswer alive() {
        return HttpAnswer.json(200, "{\"status\":\"ok\"}");
    }

    /** Takes a message and waits at most 10 s for what the bot says to it; an empty list when it says nothing. */
    public HttpAnswer talk(@Body Webhook webhook, @ExchangeProperty("remote") String remote)
            throws InterruptedException {
        if (!mayCall(webhook, remote)) {
            return RasaErrors.error(403, "NotAuthorized", "give the token, or call from this machine");
        }
        if (!webhook.method().equals("POST")) {
            return RasaErrors.error(405, "BadRequest", "POST a message");
        }
        RestUpdate update;
        try {
            update = RestUpdate.read(webhook.body());
        } catch (IllegalArgumentException e) {
            return RasaErrors.error(400, "BadRequest", String.valueOf(e.getMessage()));
        }
        try (var waiter = channel.await(update.sender())) {
            List<Inbound> said = List.of(update.toInbound(clock.instant()));
            if (!commits.inTime(new Arrival(update.channel(), webhook.body(), said, 0))) {
                return RasaErrors.error(503, "UnexpectedError", "not now, please repeat");
            }
            waitForAnswer(update);
            return webhook.parameter("stream").filter("true"::equalsIgnoreCase).isPresent()
                    ? lines(waiter.messages())
                    : HttpAnswer.json(200, Json.MAPPER.writeValueAsString(waiter.messages()));
        } catch (RuntimeException e) {
            LOG.warn("rest: a message could not be taken in: {}", e.getClass().getSimpleName());
            return RasaErrors.error(503, "UnexpectedError", "not now, please repeat");
        }
    }

    /** What Rasa calls a stream: one object a line under a content type that promises something else. */
    private static HttpAnswer lines(List<Map<String, Object>> messages) {
        String body = messages.stream()
                .map(message -> Json.MAPPER.writeValueAsString(message) + "\n")
                .collect(Collectors.joining());
        return new HttpAnswer(200, "text/event-stream", body);
    }

    private void waitForAnswer(RestUpdate update) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (System.nanoTime() < end && !isSettled(update)) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private boolean isSettled(RestUpdate update) {
        try {
            return conversations.settled(update.address(), update.id())
                    && conversations
                            .find(update.address().key())
                            .filter(it -> outbox.settled(it, update.id()))
                            .isPresent();
        } catch (DataAccessException e) {
            // The message is stored: to ask the caller to repeat it would make two of it.
            return false;
        }
    }

    private boolean mayCall(Webhook webhook, String remote) {
        String token = settings.token();
        if (token != null) {
            return webhook.parameter("token")
                    .filter(it -> Signature.equal(it, token))
                    .isPresent();
        }
        return RasaErrors.isHere(remote);
    }
}
