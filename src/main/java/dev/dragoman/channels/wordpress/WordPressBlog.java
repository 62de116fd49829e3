package dev.dragoman.channels.wordpress;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Polled;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.wordpress.WordPressApi.Answer;
import dev.dragoman.message.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One blog: how it is called, who we are there, and what is new. */
final class WordPressBlog {

    /** A look ends after this, and after the call that is under way then. */
    static final Duration LONGEST_LOOK = Duration.ofSeconds(60);

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration UNTIL_MENDED = Duration.ofMinutes(1);
    private static final SendResult NAMELESS =
            new SendResult.TryLater(WordPressErrors.TEMPORARY, "The blog does not say who we are there.");

    private final WordPressSettings.Blog settings;
    private final Duration window;
    private final WordPressApi api;
    private volatile long me;

    WordPressBlog(WordPressSettings.Blog settings, Duration window) {
        this.settings = settings;
        this.window = window;
        this.api = new WordPressApi(settings, DEADLINE);
    }

    AccountState state() {
        return new AccountState(settings.id(), settings.name());
    }

    /** Where people read it. */
    String address() {
        return settings.baseUrl().replaceFirst("/+$", "");
    }

    WordPressApi api() {
        return api;
    }

    /** Whose words are whose; only after {@link #meet}. */
    WordPressEvents events() {
        Set<Long> ours = new HashSet<>(settings.colleagues());
        ours.add(me);
        return new WordPressEvents(new AccountId(settings.id()), ours);
    }

    boolean isMe(WordPressComment comment) {
        return comment.author() == me;
    }

    /** Finds out which user we are, once. Null when it is known; otherwise nothing may be read, since it may be ours. */
    @Nullable
    SendResult meet() {
        if (me > 0) {
            return null;
        }
        return switch (api.get("users/me?_fields=id")) {
            case Answer.Failed failed -> failed.ending();
            case Answer.Done(JsonNode user, int total) -> {
                me = user.path("id").longValue(0);
                yield me > 0 ? null : NAMELESS;
            }
        };
    }

    /** Looks from a place on. The first time what stands there is learned and not told. */
    Polled look(@Nullable String place, Duration interval, Instant now) {
        @Nullable SendResult unmet = meet();
        if (unmet != null) {
            return failed(unmet, interval);
        }
        Instant windowBegins = now.minus(window);
        WordPressMemory memory = WordPressMemory.read(place).orElseGet(() -> WordPressMemory.begin(windowBegins));
        var look = new WordPressLook(this, memory, now);
        @Nullable SendResult trouble = look.look(windowBegins);
        if (trouble == null) {
            return new Polled(look.pages(), memory.write(), interval, null);
        }
        Polled failed = failed(trouble, interval);
        return new Polled(
                look.pages(),
                memory.isFirst() ? null : memory.write(),
                failed.pause(),
                failed.trouble(),
                failed.needsAPerson());
    }

    private static Polled failed(SendResult why, Duration interval) {
        return switch (why) {
            case SendResult.AccountStopped stopped -> Polled.stopped(stopped.why(), UNTIL_MENDED);
            case SendResult.TryLater later -> Polled.unknown(later.why(), later.pause());
            case SendResult.Refused refused -> Polled.unknown(refused.why(), interval);
            case SendResult.Doubtful doubtful -> Polled.unknown(doubtful.why(), interval);
            case SendResult.OptedOut out -> Polled.unknown(out.why(), interval);
            case SendResult.Sent sent -> throw new IllegalStateException("a look sends nothing");
        };
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
