package dev.dragoman.channels.discourse;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Accounts;
import dev.dragoman.channels.CatchesUp;
import dev.dragoman.channels.Composed;
import dev.dragoman.channels.LikesComments;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.Missed;
import dev.dragoman.channels.Moderates;
import dev.dragoman.channels.Pace;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.Publishes;
import dev.dragoman.channels.ReadBack;
import dev.dragoman.channels.ReadsBack;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.RepliesPrivately;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.Signature;
import dev.dragoman.channels.Webhook;
import dev.dragoman.channels.WebhookChannel;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Posts on Discourse forums, public ones and private messages; a conversation is a topic. */
@Component("discourseChannel")
@ConditionalOnProperty(name = "dragoman.channels.discourse.enabled", havingValue = "true")
public final class DiscourseChannel
        implements WebhookChannel, ReadsBack, CatchesUp, RepliesPrivately, LikesComments, Moderates, Publishes {

    static final ChannelId ID = new ChannelId("discourse");

    private final Accounts<DiscourseForum> forums;

    DiscourseChannel(DiscourseSettings settings, Clock clock) {
        List<DiscourseForum> all = settings.accounts().stream()
                .map(bot -> new DiscourseForum(bot, new DiscourseUpdate(bot, neighbours(bot, settings), clock)))
                .toList();
        this.forums = new Accounts<>(all, DiscourseForum::state);
    }

    private static Stream<String> neighbours(DiscourseSettings.Bot bot, DiscourseSettings settings) {
        return settings.accounts().stream()
                .filter(other -> other.baseUrl().equals(bot.baseUrl()))
                .map(DiscourseSettings.Bot::apiUsername);
    }

    @Override
    public ChannelId id() {
        return ID;
    }

    @Override
    public Limits limits(Visibility visibility) {
        return DiscourseRendering.POST;
    }

    @Override
    public Pace pace(Visibility visibility) {
        return DiscourseRendering.POSTS;
    }

    @Override
    public Duration privateReplyWindow() {
        return DiscourseRendering.PRIVATE_REPLY;
    }

    @Override
    public Pace privateReplyPace() {
        return DiscourseRendering.PRIVATE_REPLIES;
    }

    @Override
    public Set<Moderation> verdicts(Visibility visibility) {
        return Set.of(Moderation.DELETE_OWN);
    }

    @Override
    public Proof proof() {
        return Proof.ECHO;
    }

    /** A post is a whole thought. */
    @Override
    public Duration quiet() {
        return Duration.ZERO;
    }

    @Override
    public List<AccountState> accounts() {
        return forums.states();
    }

    @Override
    public Reception accept(Webhook webhook) {
        if (!webhook.method().equals("POST")) {
            return new Reception.Refused(405, "only POST is taken here");
        }
        @Nullable
        DiscourseForum forum = webhook.header("X-Discourse-Event-Signature")
                .map(signature -> signing(signature, webhook.body()))
                .orElse(null);
        return forum == null
                ? new Reception.Refused(401, "the signature is missing or wrong")
                : forum.update()
                        .read(
                                webhook.body(),
                                webhook.header("X-Discourse-Event-Type").orElse(""),
                                webhook.header("X-Discourse-Event").orElse(""));
    }

    /** A forum is known by its secret alone. All are compared, in equal time. */
    private @Nullable DiscourseForum signing(String signature, byte[] body) {
        @Nullable DiscourseForum found = null;
        for (DiscourseForum forum : forums.all()) {
            String own = "sha256=" + Signature.hexHmacSha256(forum.bot().webhookSecret(), body);
            if (Signature.equal(own, signature)) {
                found = forum;
            }
        }
        return found;
    }

    @Override
    public Reception read(byte[] body) {
        return forums.all().size() == 1
                ? forums.all().iterator().next().update().read(body, "", "")
                : new Reception.Unreadable("a post does not say to which of the bots it was sent");
    }

    @Override
    public SendResult send(Outbound outbound) {
        return forums.send(outbound.address().account(), forum -> forum.send(outbound));
    }

    @Override
    public boolean canPublish(AccountId account) {
        return forums.find(account).filter(DiscourseForum::canPublish).isPresent();
    }

    @Override
    public Composed compose(Publication publication) {
        return DiscoursePublishing.compose(publication);
    }

    @Override
    public SendResult publish(Publication publication) {
        return forums.send(publication.account(), forum -> forum.publish(publication));
    }

    @Override
    public Optional<String> addressOf(AccountId account, NetworkId publication) {
        return forums.find(account).map(forum -> forum.bot().baseUrl() + "/t/" + publication);
    }

    @Override
    public ReadBack readBack(Outbound outbound, Instant sentAt) {
        return forums.ask(
                outbound.address().account(), forum -> forum.readBack(outbound, sentAt), ReadBack.Unknown::new);
    }

    @Override
    public Missed missed(AccountId account, Instant since) {
        return forums.ask(account, forum -> forum.missed(since), Missed::unknown);
    }

    @Override
    public String toString() {
        return "DiscourseChannel" + forums;
    }
}
