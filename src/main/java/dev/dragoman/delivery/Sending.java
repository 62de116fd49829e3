package dev.dragoman.delivery;

import dev.dragoman.message.Act;
import dev.dragoman.message.Choice;
import dev.dragoman.message.Moderation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A send as a person sees it.
 *
 * @param authorName null when the bot wrote it
 * @param state      {@code WAITING}, {@code SENDING}, {@code SENT}, {@code UNCLEAR}, {@code FAILED}, {@code CANCELLED}
 * @param reason     why it waits, failed, was cancelled or may have been sent
 * @param trigger    what it answers, as the decision knows it
 * @param answers    the network's id of what it answers or judges
 * @param externalId the id the network gave it; null while it has none
 */
public record Sending(
        UUID id,
        UUID conversation,
        Act act,
        @Nullable String authorName,
        State state,
        @Nullable String reason,
        String trigger,
        @Nullable String answers,
        @Nullable String externalId,
        Instant at,
        @Nullable Instant deliveredAt,
        @Nullable Instant readAt) {

    /** What became of a send. */
    public enum State {
        WAITING,
        SENDING,
        SENT,
        /** It may have been sent. */
        UNCLEAR,
        FAILED,
        CANCELLED
    }

    /** Its words; empty for acts without words. */
    public String text() {
        return act.words();
    }

    /** The titles of its buttons. */
    public List<String> choices() {
        return act.choices().stream().map(Choice::title).toList();
    }

    /** What it judges; null for everything else. */
    public @Nullable Moderation verdict() {
        return act instanceof Act.Moderate(Moderation verdict) ? verdict : null;
    }

    /** What it is, as the keys of sentences know it: the kind of the act, or the verdict. */
    public String what() {
        Moderation verdict = verdict();
        return verdict == null ? act.kind() : verdict.name();
    }

    /** Whether it has reached the network, may have, or is to. */
    public boolean stands() {
        return state != State.FAILED && state != State.CANCELLED;
    }
}
