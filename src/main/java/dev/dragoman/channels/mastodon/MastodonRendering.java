package dev.dragoman.channels.mastodon;

import dev.dragoman.channels.Composed;
import dev.dragoman.channels.Composed.Part;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.NumberedList;
import dev.dragoman.channels.Pace;
import dev.dragoman.channels.Publication;
import dev.dragoman.message.Act;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what is to be said into a post, within the limits; or into a sentence why it may not be. */
final class MastodonRendering {

    /** The only visibility of what is said privately. */
    static final String DIRECT = "direct";

    /** 300 posts in 3 hours for an account, by {@code RateLimiter} in Mastodon's source. */
    static final Pace POSTS = Pace.perHour(100, 30);

    /** Room for the name an answer begins with: a sign, 30 characters of a local name, a blank. */
    static final int NAME = 32;

    private final Limits post;

    MastodonRendering(int longest) {
        this.post = Limits.text(longest, Limits.Unit.SIGNS);
    }

    /** No buttons and no window; the name the answer begins with is taken off the instance's limit. */
    Limits limits() {
        return Limits.text(post.longest() - NAME, post.unit());
    }

    /** A post for everybody: pictures would have to be uploaded, and there is no title. */
    Composed compose(Publication publication) {
        String words = Foreign.text(publication.withLink());
        return Composed.of(words, post).without(publication, Part.PICTURE, Part.TITLE);
    }

    /** What to do. */
    sealed interface Rendered {

        /** Post this. */
        record Post(Map<String, Object> body) implements Rendered {}

        /** The instance would not take it, or it would reach others than it is meant for. */
        record No(String why) implements Rendered {}
    }

    /**
     * To whom, and who reads it.
     *
     * @param acct       who is named; null for nobody, under a post of our own
     * @param answers    the post that is answered; null for none
     * @param visibility Mastodon's word
     */
    record Target(@Nullable String acct, @Nullable String answers, String visibility) {}

    /** Why these words may go to nobody; null when they may. */
    @Nullable
    String problem(Outbound outbound) {
        String words = words(outbound);
        if (words.isBlank()) {
            return "There are no words to send.";
        }
        return limits().fits(words) ? null : tooLong(words, limits());
    }

    Rendered render(Outbound outbound, Target target) {
        boolean isPrivate =
                outbound.address().visibility() == Visibility.PRIVATE || outbound.act() instanceof Act.ReplyPrivately;
        if (isPrivate && (!target.visibility().equals(DIRECT) || target.acct() == null)) {
            return new Rendered.No("A private answer may only go to one person, as a direct post.");
        }
        if (target.acct() != null && !MastodonFields.isAcct(target.acct())) {
            return new Rendered.No("This is no name that Mastodon finds in a text, so the answer would not arrive.");
        }
        String words = words(outbound);
        String status = target.acct() == null ? words : "@" + target.acct() + " " + words;
        if (!post.fits(status)) {
            return new Rendered.No(tooLong(status, post));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", status);
        if (target.answers() != null) {
            body.put("in_reply_to_id", target.answers());
        }
        body.put("visibility", target.visibility());
        return new Rendered.Post(body);
    }

    private static String tooLong(String text, Limits room) {
        return "The text has " + room.lengthOf(text) + " characters and there is room for " + room.longest() + ".";
    }

    /** A name in a direct post is one more reader, and only a person may call others into a thread. */
    private static String words(Outbound outbound) {
        String words = Foreign.text(
                outbound.act().words() + NumberedList.of(outbound.act().choices()));
        boolean mayName = outbound.byPerson()
                && outbound.address().visibility() == Visibility.PUBLIC
                && outbound.act() instanceof Act.Say;
        return mayName ? words : MastodonText.namingNobody(words);
    }
}
