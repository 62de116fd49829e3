package dev.dragoman.simulator.telegram;

import dev.dragoman.simulator.ApiAnswer;
import dev.dragoman.simulator.ApiCall;
import dev.dragoman.simulator.CallGate;
import dev.dragoman.simulator.Journal;
import dev.dragoman.simulator.NetworkClock;
import dev.dragoman.simulator.WhenSimulating;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The pretend Bot API below {@code /simulator/api/telegram}. */
@RestController
@WhenSimulating
class BotController {

    private final BotSettings settings;
    private final BotApi api;
    private final BotBehaviour behaviour;
    private final CallGate gate;

    BotController(BotSettings settings, BotApi api, BotBehaviour behaviour, Journal journal, NetworkClock clock) {
        this.settings = settings;
        this.api = api;
        this.behaviour = behaviour;
        this.gate = new CallGate(TelegramSimulator.NAME, behaviour, journal, clock);
    }

    @RequestMapping("/simulator/api/telegram/bot{token}/{method}")
    ResponseEntity<byte[]> call(@PathVariable String token, @PathVariable String method, HttpServletRequest request)
            throws IOException, InterruptedException {
        ObjectNode fields = ApiCall.fields(request);
        boolean isSend = method.startsWith("send") && !method.equals("sendChatAction");
        return gate.through(new CallGate.Noted("POST", "/" + method, fields, isSend), () -> {
            BotAnswer answer = answer(token, method, fields, isSend);
            // A bot that asks and hears nothing would fill the journal.
            boolean isNews = !method.equals("getUpdates")
                    || !answer.body().path("result").isEmpty()
                    || !answer.accepted();
            return ApiAnswer.of(answer.status(), answer.body()).notedIf(isNews);
        });
    }

    private BotAnswer answer(String token, String method, ObjectNode fields, boolean isSend)
            throws InterruptedException {
        if (behaviour.now().tokenDead() || !isEqual(token, settings.token())) {
            return BotAnswer.refused(401, "Unauthorized");
        }
        if (isSend && behaviour.throttles()) {
            return BotAnswer.throttled(behaviour.now().retryAfter());
        }
        return api.answer(method, fields);
    }

    @PreDestroy
    void letGo() {
        gate.letGo();
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
