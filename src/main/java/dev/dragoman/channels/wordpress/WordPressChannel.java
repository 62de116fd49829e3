package dev.dragoman.channels.wordpress;

import dev.dragoman.channels.AccountState;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Comments under the posts of WordPress blogs. The blog's own list tells whether a send arrived. */
@Component("wordpressChannel")
@ConditionalOnProperty(name = "dragoman.channels.wordpress.enabled", havingValue = "true")
public final class WordPressChannel implements PolledChannel, Moderates, ReadsBack, Publishes {

    static final ChannelId ID = new ChannelId("wordpress");

    private static final Duration UNKNOWN_ACCOUNT = Duration.ofMinutes(1);

    private final Map<AccountId, WordPressBlog> blogs = new LinkedHashMap<>();
    private final Map<AccountId, String> stopped = new ConcurrentHashMap<>();
    private final Duration interval;
    private final Clock clock;

    WordPressChannel(WordPressSettings settings, Clock clock) {
        settings.accounts()
                .forEach(blog -> blogs.put(new AccountId(blog.id()), new WordPressBlog(blog, settings.window())));
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
        return blogs.entrySet().stream()
                .map(blog -> new AccountState(blog.getKey(), blog.getValue().name(), stopped.get(blog.getKey())))
                .toList();
    }

    @Override
    public List<AccountId> polled() {
        return List.copyOf(blogs.keySet());
    }

    @Override
    public Polled poll(AccountId account, @Nullable String place) {
        @Nullable WordPressBlog blog = blogs.get(account);
        if (blog == null) {
            return Polled.unknown("The blog is not among the configured accounts.", UNKNOWN_ACCOUNT);
        }
        WordPressBlog.Looked looked = blog.look(place, interval, clock.instant());
        @Nullable String dead = looked.dead();
        if (dead != null) {
            stopped.put(account, dead);
        } else if (looked.polled().trouble() == null) {
            stopped.remove(account);
        }
        return looked.polled();
    }

    @Override
    public SendResult send(Outbound outbound) {
        AccountId account = outbound.address().account();
        @Nullable WordPressBlog blog = blogs.get(account);
        if (blog == null) {
            return new SendResult.Refused("The blog " + account + " is not among the configured accounts.");
        }
        return switch (WordPressRendering.render(outbound)) {
            case Rendered.No(String why) -> new SendResult.Refused(why);
            case Rendered.Call call -> remembered(account, send(blog, outbound, call));
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
        @Nullable WordPressBlog blog = blogs.get(publication.account());
        return blog == null
                ? new SendResult.Refused("The blog " + publication.account() + " is not among the configured accounts.")
                : remembered(publication.account(), WordPressPublishing.publish(blog.api(), publication));
    }

    @Override
    public Optional<String> addressOf(AccountId account, NetworkId publication) {
        return Optional.ofNullable(blogs.get(account)).map(blog -> blog.address() + "/?p=" + publication);
    }

    /** A blog that does not let us in shows so in the settings until it does again. */
    private SendResult remembered(AccountId account, SendResult result) {
        if (result instanceof SendResult.AccountStopped(String why)) {
            stopped.put(account, why);
        } else if (result instanceof SendResult.Sent) {
            stopped.remove(account);
        }
        return result;
    }

    @Override
    public ReadBack readBack(Outbound outbound, Instant sentAt) {
        @Nullable WordPressBlog blog = blogs.get(outbound.address().account());
        return blog == null
                ? new ReadBack.Unknown("the blog is not among the configured accounts")
                : new WordPressReadBack(blog, clock.instant()).look(outbound, sentAt);
    }

    @Override
    public String toString() {
        return "WordPressChannel" + blogs.keySet();
    }
}
