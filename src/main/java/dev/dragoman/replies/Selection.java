package dev.dragoman.replies;

import dev.dragoman.message.Visibility;
import dev.dragoman.understanding.Knowledge.Variation;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Picks a variation in the order Rasa does: those written for the channel before those for everywhere, then by lot.
 * Under a public comment those for {@code comment} come first.
 */
final class Selection {

    /** The channel of variations for public comments on any network. */
    static final String COMMENT = "comment";

    private Selection() {}

    static OptionalInt pick(Body body, Request request) {
        String channel = request.channel() == null ? null : request.channel().value();
        List<Integer> candidates = candidates(body, channel, request.visibility());
        if (candidates.isEmpty()) {
            return OptionalInt.empty();
        }
        int drawn = new SplittableRandom(request.seed()).nextInt(candidates.size());
        return OptionalInt.of(candidates.get(drawn));
    }

    /** The places of the variations that may be spoken there. */
    static List<Integer> candidates(Body body, @Nullable String channel, Visibility visibility) {
        List<Integer> forComments = visibility == Visibility.PUBLIC ? of(body, COMMENT) : List.of();
        if (!forComments.isEmpty()) {
            return forComments;
        }
        List<Integer> exact = channel == null ? List.of() : of(body, channel);
        return exact.isEmpty() ? of(body, null) : exact;
    }

    private static List<Integer> of(Body body, @Nullable String channel) {
        List<Variation> all = body.variations();
        return IntStream.range(0, all.size())
                .filter(i -> Objects.equals(all.get(i).channel(), channel))
                .boxed()
                .toList();
    }
}
