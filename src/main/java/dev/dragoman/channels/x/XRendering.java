package dev.dragoman.channels.x;

import dev.dragoman.channels.Composed;
import dev.dragoman.channels.Composed.Part;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.NumberedList;
import dev.dragoman.channels.Pace;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.WeightedLength;
import dev.dragoman.message.Act;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what is to be said into a call of the API, within the limits; or into a sentence why it may not be. */
final class XRendering {

    /** 10,000 characters, no buttons and no window, by X's reference of direct messages. */
    static final Limits MESSAGE = Limits.text(10_000);

    /** 280 by weight, by X's page on counting characters: fewer characters when some of them are heavy. */
    static final Limits POST = Limits.text(280, Limits.Unit.WEIGHT);

    /** 15 messages in 15 minutes and 1,440 in a day for a user, by X's page on rate limits; both hold with this. */
    static final Pace MESSAGES = new Pace(10 / 900.0, 5);

    /** 100 posts in 15 minutes for a user and 10,000 in a day for the app, by X's page on rate limits. */
    static final Pace POSTS = new Pace(80 / 900.0, 20);

    /** Replies of others are hidden and shown again, and only one's own posts deleted, by X's reference of posts. */
    static final Set<Moderation> VERDICTS = Set.of(Moderation.HIDE, Moderation.SHOW, Moderation.DELETE_OWN);

    /** The word of X for a hidden reply. */
    static final String HIDDEN = "hidden";

    private static final Pattern CASHTAG = Pattern.compile("(?<![\\w$])\\$[A-Za-z]{1,6}(?![A-Za-z0-9])");

    private static final String CASHTAGS = "X takes one cashtag in a post, and the text has more.";

    private XRendering() {}

    /** What to do. */
    sealed interface Rendered {

        /** Call this. */
        record Call(Kind kind, String path, Map<String, Object> body, int mills) implements Rendered {}

        /** X would not take it. */
        record No(String why) implements Rendered {}
    }

    /** The calls that X limits and prices each by themselves. */
    enum Kind {
        MESSAGE,
        POST,
        PUBLICATION,
        HIDE,
        DELETE,
        READ_MESSAGES,
        READ_MENTIONS,
        READ_POSTS
    }

    static Rendered render(Outbound outbound) {
        boolean isPublic = outbound.address().visibility() == Visibility.PUBLIC;
        return switch (outbound.act()) {
            case Act.Say say -> isPublic ? post(outbound, say) : message(outbound, say);
            case Act.ReplyPrivately reply ->
                new Rendered.No("X lets an app write privately only to people who wrote privately before.");
            case Act.Like like -> new Rendered.No("X does not let apps like posts.");
            case Act.SendFile file -> new Rendered.No("Files are not sent to X.");
            case Act.Template template -> new Rendered.No("X has no templates.");
            case Act.Moderate(Moderation verdict) ->
                isPublic
                        ? moderation(outbound, verdict)
                        : new Rendered.No("Only a reply to a post can be hidden, and only a post deleted.");
        };
    }

    /** The words of an act as X shows them. */
    static String words(Act.Say say) {
        return Foreign.text(say.text() + NumberedList.of(say.choices())).strip();
    }

    /** The post that is answered or judged. */
    static String target(Outbound outbound) {
        NetworkId target = Objects.requireNonNullElse(
                outbound.answers(), new NetworkId(XPosts.root(outbound.address().thread())));
        return target.value();
    }

    private static Rendered message(Outbound outbound, Act.Say say) {
        String person = outbound.address().thread().value();
        String text = words(say);
        if (!XFields.isNumber(person)) {
            return new Rendered.No("The person this should go to is none that X knows.");
        }
        if (!MESSAGE.fits(text)) {
            return tooLong(MESSAGE.lengthOf(text) + " characters", MESSAGE);
        }
        return text.isBlank()
                ? new Rendered.No("There are no words to send.")
                : new Rendered.Call(
                        Kind.MESSAGE,
                        "2/dm_conversations/with/" + person + "/messages",
                        Map.of("text", text),
                        XPrices.MESSAGE);
    }

    private static Rendered post(Outbound outbound, Act.Say say) {
        String text = words(say);
        String target = target(outbound);
        if (!outbound.byPerson() && outbound.answers() == null) {
            return new Rendered.No("X lets an app answer only a post that mentions, answers or quotes the account.");
        }
        if (!XFields.isNumber(target)) {
            return new Rendered.No("The post this should answer is none that X knows.");
        }
        if (!POST.fits(text)) {
            return tooLong("a weight of " + POST.lengthOf(text) + " characters", POST);
        }
        if (hasCashtags(text)) {
            return new Rendered.No(CASHTAGS);
        }
        return text.isBlank()
                ? new Rendered.No("There are no words to send.")
                : new Rendered.Call(
                        Kind.POST,
                        "2/tweets",
                        Map.of("text", text, "reply", Map.of("in_reply_to_tweet_id", target)),
                        price(text));
    }

    /** A post for everybody: pictures would have to be uploaded, and there is no title. */
    static Composed compose(Publication publication) {
        String text = Foreign.text(publication.withLink()).strip();
        return Composed.of(text, POST)
                .without(publication, Part.PICTURE, Part.TITLE)
                .refusedIf(hasCashtags(text), CASHTAGS);
    }

    static Rendered render(Publication publication) {
        Composed composed = compose(publication);
        @Nullable String problem = composed.problem();
        return problem == null
                ? new Rendered.Call(
                        Kind.PUBLICATION, "2/tweets", Map.of("text", composed.text()), price(composed.text()))
                : new Rendered.No(problem);
    }

    private static boolean hasCashtags(String text) {
        return CASHTAG.matcher(text).results().count() > 1;
    }

    private static int price(String text) {
        return WeightedLength.hasLink(text) ? XPrices.POST_WITH_LINK : XPrices.POST;
    }

    private static Rendered moderation(Outbound outbound, Moderation verdict) {
        String post = "2/tweets/" + target(outbound);
        if (outbound.answers() == null || !XFields.isNumber(target(outbound))) {
            return new Rendered.No("It is not said which post this is about.");
        }
        return switch (verdict) {
            case HIDE -> new Rendered.Call(Kind.HIDE, post + "/hidden", Map.of(HIDDEN, true), XPrices.MANAGE);
            case SHOW -> new Rendered.Call(Kind.HIDE, post + "/hidden", Map.of(HIDDEN, false), XPrices.MANAGE);
            case DELETE_OWN -> new Rendered.Call(Kind.DELETE, post, Map.of(), XPrices.MANAGE);
            case DELETE, APPROVE, SPAM -> new Rendered.No("X lets replies of others be hidden and shown alone.");
        };
    }

    private static Rendered tooLong(String length, Limits limits) {
        return new Rendered.No("The text has " + length + " and X takes " + limits.longest() + ".");
    }
}
