package dev.dragoman.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When an account may write: the 24 hours after the customer, and 7 days for a person with approval.
 *
 * @param outsideWindow the sub-code of a message after that
 * @param humanApproved whether the app may use the tag for people
 */
record SendPolicy(int outsideWindow, boolean humanApproved) {

    private static final Duration WINDOW = Duration.ofHours(24);
    private static final Duration HUMAN_WINDOW = Duration.ofDays(7);

    /** Why this call may not be made now; empty when it may. */
    Optional<GraphAnswer> refusal(GraphCall call, @Nullable Instant heard, Instant now) {
        String type = call.text("messaging_type");
        return switch (type) {
            case "", "RESPONSE", "UPDATE" ->
                call.text("tag").isEmpty() ? window(heard, now, WINDOW) : tagged(call.text("tag"), heard, now);
            case "MESSAGE_TAG" -> tagged(call.text("tag"), heard, now);
            default -> Optional.of(GraphAnswer.wrongParameter("Invalid messaging_type"));
        };
    }

    private Optional<GraphAnswer> tagged(String tag, @Nullable Instant heard, Instant now) {
        if (!tag.equals("HUMAN_AGENT")) {
            return Optional.of(GraphAnswer.wrongParameter("Message tag is missing, unknown or no longer supported"));
        }
        if (!humanApproved) {
            return Optional.of(
                    GraphAnswer.refused(100, 2018276, "App requires human agent approval to use the HUMAN_AGENT tag"));
        }
        return window(heard, now, HUMAN_WINDOW);
    }

    private Optional<GraphAnswer> window(@Nullable Instant heard, Instant now, Duration length) {
        return heard != null && !now.isAfter(heard.plus(length))
                ? Optional.empty()
                : Optional.of(
                        GraphAnswer.refused(10, outsideWindow, "This message is sent outside of allowed window."));
    }
}
