package dev.dragoman.channels.wordpress;

import dev.dragoman.channels.Limits;
import dev.dragoman.channels.NumberedList;
import dev.dragoman.channels.Pace;
import dev.dragoman.message.Act;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what is to be said or done into a call of the REST API; or into a sentence why it may not be. */
final class WordPressRendering {

    /** 65,525 bytes, by {@code wp_get_comment_fields_max_lengths}; no buttons, no window. */
    static final Limits COMMENT = new Limits(65_525, Limits.Unit.BYTES, 0, 0, null, null);

    /** WordPress publishes no figure for those who moderate. A blog is often one small machine. */
    static final Pace COMMENTS = new Pace(1, 5);

    private static final Pattern THREAD = Pattern.compile("([0-9]{1,18})_([0-9]{1,18})");

    /** All but showing, which is approving, by WordPress' reference of comments. */
    static final Set<Moderation> VERDICTS = Set.copyOf(EnumSet.complementOf(EnumSet.of(Moderation.SHOW)));

    private WordPressRendering() {}

    /** What to do. */
    sealed interface Rendered {

        /** Post this to a path below {@code wp/v2}. */
        record Call(String path, Map<String, Object> body) implements Rendered {}

        /** WordPress would not take it. */
        record No(String why) implements Rendered {}
    }

    /**
     * What an act is about.
     *
     * @param comment the comment that is answered or judged
     */
    record Target(long post, long comment) {

        /** Empty when the address is none of a blog. */
        static Optional<Target> of(Outbound outbound) {
            Matcher thread = THREAD.matcher(outbound.address().thread().value());
            if (!thread.matches()) {
                return Optional.empty();
            }
            String root = thread.group(2);
            String comment = Objects.requireNonNullElse(outbound.answers(), new NetworkId(root))
                    .value();
            return comment.matches("[0-9]{1,18}")
                    ? Optional.of(new Target(Long.parseLong(thread.group(1)), Long.parseLong(comment)))
                    : Optional.empty();
        }
    }

    static Rendered render(Outbound outbound) {
        if (outbound.address().visibility() == Visibility.PRIVATE) {
            return new Rendered.No("A blog has no private messages.");
        }
        Optional<Target> target = Target.of(outbound);
        if (target.isEmpty()) {
            return new Rendered.No("This is no comment of a blog.");
        }
        return switch (outbound.act()) {
            case Act.Say say -> comment(target.get(), say, outbound.key());
            case Act.SendFile file -> new Rendered.No("Files are not sent to a blog.");
            case Act.Template template -> new Rendered.No("A blog has no templates.");
            case Act.Moderate(Moderation verdict) -> moderation(target.get(), verdict);
            case Act.Like like -> new Rendered.No("WordPress has no likes.");
            case Act.ReplyPrivately reply -> new Rendered.No("A comment on a blog cannot be answered privately.");
        };
    }

    private static Rendered moderation(Target target, Moderation verdict) {
        return status(verdict)
                .<Rendered>map(status -> new Rendered.Call("comments/" + target.comment(), Map.of("status", status)))
                .orElseGet(() -> new Rendered.No("A blog approves a comment to show it again."));
    }

    /** WordPress' word for it. What lies in the trash goes away for good after 30 days, by {@code EMPTY_TRASH_DAYS}. */
    static Optional<String> status(Moderation verdict) {
        return Optional.ofNullable(
                switch (verdict) {
                    case HIDE -> "hold";
                    case APPROVE -> "approved";
                    case SPAM -> "spam";
                    case DELETE, DELETE_OWN -> "trash";
                    case SHOW -> null;
                });
    }

    /** What people will read. */
    static String words(Act.Say say) {
        return Foreign.text(say.text() + NumberedList.of(say.choices()));
    }

    private static Rendered comment(Target target, Act.Say say, String key) {
        String words = words(say);
        if (words.isBlank()) {
            return new Rendered.No("There are no words to send.");
        }
        String html = WordPressText.html(words);
        int bytes = html.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > COMMENT.longest()) {
            return new Rendered.No("The text has " + bytes + " bytes and WordPress takes " + COMMENT.longest() + ".");
        }
        return new Rendered.Call(
                "comments",
                Map.of(
                        "post", target.post(),
                        "parent", target.comment(),
                        "content", html,
                        "author_user_agent", WordPressComment.agent(key)));
    }
}
