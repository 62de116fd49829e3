package dev.dragoman.channels.mastodon;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.mastodon.MastodonApi.Answer;
import dev.dragoman.channels.mastodon.MastodonQuota.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Finds the thread a public post belongs to, upwards from answer to answer. What was seen before is remembered, so that
 * a thread that goes on costs no call.
 */
final class MastodonThreads {

    private static final int MOST_REMEMBERED = 10_000;
    private static final int MOST_STEPS = 100;
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(20);

    private final MastodonApi api;
    private final String ownId;
    private final Cache<String, MastodonStatus> seen =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    MastodonThreads(MastodonApi api, String ownId) {
        this.api = api;
        this.ownId = ownId;
    }

    /**
     * Where a public conversation stands.
     *
     * @param root the first post of a customer that names our account
     * @param post what that one answers; the root itself where it answers nothing
     */
    record Thread(String root, String post) {}

    /** What a look at one post found. */
    sealed interface Look {

        /** It is there. */
        record Found(MastodonStatus status) implements Look {}

        /** It is not, or cannot be seen now. */
        record NotFound(SendResult why) implements Look {}
    }

    void remember(MastodonStatus status) {
        seen.put(status.id(), status);
    }

    /** One post, asked for only if it is not remembered. */
    Look look(String id) {
        @Nullable MastodonStatus known = seen.getIfPresent(id);
        if (known != null) {
            return new Look.Found(known);
        }
        return switch (api.get(Kind.CALL, "api/v1/statuses/" + id)) {
            case Answer.Failed(SendResult why) -> new Look.NotFound(why);
            case Answer.Done done -> {
                @Nullable MastodonStatus status = MastodonStatus.read(done.body(), ownId);
                if (status == null || !status.id().equals(id)) {
                    yield new Look.NotFound(new SendResult.Refused("The post that is answered could not be read."));
                }
                remember(status);
                yield new Look.Found(status);
            }
        };
    }

    /**
     * The thread of a post that everybody may read; null for what is said by us to nobody.
     *
     * @throws Unseen when the instance does not tell at the moment
     */
    @Nullable
    Thread of(MastodonStatus status) throws Unseen {
        @Nullable MastodonStatus root = status.isOurs() ? null : status;
        @Nullable MastodonStatus at = status;
        long begun = System.nanoTime();
        for (int step = 0; step < MOST_STEPS && at != null; step++) {
            if (System.nanoTime() - begun > LONGEST_LOOK.toNanos()) {
                throw new Unseen(new SendResult.TryLater(LONGEST_LOOK, "The instance answers too slowly."));
            }
            if (!at.isOurs() && at.isAddressed() && at.isOpen()) {
                root = at;
            }
            at = above(at);
        }
        if (root == null) {
            return null;
        }
        @Nullable String parent = root.parent();
        return new Thread(root.id(), parent == null ? root.id() : parent);
    }

    /** What a post answers; null at the top, which is also where a post is gone or hidden from us. */
    private @Nullable MastodonStatus above(MastodonStatus status) throws Unseen {
        @Nullable String parent = status.parent();
        if (parent == null) {
            return null;
        }
        return switch (look(parent)) {
            case Look.Found found -> found.status();
            case Look.NotFound(SendResult.TryLater later) -> throw new Unseen(later);
            case Look.NotFound(SendResult.AccountStopped stopped) -> throw new Unseen(stopped);
            case Look.NotFound gone -> null;
        };
    }

    /** The instance does not tell at the moment. */
    static final class Unseen extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient SendResult ending;

        Unseen(SendResult ending) {
            super("the thread of a post could not be looked up");
            this.ending = ending;
        }

        SendResult ending() {
            return ending;
        }
    }
}
