package dev.dragoman.channels.wordpress;

import dev.dragoman.channels.ReadBack;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.wordpress.WordPressApi.Answer;
import dev.dragoman.channels.wordpress.WordPressRendering.Target;
import dev.dragoman.message.Act;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Looks for a send among the answers to the same comment: by our key, or by our user, the words and the time. */
final class WordPressReadBack {

    /** The same words from so shortly before the send may be the send itself, by a clock that is behind ours. */
    private static final Duration DOUBTFUL_CLOCK = Duration.ofSeconds(60);

    /** Something counts as later than the send only by more than clocks differ. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private static final int MOST = 500;

    /** A send has to end before its lease does. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final WordPressBlog blog;
    private final Instant now;

    WordPressReadBack(WordPressBlog blog, Instant now) {
        this.blog = blog;
        this.now = now;
    }

    ReadBack look(Outbound outbound, Instant sentAt) {
        Optional<Target> target = Target.of(outbound);
        if (target.isEmpty()) {
            return new ReadBack.Unknown("this is no comment of a blog");
        }
        return switch (outbound.act()) {
            case Act.Say say -> said(target.get(), outbound, sentAt);
            case Act.SendFile file -> new ReadBack.Unknown("files do not go to a blog");
            case Act.Template template -> new ReadBack.Unknown("a blog has no templates");
            case Act.Moderate(Moderation verdict) -> judged(target.get(), verdict);
            case Act.Like like -> new ReadBack.Unknown("WordPress has no likes");
            case Act.ReplyPrivately reply -> new ReadBack.Unknown("a blog has no private messages");
        };
    }

    /** After WordPress has said that the words stand there already: where they stand. */
    Optional<NetworkId> duplicate(Outbound outbound) {
        Optional<Target> target = Target.of(outbound);
        if (target.isEmpty() || !(outbound.act() instanceof Act.Say say) || blog.meet() != null) {
            return Optional.empty();
        }
        return answers(target.get()).comments().stream()
                .flatMap(json -> WordPressComment.read(json, now).stream())
                .filter(one -> isKeyed(one, outbound) || isSame(one, say))
                .map(WordPressReadBack::id)
                .findFirst();
    }

    private ReadBack said(Target target, Outbound outbound, Instant sentAt) {
        @Nullable SendResult unmet = blog.meet();
        WordPressList.Pages pages = answers(target);
        if (unmet != null || pages.trouble() != null) {
            return new ReadBack.Unknown("the blog's list could not be read");
        }
        List<WordPressComment> seen = pages.comments().stream()
                .flatMap(json -> WordPressComment.read(json, now).stream())
                .toList();
        return judge(seen, pages.isWhole(), outbound, sentAt);
    }

    private ReadBack judge(List<WordPressComment> seen, boolean isWhole, Outbound outbound, Instant sentAt) {
        // WordPress tells whole seconds only.
        Instant from = sentAt.truncatedTo(ChronoUnit.SECONDS);
        Act.Say say = (Act.Say) outbound.act();
        for (WordPressComment one : seen) {
            if (isKeyed(one, outbound) || isSame(one, say) && !one.at().isBefore(from)) {
                return new ReadBack.Found(id(one));
            }
        }
        if (seen.stream().anyMatch(it -> isSame(it, say) && it.at().isAfter(from.minus(DOUBTFUL_CLOCK)))) {
            return new ReadBack.Unknown("the same words stand there from shortly before");
        }
        Instant last = outbound.lastHeard().isAfter(sentAt) ? outbound.lastHeard() : sentAt;
        boolean reachesPast =
                seen.stream().anyMatch(it -> !blog.isMe(it) && it.at().isAfter(last.plus(CLOCKS_DIFFER)));
        return isWhole && reachesPast
                ? new ReadBack.Absent("the blog's list shows later lines and not this one")
                : new ReadBack.Unknown("the blog's list does not reach past the send");
    }

    /** A comment that was hidden may lie among the spam or in the trash by now. */
    private ReadBack judged(Target target, Moderation verdict) {
        return switch (blog.api().get("comments/" + target.comment() + "?context=edit&_fields=id,status")) {
            case Answer.Failed failed -> new ReadBack.Unknown("the comment could not be read");
            case Answer.Done(JsonNode comment, int total) ->
                isSo(comment.path("status").stringValue(""), verdict)
                        ? new ReadBack.Found(new NetworkId(Long.toString(target.comment())))
                        : new ReadBack.Unknown(
                                "the comment is not " + verdict.name().toLowerCase(Locale.ROOT));
        };
    }

    private static boolean isSo(String status, Moderation verdict) {
        return verdict == Moderation.HIDE
                ? Set.of("hold", "spam", "trash").contains(status)
                : WordPressRendering.status(verdict).filter(status::equals).isPresent();
    }

    /** The answers to a comment, those that wait for approval included. */
    private WordPressList.Pages answers(Target target) {
        return new WordPressList(blog.api(), TimeLeft.of(LONGEST))
                .read("status=all&post=" + target.post() + "&parent=" + target.comment(), MOST, page -> true);
    }

    private static boolean isKeyed(WordPressComment comment, Outbound outbound) {
        return outbound.key().equals(comment.key());
    }

    private boolean isSame(WordPressComment comment, Act.Say say) {
        return blog.isMe(comment)
                && comment.words().equals(WordPressText.words(WordPressText.html(WordPressRendering.words(say))));
    }

    private static NetworkId id(WordPressComment comment) {
        return new NetworkId(Long.toString(comment.id()));
    }
}
