package dev.dragoman.publishing;

import dev.dragoman.publishing.Placement.State;
import java.time.Instant;
import java.util.List;

/**
 * A publication as it stands.
 *
 * @param authorName who planned or last changed it
 * @param at         when it is or was to be published
 * @param version    raised with every change
 */
public record Planned(
        PublicationId id, Wording wording, String authorName, Instant at, int version, List<Placement> placements) {

    /** Whether nothing of it has begun to leave, so that it can be changed. */
    public boolean isOpen() {
        return placements.stream().allMatch(it -> it.state() == State.PLANNED && !it.doubted());
    }

    /** Whether anything of it leaves just now or within seconds, so that a page should look again. */
    public boolean isLeaving() {
        Instant soon = Instant.now().plusSeconds(10);
        return placements.stream()
                .anyMatch(it -> it.state() == State.SENDING
                        || it.state() == State.PLANNED && it.notBefore().isBefore(soon));
    }

    /** Whether there is something left to be taken back. */
    public boolean canBeCancelled() {
        return placements.stream().anyMatch(it -> it.state() == State.PLANNED);
    }
}
