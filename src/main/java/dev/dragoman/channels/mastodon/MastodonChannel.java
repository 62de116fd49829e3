package dev.dragoman.channels.mastodon;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Accounts;
import dev.dragoman.channels.Composed;
import dev.dragoman.channels.CountsQuota;
import dev.dragoman.channels.LikesComments;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.Moderates;
import dev.dragoman.channels.Pace;
import dev.dragoman.channels.Polled;
import dev.dragoman.channels.PolledChannel;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.Publishes;
import dev.dragoman.channels.Quota;
import dev.dragoman.channels.RepliesPrivately;
import dev.dragoman.channels.SendResult;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Posts that name an account on Mastodon, in public and direct. A key of ours makes a repeated post harmless. */
@Component("mastodonChannel")
@ConditionalOnProperty(name = "dragoman.channels.mastodon.enabled", havingValue = "true")
public final class MastodonChannel
        implements PolledChannel, RepliesPrivately, LikesComments, Moderates, Publishes, CountsQuota {

    static final ChannelId ID = new ChannelId("mastodon");

    private static final Duration QUIET = Duration.ofMillis(800);

    /** Mastodon keeps keys for an hour after the post, by {@code PostStatusService} in its source; less for clocks. */
    private static final Duration KEY_LIFE = Duration.ofMinutes(55);

    /** Mastodon sets no limit. */
    private static final Duration PRIVATE_REPLY = Duration.ofDays(365);

    private final Accounts<Member> members;
    private final MastodonRendering rendering;

    MastodonChannel(MastodonSettings settings, Clock clock) {
        List<Member> all = settings.accounts().stream()
                .map(account -> Member.of(account, settings, clock))
                .toList();
        this.members = new Accounts<>(all, Member::state);
        this.rendering = new MastodonRendering(settings.longest());
    }

    @Override
    public ChannelId id() {
        return ID;
    }

    @Override
    public Limits limits(Visibility visibility) {
        return rendering.limits();
    }

    @Override
    public Pace pace(Visibility visibility) {
        return MastodonRendering.POSTS;
    }

    @Override
    public Duration privateReplyWindow() {
        return PRIVATE_REPLY;
    }

    @Override
    public Pace privateReplyPace() {
        return MastodonRendering.POSTS;
    }

    @Override
    public Set<Moderation> verdicts(Visibility visibility) {
        return Set.of(Moderation.DELETE_OWN);
    }

    @Override
    public Proof proof() {
        return Proof.CLIENT_KEY;
    }

    @Override
    public Duration keyLife() {
        return KEY_LIFE;
    }

    @Override
    public Duration quiet() {
        return QUIET;
    }

    @Override
    public List<AccountState> accounts() {
        return members.states();
    }

    @Override
    public List<Quota> quotas(AccountId account) {
        return members.find(account).flatMap(member -> member.api().quota()).stream()
                .toList();
    }

    @Override
    public List<AccountId> polled() {
        return List.copyOf(members.ids());
    }

    @Override
    public Polled poll(AccountId account, @Nullable String place) {
        return members.poll(account, member -> member.polling().poll(place));
    }

    @Override
    public SendResult send(Outbound outbound) {
        return members.send(
                outbound.address().account(), member -> member.voice().send(outbound));
    }

    @Override
    public Composed compose(Publication publication) {
        return rendering.compose(publication);
    }

    @Override
    public SendResult publish(Publication publication) {
        return members.send(publication.account(), member -> member.voice().publish(publication));
    }

    @Override
    public Optional<String> addressOf(AccountId account, NetworkId publication) {
        return members.find(account).map(member -> member.baseUrl() + "/statuses/" + publication);
    }

    @Override
    public String toString() {
        return "MastodonChannel" + members;
    }

    /** An account: who listens for it, and who speaks. */
    private record Member(
            AccountState state, String baseUrl, MastodonApi api, MastodonPolling polling, MastodonVoice voice) {

        static Member of(MastodonSettings.Account account, MastodonSettings settings, Clock clock) {
            var api = new MastodonApi(account, clock);
            var threads = new MastodonThreads(api, account.id());
            var events = new MastodonEvents(account.id(), threads, clock);
            return new Member(
                    new AccountState(account.id(), account.name()),
                    account.baseUrl().replaceFirst("/+$", ""),
                    api,
                    new MastodonPolling(api, events, account.id()),
                    new MastodonVoice(api, threads, settings));
        }
    }
}
