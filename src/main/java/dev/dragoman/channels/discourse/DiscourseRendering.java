package dev.dragoman.channels.discourse;

import dev.dragoman.channels.Limits;
import dev.dragoman.channels.NumberedList;
import dev.dragoman.channels.Pace;
import dev.dragoman.message.Act;
import dev.dragoman.message.Choice;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns what is to be said into a post, within the limits; or into a sentence why it may not be. */
final class DiscourseRendering {

    /** 32,000 characters, the site setting {@code max_post_length}; no buttons and no window. */
    static final Limits POST = Limits.text(32_000);

    /** Public posts, and private ones the same: with the rest below a minute's 60 calls of an admin key, see the docs. */
    static final Pace POSTS = new Pace(0.25, 5);

    /** Each takes two calls. */
    static final Pace PRIVATE_REPLIES = new Pace(0.1, 2);

    /** Discourse knows no end; so long after a post its author has forgotten it. */
    static final Duration PRIVATE_REPLY = Duration.ofDays(365);

    /** The number of a like among the things that can be done to a post. */
    static final int LIKE = 2;

    private DiscourseRendering() {}

    /** What to do. */
    sealed interface Rendered {

        /** Call {@code posts.json} with this. */
        record Post(Map<String, Object> body) implements Rendered {}

        /** Write to the author of a post, with this and the author's name. */
        record Message(PostPlace comment, Map<String, Object> body) implements Rendered {}

        /** Like a post. */
        record Like(PostPlace comment) implements Rendered {}

        /** Delete a post of the bot's own. */
        record Delete(PostPlace post) implements Rendered {}

        /** The forum would not take it. */
        record No(String why) implements Rendered {}
    }

    static Rendered render(Outbound outbound, String title) {
        return switch (outbound.act()) {
            case Act.Say say -> post(outbound, words(say.text(), say.choices()));
            case Act.ReplyPrivately reply -> message(outbound, words(reply.text(), reply.choices()), title);
            case Act.Like like ->
                comment(outbound)
                        .<Rendered>map(Rendered.Like::new)
                        .orElse(new Rendered.No("There is no post that could be liked."));
            case Act.SendFile file -> new Rendered.No("Files are not sent to a forum.");
            case Act.Template template -> new Rendered.No("Discourse has no templates.");
            case Act.Moderate(Moderation verdict) -> moderation(outbound, verdict);
        };
    }

    private static Rendered moderation(Outbound outbound, Moderation verdict) {
        return comment(outbound)
                .filter(post -> verdict == Moderation.DELETE_OWN)
                .<Rendered>map(Rendered.Delete::new)
                .orElse(new Rendered.No("On Discourse the bot can delete posts of its own alone."));
    }

    /** The words as the forum will keep them. */
    static String words(String text, List<Choice> choices) {
        return Foreign.text(text + NumberedList.of(choices)).strip();
    }

    /** The post that is answered; empty when a person starts to speak. */
    static Optional<PostPlace> comment(Outbound outbound) {
        return Optional.ofNullable(outbound.answers()).flatMap(PostPlace::of);
    }

    private static Rendered post(Outbound outbound, String words) {
        Optional<String> wrong = wrong(words);
        if (wrong.isPresent()) {
            return new Rendered.No(wrong.get());
        }
        Optional<Long> topic = topic(outbound.address().thread());
        if (topic.isEmpty()) {
            return new Rendered.No("The conversation is not a topic of the forum.");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("raw", words);
        body.put("topic_id", topic.get());
        comment(outbound)
                .filter(post -> post.topic() == topic.get())
                .ifPresent(post -> body.put("reply_to_post_number", post.number()));
        return new Rendered.Post(body);
    }

    static Optional<Long> topic(NetworkId thread) {
        return Optional.of(thread.value())
                .filter(id -> id.matches("[0-9]{1,18}"))
                .map(Long::valueOf);
    }

    private static Rendered message(Outbound outbound, String words, String title) {
        Optional<String> wrong = wrong(words);
        if (wrong.isPresent()) {
            return new Rendered.No(wrong.get());
        }
        Optional<PostPlace> comment = comment(outbound);
        if (outbound.address().visibility() == Visibility.PRIVATE || comment.isEmpty()) {
            return new Rendered.No("Only a public post can be answered privately.");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", title);
        body.put("raw", words);
        body.put("archetype", "private_message");
        if (isExternalId(outbound.key())) {
            body.put("external_id", outbound.key());
        }
        return new Rendered.Message(comment.get(), body);
    }

    /** Whether the forum would keep this as a name of ours for a topic: letters, digits, _ and -, 50 at most. */
    static boolean isExternalId(String key) {
        return key.matches("[A-Za-z0-9_-]{1,50}");
    }

    private static Optional<String> wrong(String words) {
        if (words.isBlank()) {
            return Optional.of("There are no words to send.");
        }
        return POST.fits(words)
                ? Optional.empty()
                : Optional.of("The text has " + POST.lengthOf(words) + " characters and the forum takes "
                        + POST.longest() + ".");
    }
}
