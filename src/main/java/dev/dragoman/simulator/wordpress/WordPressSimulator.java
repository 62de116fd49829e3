package dev.dragoman.simulator.wordpress;

import dev.dragoman.simulator.ApiAnswer;
import dev.dragoman.simulator.ApiCall;
import dev.dragoman.simulator.Journal;
import dev.dragoman.simulator.Line;
import dev.dragoman.simulator.NetworkClock;
import dev.dragoman.simulator.Play;
import dev.dragoman.simulator.RestSimulator;
import dev.dragoman.simulator.WhenSimulating;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The pretend WordPress, as tests and programs use it: do what a customer does, see what came of it, misbehave. */
@Component
@WhenSimulating
public class WordPressSimulator extends RestSimulator<BlogTraits> {

    static final String NAME = "wordpress";

    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64)";

    private final BlogSettings settings;
    private final Blog blog;
    private final BlogApi api;

    WordPressSimulator(Environment environment, Journal journal, NetworkClock clock) {
        super(NAME, BlogTraits.CALM, journal, clock);
        settings = new BlogSettings(environment);
        blog = new Blog(settings, clock);
        var json = new BlogJson(settings);
        api = new BlogApi(blog, json, new Commenting(blog, json, behaviour));
    }

    @Override
    protected ApiAnswer answer(ApiCall call) {
        if (behaviour.now().tokenDead() || !call.carries("authorization", settings.authorization())) {
            return call.header("authorization").isEmpty()
                    ? BlogApi.error(401, "rest_not_logged_in", "You are not currently logged in.")
                    : BlogApi.error(
                            401, "incorrect_password", "The provided password is an invalid application password.");
        }
        return behaviour.throttles()
                ? BlogApi.error(429, "too_many_requests", "Too many requests.")
                        .with("Retry-After", String.valueOf(behaviour.now().retryAfter()))
                : api.answer(call);
    }

    /**
     * The acts are {@code comment} (under the target, or under the latest post), {@code hold} (a comment that waits for
     * approval), {@code approve, edit, withdraw}, and {@code inbox}, a colleague who answers on the blog.
     */
    @Override
    protected String act(Play play) {
        return switch (play.act()) {
            case "comment" -> say(play, "approved");
            case "hold" -> say(play, "hold");
            case "inbox" -> answerAsColleague(play);
            case "approve" -> put(standing(play).judged("approved"));
            case "edit" -> put(own(play).worded(html(play)));
            case "withdraw" -> put(own(play).judged("trash"));
            default -> throw new IllegalArgumentException("There is no act of this name.");
        };
    }

    private String say(Play play, String status) {
        boolean isReply = !play.targetOr("").isEmpty();
        long parent = isReply ? standing(play).id() : 0;
        long post = isReply ? standing(play).post() : blog.latest().id();
        int customer = Blog.customer(play.customer());
        return id(blog.add(new Blog.Draft(post, parent, 0, customer, html(play), BROWSER, status)));
    }

    private String answerAsColleague(Play play) {
        BlogComment answered = standing(play);
        return id(blog.add(new Blog.Draft(
                answered.post(), answered.id(), settings.colleague(), 0, html(play), BROWSER, "approved")));
    }

    private String put(BlogComment comment) {
        blog.put(comment);
        return id(comment);
    }

    private static String id(BlogComment comment) {
        return String.valueOf(comment.id());
    }

    private static String html(Play play) {
        return HtmlUtils.htmlEscape(play.someWords(), "UTF-8");
    }

    private BlogComment own(Play play) {
        BlogComment comment = standing(play);
        if (comment.customer() != play.customer()) {
            throw new IllegalArgumentException("Only an own comment can be changed.");
        }
        return comment;
    }

    private BlogComment standing(Play play) {
        String target = play.targetOr("");
        BlogComment comment = target.matches("[0-9]{1,18}") ? blog.comment(Long.parseLong(target)) : null;
        if (comment == null || comment.status().equals("trash")) {
            throw new IllegalArgumentException("There is no such comment.");
        }
        return comment;
    }

    /** The customer's comments and what stands below them, whatever became of it. */
    @Override
    public List<Line> conversation(int customer) {
        return alone(() -> {
            int person = Blog.customer(customer);
            Set<Long> threads = new HashSet<>();
            return blog.comments().stream()
                    .filter(comment -> {
                        boolean belongs = comment.customer() == person || threads.contains(comment.parent());
                        return belongs && threads.add(comment.id());
                    })
                    .map(WordPressSimulator::line)
                    .toList();
        });
    }

    private static Line line(BlogComment comment) {
        boolean isByApp = comment.customer() == 0 && !comment.agent().equals(BROWSER);
        Line.Writer writer =
                comment.customer() > 0 ? Line.Writer.CUSTOMER : isByApp ? Line.Writer.APP : Line.Writer.INBOX;
        Line line = Line.of(id(comment), comment.at(), writer, HtmlUtils.htmlUnescape(comment.raw()));
        return comment.status().equals("trash") ? line.takenBack() : line;
    }

    @Override
    protected void clear() {
        blog.clear();
    }
}
