package dev.dragoman.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What every call must pass before anything is done: the token and the limits of calls. */
@Component
@WhenSimulating
final class GraphGate {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int FULL = 100;

    private final MetaSettings settings;
    private final NetworkBehaviour<? extends MetaTraits> behaviour;
    private final NetworkClock clock;
    private Instant hourStart = Instant.EPOCH;
    private int calls;
    private boolean throttling;

    GraphGate(MetaSettings settings, NetworkBehaviour<? extends MetaTraits> behaviour, NetworkClock clock) {
        this.settings = settings;
        this.behaviour = behaviour;
        this.clock = clock;
    }

    synchronized Optional<GraphAnswer> refusal(GraphCall call) {
        count();
        throttling = false;
        if (behaviour.now().tokenDead()) {
            return Optional.of(GraphAnswer.refused(190, 463, "Error validating access token: Session has expired."));
        }
        if (!equal(call.token(), settings.token())) {
            return Optional.of(GraphAnswer.refused(190, 0, "Invalid OAuth access token."));
        }
        if (behaviour.throttles()) {
            throttling = true;
            return Optional.of(settings.throttled());
        }
        if (calls > behaviour.now().callsPerHour()) {
            return Optional.of(settings.tooMany(call));
        }
        return Optional.empty();
    }

    private void count() {
        Instant now = clock.now();
        if (now.isAfter(hourStart.plus(HOUR)) || now.isBefore(hourStart)) {
            hourStart = now;
            calls = 0;
        }
        calls++;
    }

    /** Used per cent of the allowed calls, as Graph's header {@code X-App-Usage} puts it. */
    synchronized ObjectNode appUsage() {
        int percent = percent();
        return JsonNodeFactory.instance
                .objectNode()
                .put("call_count", percent)
                .put("total_time", percent / 2)
                .put("total_cputime", percent / 2);
    }

    /** The same for the account, with the minutes to wait, as {@code X-Business-Use-Case-Usage} puts it. */
    synchronized ObjectNode businessUsage(GraphCall call) {
        boolean full = percent() >= FULL;
        ObjectNode usage = JsonNodeFactory.instance.objectNode();
        ObjectNode one = usage.putArray(settings.account()).addObject();
        one.setAll(appUsage());
        one.put("type", settings.useCase(call));
        one.put("estimated_time_to_regain_access", full ? behaviour.now().regainMinutes() : 0);
        return usage;
    }

    /** Starts a new hour, for a network that is set back to calm. */
    synchronized void forget() {
        hourStart = Instant.EPOCH;
        calls = 0;
        throttling = false;
    }

    private int percent() {
        if (throttling) {
            return FULL;
        }
        return (int) Math.min(FULL, calls * 100L / behaviour.now().callsPerHour());
    }

    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
