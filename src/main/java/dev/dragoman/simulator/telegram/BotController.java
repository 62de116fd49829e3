package dev.dragoman.simulator.telegram;

import dev.dragoman.simulator.Journal;
import dev.dragoman.simulator.JournalEntry;
import dev.dragoman.simulator.NetworkClock;
import dev.dragoman.simulator.WhenSimulating;
import dev.dragoman.system.Json;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The pretend Bot API below {@code /simulator/api/telegram}: lets the traits have their way and notes every call. */
@RestController
@WhenSimulating
class BotController {

    private static final int LONGEST_BODY = 64 * 1024;

    private final BotSettings settings;
    private final BotApi api;
    private final BotBehaviour behaviour;
    private final Journal journal;
    private final NetworkClock clock;
    private final CountDownLatch closing = new CountDownLatch(1);

    BotController(BotSettings settings, BotApi api, BotBehaviour behaviour, Journal journal, NetworkClock clock) {
        this.settings = settings;
        this.api = api;
        this.behaviour = behaviour;
        this.journal = journal;
        this.clock = clock;
    }

    @RequestMapping("/simulator/api/telegram/bot{token}/{method}")
    ResponseEntity<byte[]> call(@PathVariable String token, @PathVariable String method, HttpServletRequest request)
            throws IOException, InterruptedException {
        ObjectNode fields = fields(request);
        waitFor(behaviour.now().latencyMillis());
        if (behaviour.now().tokenDead() || !isEqual(token, settings.token())) {
            return answered(method, fields, BotAnswer.refused(401, "Unauthorized"));
        }
        boolean isSend = method.startsWith("send") && !method.equals("sendChatAction");
        if (isSend && behaviour.throttles()) {
            return answered(method, fields, BotAnswer.throttled(behaviour.now().retryAfter()));
        }
        BotAnswer answer = api.answer(method, fields);
        return isSend && answer.accepted() ? accepted(method, fields, answer) : answered(method, fields, answer);
    }

    @PreDestroy
    void letGo() {
        closing.countDown();
    }

    private ResponseEntity<byte[]> accepted(String method, ObjectNode fields, BotAnswer answer)
            throws InterruptedException {
        if (behaviour.neverAnswers()) {
            note(method, fields, 0, JsonNodeFactory.instance.stringNode("accepted, no answer"));
            waitFor(behaviour.now().holdMillis());
            return ResponseEntity.status(504).build();
        }
        if (behaviour.failsAfterAccepting()) {
            note(method, fields, 500, JsonNodeFactory.instance.stringNode("accepted, answered 500"));
            return ResponseEntity.internalServerError().body(new byte[0]);
        }
        return answered(method, fields, answer);
    }

    private ResponseEntity<byte[]> answered(String method, ObjectNode fields, BotAnswer answer) {
        // A bot that asks and hears nothing would fill the journal.
        if (!method.equals("getUpdates") || !answer.body().path("result").isEmpty() || !answer.accepted()) {
            note(method, fields, answer.status(), answer.body());
        }
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Json.MAPPER.writeValueAsBytes(answer.body()));
    }

    private void note(String method, JsonNode fields, int status, JsonNode answer) {
        String note = answer.isString() ? answer.asString("") : "";
        journal.add(number -> new JournalEntry(
                number,
                TelegramSimulator.NAME,
                "call",
                clock.now(),
                "POST",
                "/" + method,
                fields,
                status,
                answer,
                note));
    }

    /** Fields come in the query, in a form or as a JSON body; what is no JSON object has none. */
    private static ObjectNode fields(HttpServletRequest request) throws IOException {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        request.getParameterMap().forEach((name, values) -> fields.put(name, values[0]));
        if (String.valueOf(request.getContentType()).startsWith("application/json")) {
            try {
                byte[] body = request.getInputStream().readNBytes(LONGEST_BODY);
                if (Json.MAPPER.readTree(body) instanceof ObjectNode object) {
                    fields.setAll(object);
                }
            } catch (JacksonException e) {
                return fields;
            }
        }
        return fields;
    }

    private void waitFor(int millis) throws InterruptedException {
        if (millis > 0) {
            var unused = closing.await(millis, TimeUnit.MILLISECONDS);
        }
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
