package dev.dragoman.console;

import dev.dragoman.conversations.Message;
import dev.dragoman.delivery.Sending;
import dev.dragoman.message.Act;
import dev.dragoman.message.Moderation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the network of a conversation can do with each of its lines, in view of what we had it do before. */
final class Judgements {

    private final Set<Moderation> can;
    private final @Nullable Duration ownFor;
    private final Instant now;
    private final Map<String, Moderation> standing = new HashMap<>();

    /** For these sends in a conversation whose network {@code can} do this, with our words for {@code ownFor}. */
    Judgements(Set<Moderation> can, @Nullable Duration ownFor, List<Sending> sends, Instant now) {
        this.can = can;
        this.ownFor = ownFor;
        this.now = now;
        sends.stream().filter(Sending::stands).forEach(this::remember);
    }

    private void remember(Sending send) {
        Moderation verdict = send.verdict();
        String target = send.answers();
        if (verdict != null && target != null) {
            standing.put(target, verdict);
        }
    }

    /** A customer's comment; what its author took back is nobody's to judge. */
    Judgement of(Message message) {
        boolean isOpen = message.byCustomer() && message.kind().equals("SAID") && message.withdrawnAt() == null;
        Moderation stands = standing.get(message.externalId());
        return new Judgement(
                message.externalId(),
                stands,
                isOpen ? offers(verdict -> verdict != Moderation.DELETE_OWN && follows(verdict, stands)) : List.of());
    }

    /** Words of ours that have reached the network. */
    Judgement of(Sending send) {
        String own = send.externalId();
        if (own == null || !(send.act() instanceof Act.Say)) {
            return new Judgement("", null, List.of());
        }
        Moderation stands = standing.get(own);
        boolean isOpen = send.state() == Sending.State.SENT && stands == null && isYoung(send);
        return new Judgement(own, stands, isOpen ? offers(verdict -> verdict == Moderation.DELETE_OWN) : List.of());
    }

    private boolean isYoung(Sending send) {
        return ownFor == null || now.isBefore(send.at().plus(ownFor));
    }

    private List<Moderation> offers(Predicate<Moderation> wanted) {
        return Stream.of(Moderation.values())
                .filter(can::contains)
                .filter(wanted)
                .toList();
    }

    /** What is gone can only be let in again. Whether a comment is shown, the network and others decide too. */
    private static boolean follows(Moderation verdict, @Nullable Moderation stands) {
        return stands != null && stands.isFinal() ? verdict == Moderation.APPROVE : verdict != stands;
    }
}
