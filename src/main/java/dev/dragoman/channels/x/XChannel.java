package dev.dragoman.channels.x;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Accounts;
import dev.dragoman.channels.CatchesUp;
import dev.dragoman.channels.Composed;
import dev.dragoman.channels.CountsQuota;
import dev.dragoman.channels.Kept;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.Missed;
import dev.dragoman.channels.Moderates;
import dev.dragoman.channels.Pace;
import dev.dragoman.channels.Polled;
import dev.dragoman.channels.PolledChannel;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.Publishes;
import dev.dragoman.channels.Quota;
import dev.dragoman.channels.ReadBack;
import dev.dragoman.channels.ReadsBack;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.RenewsTokens;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.Webhook;
import dev.dragoman.channels.WebhookChannel;
import dev.dragoman.channels.x.XApi.Answer;
import dev.dragoman.channels.x.XRendering.Kind;
import dev.dragoman.channels.x.XRendering.Rendered;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Direct messages on X, and public replies to those who mention, answer or quote an account: nobody else is heard, so
 * that nobody is answered who did not summon it. An echo tells whether a send arrived whose answer got lost.
 */
@Component("xChannel")
@ConditionalOnProperty(name = "dragoman.channels.x.enabled", havingValue = "true")
public final class XChannel
        implements WebhookChannel,
                PolledChannel,
                CatchesUp,
                ReadsBack,
                Moderates,
                Publishes,
                CountsQuota,
                RenewsTokens {

    static final ChannelId ID = new ChannelId("x");

    private static final Logger LOG = LoggerFactory.getLogger(XChannel.class);

    private static final Duration QUIET = Duration.ofMillis(800);

    private final Accounts<XSettings.Account> accounts;
    private final XAnswered answered;
    private final XWebhook webhook;
    private final XUpdate update;
    private final XApi api;
    private final XReplay replay;
    private final XPolling polling;

    XChannel(XSettings settings, Kept kept, Clock clock) {
        this.accounts = new Accounts<>(settings.accounts(), one -> new AccountState(one.id(), one.name()));
        this.webhook = new XWebhook(settings.consumerSecret());
        this.update = new XUpdate(accounts.ids(), clock);
        this.answered = new XAnswered(kept);
        this.api = new XApi(settings, kept, clock);
        this.replay = new XReplay(settings, clock);
        this.polling = new XPolling(settings, api, update, clock);
    }

    @Override
    public ChannelId id() {
        return ID;
    }

    @Override
    public Limits limits(Visibility visibility) {
        return visibility == Visibility.PRIVATE ? XRendering.MESSAGE : XRendering.POST;
    }

    @Override
    public Pace pace(Visibility visibility) {
        return visibility == Visibility.PRIVATE ? XRendering.MESSAGES : XRendering.POSTS;
    }

    @Override
    public Set<Moderation> verdicts(Visibility visibility) {
        return visibility == Visibility.PUBLIC ? XRendering.VERDICTS : Set.of();
    }

    @Override
    public Proof proof() {
        return Proof.ECHO;
    }

    @Override
    public Duration quiet() {
        return QUIET;
    }

    /** X Developer Policy: an account is matched with people elsewhere only after their express consent. */
    @Override
    public boolean linksNeedConsent() {
        return true;
    }

    @Override
    public List<AccountState> accounts() {
        return accounts.states();
    }

    @Override
    public List<Quota> quotas(AccountId account) {
        return api.quotas(account);
    }

    @Override
    public Optional<TokenAge> tokenAge(AccountId account) {
        return accounts.find(account).flatMap(api::tokenAge);
    }

    @Override
    public Reception accept(Webhook request) {
        return webhook.accept(request, update::read);
    }

    @Override
    public Reception read(byte[] body) {
        return update.read(body);
    }

    @Override
    public List<AccountId> polled() {
        return polling.isOn() ? List.copyOf(accounts.ids()) : List.of();
    }

    @Override
    public Polled poll(AccountId account, @Nullable String place) {
        return accounts.poll(account, known -> polling.poll(known, place));
    }

    @Override
    public Missed missed(AccountId account, Instant since) {
        return replay.missed(since);
    }

    @Override
    public SendResult send(Outbound outbound) {
        return accounts.send(outbound.address().account(), account -> send(account, outbound));
    }

    private SendResult send(XSettings.Account account, Outbound outbound) {
        return switch (XRendering.render(outbound)) {
            case Rendered.No no -> new SendResult.Refused(no.why());
            case Rendered.Call call
            when call.kind() == Kind.POST ->
                barred(outbound).orElseGet(() -> remembered(outbound, call(account, outbound, call)));
            case Rendered.Call call -> call(account, outbound, call);
        };
    }

    private SendResult call(XSettings.Account account, Outbound outbound, Rendered.Call call) {
        return sent(outbound, call, api.call(account, call));
    }

    /** Why a post gets no reply now; asked before anything leaves. */
    private Optional<SendResult> barred(Outbound outbound) {
        try {
            return answered.isSpokenFor(outbound)
                    ? Optional.of(new SendResult.Refused(
                            "X allows one automatic reply to a post, and this one has its reply."))
                    : Optional.empty();
        } catch (DataAccessException e) {
            return Optional.of(new SendResult.TryLater(
                    XErrors.TEMPORARY, "The database is away, so nobody knows whether the post had its reply."));
        }
    }

    /** What left has left, whether or not that can be written down. */
    private SendResult remembered(Outbound outbound, SendResult result) {
        if (result instanceof SendResult.Sent || result instanceof SendResult.Doubtful) {
            try {
                answered.left(outbound);
            } catch (DataAccessException e) {
                LOG.warn("send {}: that the post had its reply could not be written down", outbound.key());
            }
        }
        return result;
    }

    private static SendResult sent(Outbound outbound, Rendered.Call call, Answer answer) {
        return switch (answer) {
            case Answer.Failed(SendResult ending) -> ending;
            case Answer.Done done ->
                switch (call.kind()) {
                    case HIDE ->
                        judged(
                                outbound,
                                done.data().path(XRendering.HIDDEN),
                                call.body().get(XRendering.HIDDEN));
                    case DELETE -> judged(outbound, done.data().path("deleted"), true);
                    case MESSAGE -> named(done.data(), "dm_event_id");
                    default -> named(done.data(), "id");
                };
        };
    }

    private static SendResult named(JsonNode data, String name) {
        @Nullable NetworkId id = XFields.id(data, name);
        return id == null ? new SendResult.Doubtful("X took it but did not give it an id.") : new SendResult.Sent(id);
    }

    private static SendResult judged(Outbound outbound, JsonNode told, @Nullable Object wanted) {
        return told.isBoolean() && Objects.equals(told.booleanValue(), wanted)
                ? new SendResult.Sent(new NetworkId(XRendering.target(outbound)))
                : new SendResult.Refused("X did not do it and gave no reason.");
    }

    @Override
    public Composed compose(Publication publication) {
        return XRendering.compose(publication);
    }

    @Override
    public SendResult publish(Publication publication) {
        return accounts.send(publication.account(), account -> publish(account, publication));
    }

    private SendResult publish(XSettings.Account account, Publication publication) {
        return switch (XRendering.render(publication)) {
            case Rendered.No no -> new SendResult.Refused(no.why());
            case Rendered.Call call ->
                switch (api.call(account, call)) {
                    case Answer.Failed(SendResult ending) -> ending;
                    case Answer.Done done -> named(done.data(), "id");
                };
        };
    }

    @Override
    public Optional<String> addressOf(AccountId account, NetworkId publication) {
        return Optional.of("https://x.com/i/status/" + publication);
    }

    @Override
    public ReadBack readBack(Outbound outbound, Instant sentAt) {
        return accounts.ask(
                outbound.address().account(),
                account -> new XReadBack(api, account).look(outbound, sentAt),
                ReadBack.Unknown::new);
    }

    @Override
    public String toString() {
        return "XChannel" + accounts;
    }
}
