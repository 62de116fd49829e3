package dev.dragoman.channels.discourse;

import dev.dragoman.channels.AccountState;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final Map<AccountId, DiscourseForum> forums = new LinkedHashMap<>();

    DiscourseChannel(DiscourseSettings settings, Clock clock) {
        for (DiscourseSettings.Bot bot : settings.accounts()) {
            Stream<String> neighbours = settings.accounts().stream()
                    .filter(other -> other.baseUrl().equals(bot.baseUrl()))
                    .map(DiscourseSettings.Bot::apiUsername);
            var update = new DiscourseUpdate(bot, neighbours, clock);
            forums.put(new AccountId(bot.id()), new DiscourseForum(bot, update));
        }
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
        return forums.entrySet().stream()
                .map(forum -> new AccountState(
                        forum.getKey(),
                        forum.getValue().bot().name(),
                        forum.getValue().stopped()))
                .toList();
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
        for (DiscourseForum forum : forums.values()) {
            String own = "sha256=" + Signature.hexHmacSha256(forum.bot().webhookSecret(), body);
            if (Signature.equal(own, signature)) {
                found = forum;
            }
        }
        return found;
    }

    @Override
    public Reception read(byte[] body) {
        return forums.size() == 1
                ? forums.values().iterator().next().update().read(body, "", "")
                : new Reception.Unreadable("a post does not say to which of the bots it was sent");
    }

    @Override
    public SendResult send(Outbound outbound) {
        AccountId account = outbound.address().account();
        @Nullable DiscourseForum forum = forums.get(account);
        return forum == null
                ? new SendResult.Refused("The bot " + account + " is not among the configured accounts.")
                : forum.send(outbound);
    }

    @Override
    public boolean canPublish(AccountId account) {
        return Optional.ofNullable(forums.get(account))
                .filter(DiscourseForum::canPublish)
                .isPresent();
    }

    @Override
    public Composed compose(Publication publication) {
        return DiscoursePublishing.compose(publication);
    }

    @Override
    public SendResult publish(Publication publication) {
        @Nullable DiscourseForum forum = forums.get(publication.account());
        return forum == null
                ? new SendResult.Refused("The bot " + publication.account() + " is not among the configured accounts.")
                : forum.publish(publication);
    }

    @Override
    public Optional<String> addressOf(AccountId account, NetworkId publication) {
        return Optional.ofNullable(forums.get(account)).map(forum -> forum.bot().baseUrl() + "/t/" + publication);
    }

    @Override
    public ReadBack readBack(Outbound outbound, Instant sentAt) {
        @Nullable DiscourseForum forum = forums.get(outbound.address().account());
        return forum == null
                ? new ReadBack.Unknown("the bot is not among the configured accounts")
                : forum.readBack(outbound, sentAt);
    }

    @Override
    public Missed missed(AccountId account, Instant since) {
        @Nullable DiscourseForum forum = forums.get(account);
        return forum == null
                ? Missed.unknown("The bot " + account + " is not among the configured accounts.")
                : forum.missed(since);
    }

    @Override
    public String toString() {
        return "DiscourseChannel" + forums.keySet();
    }
}
