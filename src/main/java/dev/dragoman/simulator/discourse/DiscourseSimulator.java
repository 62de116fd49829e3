package dev.dragoman.simulator.discourse;

import dev.dragoman.simulator.ApiAnswer;
import dev.dragoman.simulator.ApiCall;
import dev.dragoman.simulator.Journal;
import dev.dragoman.simulator.Line;
import dev.dragoman.simulator.NetworkClock;
import dev.dragoman.simulator.Play;
import dev.dragoman.simulator.RestSimulator;
import dev.dragoman.simulator.WhenSimulating;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The pretend Discourse, as tests and programs use it: do what a customer does, see what came of it, misbehave. */
@Component
@WhenSimulating
public class DiscourseSimulator extends RestSimulator<DiscourseTraits> {

    static final String NAME = "discourse";

    private final ForumSettings settings;
    private final Forum forum;
    private final ForumEvents events;
    private final ForumApi api;

    DiscourseSimulator(Environment environment, Journal journal, NetworkClock clock) {
        super(NAME, DiscourseTraits.CALM, journal, clock);
        settings = new ForumSettings(environment);
        forum = new Forum(settings, clock);
        var json = new PostJson(forum);
        events = new ForumEvents(settings, behaviour, json, ForumEvents.post(journal, clock));
        var posting = new Posting(forum, json, events, behaviour::now);
        api = new ForumApi(forum, json, posting, events);
    }

    @Override
    protected ApiAnswer answer(ApiCall call) {
        boolean isKnown = call.carries("api-key", settings.key())
                && call.header("api-username").equalsIgnoreCase(settings.bot());
        if (behaviour.now().tokenDead() || !isKnown) {
            return ForumApi.error(
                    403,
                    "invalid_access",
                    "You are not permitted to view the requested resource. The API username or key is invalid.");
        }
        return behaviour.throttles() ? throttled(behaviour.now().retryAfter()) : api.answer(call);
    }

    private static ApiAnswer throttled(int seconds) {
        ApiAnswer refusal = ForumApi.error(
                429, "rate_limit", "You’ve performed this action too many times, please try again later.");
        ((ObjectNode) refusal.body()).putObject("extras").put("wait_seconds", seconds);
        return refusal.with("Retry-After", String.valueOf(seconds))
                .with("Discourse-Rate-Limit-Error-Code", "admin_api_key_rate_limit");
    }

    /**
     * The acts are {@code write} (a private message), {@code comment} (a post in the topic of the target, or a topic of
     * its own), {@code edit, withdraw, like}, and {@code inbox}, a colleague who answers in the forum.
     */
    @Override
    protected String act(Play play) {
        return switch (play.act()) {
            case "write" -> said(forum.post(privateTopic(play), play.customer(), play.someWords(), 0));
            case "comment" -> comment(play, Forum.customer(play.customer()));
            case "inbox" -> comment(play, -1);
            case "like" -> {
                ForumPost post = standing(play);
                events.liked(post, play.customer(), forum.username(Forum.customer(play.customer())));
                yield play.targetOr("");
            }
            case "edit" -> changed("post_edited", own(play).edited(play.someWords(), forum.now()));
            case "withdraw" -> changed("post_destroyed", own(play).takenBack(forum.now()));
            default -> throw new IllegalArgumentException("There is no act of this name.");
        };
    }

    private Topic privateTopic(Play play) {
        int customer = Forum.customer(play.customer());
        return forum.privateOf(customer).orElseGet(() -> forum.openPrivately("A question", customer, ""));
    }

    private String comment(Play play, int user) {
        String words = play.someWords();
        if (play.targetOr("").isEmpty()) {
            return said(forum.post(forum.open("A question from a customer", 1, ""), user, words, 0));
        }
        ForumPost answered = standing(play);
        return said(forum.post(answered.topic(), user, words, answered.number() > 1 ? answered.number() : 0));
    }

    private String said(ForumPost post) {
        events.tell("post_created", post);
        return String.valueOf(post.id());
    }

    private String changed(String event, ForumPost post) {
        forum.put(post);
        events.tell(event, post);
        return String.valueOf(post.id());
    }

    private ForumPost own(Play play) {
        ForumPost post = standing(play);
        if (post.user() != play.customer()) {
            throw new IllegalArgumentException("Only an own post can be changed.");
        }
        return post;
    }

    private ForumPost standing(Play play) {
        String target = play.targetOr("");
        ForumPost post = target.matches("[0-9]{1,18}") ? forum.post(Long.parseLong(target)) : null;
        if (post == null || post.deleted()) {
            throw new IllegalArgumentException("There is no such post.");
        }
        return post;
    }

    /** The topics in which the customer has written, and their private messages. */
    @Override
    public List<Line> conversation(int customer) {
        return alone(() -> {
            int person = Forum.customer(customer);
            List<Long> topics = forum.posts().stream()
                    .filter(post -> post.user() == person || post.topic().customer() == person)
                    .map(post -> post.topic().id())
                    .toList();
            return forum.posts().stream()
                    .filter(post -> topics.contains(post.topic().id()))
                    .map(DiscourseSimulator::line)
                    .toList();
        });
    }

    private static Line line(ForumPost post) {
        Line.Writer writer =
                post.user() > 0 ? Line.Writer.CUSTOMER : post.user() == 0 ? Line.Writer.APP : Line.Writer.INBOX;
        Line line = Line.of(String.valueOf(post.id()), post.at(), writer, post.raw());
        Line liked = post.liked() ? line.reacted("like") : line;
        return post.deleted() ? liked.takenBack() : post.version() > 1 ? liked.edited(post.raw()) : liked;
    }

    /** The number of the topic in which a post stands; empty when there is no such post. */
    public String topicOf(String post) {
        return alone(() -> {
            ForumPost found = forum.post(Long.parseLong(post));
            return found == null ? "" : String.valueOf(found.topic().id());
        });
    }

    @Override
    public int undelivered() {
        return events.undelivered();
    }

    @Override
    protected void clear() {
        forum.clear();
        events.activate();
    }

    @Override
    protected void stop() {
        super.stop();
        events.stop();
    }
}
