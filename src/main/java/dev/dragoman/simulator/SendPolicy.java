package dev.dragoman.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When Messenger lets a page write: the 24 hours after the customer, and 7 days for a person with approval. */
final class SendPolicy {

    private static final Duration WINDOW = Duration.ofHours(24);
    private static final Duration HUMAN_WINDOW = Duration.ofDays(7);

    private SendPolicy() {}

    /** Why this call may not be made now; empty when it may. */
    static Optional<GraphAnswer> refusal(GraphCall call, @Nullable Instant heard, Instant now, boolean humanApproved) {
        String type = call.text("messaging_type");
        return switch (type) {
            case "", "RESPONSE", "UPDATE" ->
                call.text("tag").isEmpty()
                        ? window(heard, now, WINDOW)
                        : tagged(call.text("tag"), heard, now, humanApproved);
            case "MESSAGE_TAG" -> tagged(call.text("tag"), heard, now, humanApproved);
            default -> Optional.of(GraphAnswer.wrongParameter("Invalid messaging_type"));
        };
    }

    private static Optional<GraphAnswer> tagged(
            String tag, @Nullable Instant heard, Instant now, boolean humanApproved) {
        if (!tag.equals("HUMAN_AGENT")) {
            return Optional.of(GraphAnswer.wrongParameter("Message tag is missing, unknown or no longer supported"));
        }
        if (!humanApproved) {
            return Optional.of(
                    GraphAnswer.refused(100, 2018276, "App requires human agent approval to use the HUMAN_AGENT tag"));
        }
        return window(heard, now, HUMAN_WINDOW);
    }

    private static Optional<GraphAnswer> window(@Nullable Instant heard, Instant now, Duration length) {
        return heard != null && !now.isAfter(heard.plus(length))
                ? Optional.empty()
                : Optional.of(GraphAnswer.refused(10, 2018278, "This message is sent outside of allowed window."));
    }
}
