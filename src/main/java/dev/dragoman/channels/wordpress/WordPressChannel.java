package dev.dragoman.channels.wordpress;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Accounts;
import dev.dragoman.channels.Composed;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.Moderates;
import dev.dragoman.channels.Pace;
import dev.dragoman.channels.Polled;
import dev.dragoman.channels.PolledChannel;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.Publishes;
import dev.dragoman.channels.ReadBack;
import dev.dragoman.channels.ReadsBack;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.wordpress.WordPressApi.Answer;
import dev.dragoman.channels.wordpress.WordPressRendering.Rendered;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Comments under the posts of WordPress blogs. The blog's own list tells whether a send arrived. */
@Component("wordpressChannel")
@ConditionalOnProperty(name = "dragoman.channels.wordpress.enabled", havingValue = "true")
public final class WordPressChannel implements PolledChannel, Moderates, ReadsBack, Publishes {

    static final ChannelId ID = new ChannelId("wordpress");

    private final Accounts<WordPressBlog> blogs;
    private final Duration interval;
    private final Clock clock;

    WordPressChannel(WordPressSettings settings, Clock clock) {
        List<WordPressBlog> all = settings.accounts().stream()
                .map(blog -> new WordPressBlog(blog, settings.window()))
                .toList();
        this.blogs = new Accounts<>(all, WordPressBlog::state);
        this.interval = settings.pollInterval();
        this.clock = clock;
    }

    @Override
    public ChannelId id() {
        return ID;
    }

    @Override
    public Limits limits(Visibility visibility) {
        return visibility == Visibility.PUBLIC ? WordPressRendering.COMMENT : Limits.SILENT;
    }

    @Override
    public Pace pace(Visibility visibility) {
        return WordPressRendering.COMMENTS;
    }

    @Override
    public Set<Moderation> verdicts(Visibility visibility) {
        return visibility == Visibility.PUBLIC ? WordPressRendering.VERDICTS : Set.of();
    }

    @Override
    public Proof proof() {
        return Proof.ECHO;
    }

    /** Nobody writes a comment in several pieces. */
    @Override
    public Duration quiet() {
        return Duration.ZERO;
    }

    @Override
    public List<AccountState> accounts() {
        return blogs.states();
    }

    @Override
    public List<AccountId> polled() {
        return List.copyOf(blogs.ids());
    }

    @Override
    public Polled poll(AccountId account, @Nullable String place) {
        return blogs.poll(account, blog -> blog.look(place, interval, clock.instant()));
    }

    @Override
    public SendResult send(Outbound outbound) {
        return blogs.send(outbound.address().account(), blog -> send(blog, outbound));
    }

    private SendResult send(WordPressBlog blog, Outbound outbound) {
        return switch (WordPressRendering.render(outbound)) {
            case Rendered.No(String why) -> new SendResult.Refused(why);
            case Rendered.Call call -> send(blog, outbound, call);
        };
    }

    private SendResult send(WordPressBlog blog, Outbound outbound, Rendered.Call call) {
        return switch (blog.api().post(call.path(), call.body())) {
            case Answer.Failed(String code, SendResult ending)
            when code.equals(WordPressErrors.DUPLICATE) ->
                new WordPressReadBack(blog, clock.instant())
                        .duplicate(outbound)
                        .<SendResult>map(SendResult.Sent::new)
                        .orElse(ending);
            case Answer.Failed failed -> failed.ending();
            case Answer.Done(JsonNode comment, int total) -> {
                long id = comment.path("id").longValue(0);
                yield id <= 0
                        ? new SendResult.Doubtful("The blog took the comment but did not number it.")
                        : new SendResult.Sent(new NetworkId(Long.toString(id)));
            }
        };
    }

    @Override
    public Composed compose(Publication publication) {
        return WordPressPublishing.compose(publication);
    }

    @Override
    public SendResult publish(Publication publication) {
        return blogs.send(publication.account(), blog -> WordPressPublishing.publish(blog.api(), publication));
    }

    @Override
    public Optional<String> addressOf(AccountId account, NetworkId publication) {
        return blogs.find(account).map(blog -> blog.address() + "/?p=" + publication);
    }

    @Override
    public ReadBack readBack(Outbound outbound, Instant sentAt) {
        return blogs.ask(
                outbound.address().account(),
                blog -> new WordPressReadBack(blog, clock.instant()).look(outbound, sentAt),
                ReadBack.Unknown::new);
    }

    @Override
    public String toString() {
        return "WordPressChannel" + blogs;
    }
}
