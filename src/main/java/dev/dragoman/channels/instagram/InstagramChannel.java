package dev.dragoman.channels.instagram;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Accounts;
import dev.dragoman.channels.CatchesUp;
import dev.dragoman.channels.Composed;
import dev.dragoman.channels.CountsQuota;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.Missed;
import dev.dragoman.channels.Moderates;
import dev.dragoman.channels.Pace;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.Publishes;
import dev.dragoman.channels.Quota;
import dev.dragoman.channels.ReadBack;
import dev.dragoman.channels.ReadsBack;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.RepliesPrivately;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.ShowsTyping;
import dev.dragoman.channels.Webhook;
import dev.dragoman.channels.WebhookChannel;
import dev.dragoman.channels.meta.GraphAnswer;
import dev.dragoman.channels.meta.GraphApi;
import dev.dragoman.channels.meta.MetaRules;
import dev.dragoman.channels.meta.MetaWebhook;
import dev.dragoman.channels.meta.Rendered;
import dev.dragoman.channels.meta.Subscription;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Act;
import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The messages and comments of professional accounts of Instagram. */
@Component("instagramChannel")
@ConditionalOnProperty(name = "dragoman.channels.instagram.enabled", havingValue = "true")
public final class InstagramChannel
        implements WebhookChannel,
                ReadsBack,
                CatchesUp,
                RepliesPrivately,
                Moderates,
                ShowsTyping,
                Publishes,
                CountsQuota {

    static final ChannelId ID = new ChannelId("instagram");

    private static final Duration QUIET = Duration.ofMillis(800);

    /** What is read of an account, by the names that the step in the documentation uses. */
    private static final String FIELDS = "messages,messaging_postbacks,messaging_seen,message_reactions,message_edit,"
            + "standby,comments,live_comments,mentions";

    private final Accounts<InstagramSettings.Account> accounts;
    private final MetaWebhook webhook;
    private final InstagramUpdate update;
    private final MentionWords mentions;
    private final GraphApi graph;
    private final Subscription subscription;
    private final InstagramPublishing publishing;
    private final Clock clock;

    InstagramChannel(InstagramSettings settings, Clock clock) {
        this.graph = new GraphApi(settings.baseUrl(), settings.appSecret(), clock);
        this.subscription = new Subscription(graph, settings.appId(), FIELDS);
        this.accounts = new Accounts<>(settings.accounts(), this::state);
        this.webhook = new MetaWebhook(settings.appSecret(), settings.verifyToken());
        this.update = new InstagramUpdate(usernames(settings), clock);
        this.mentions = new MentionWords(graph, this::callerFor);
        this.publishing = new InstagramPublishing(graph);
        this.clock = clock;
    }

    private static Map<AccountId, String> usernames(InstagramSettings settings) {
        return settings.accounts().stream()
                .collect(Collectors.toMap(account -> new AccountId(account.id()), InstagramSettings.Account::username));
    }

    @Override
    public ChannelId id() {
        return ID;
    }

    @Override
    public Limits limits(Visibility visibility) {
        return visibility == Visibility.PRIVATE ? InstagramRendering.MESSAGE : InstagramRendering.COMMENT;
    }

    @Override
    public Duration privateReplyWindow() {
        return MetaRules.PRIVATE_REPLY;
    }

    @Override
    public Pace pace(Visibility visibility) {
        return visibility == Visibility.PRIVATE ? InstagramRendering.MESSAGES : InstagramRendering.COMMENTS;
    }

    @Override
    public Pace privateReplyPace() {
        return InstagramRendering.PRIVATE_REPLIES;
    }

    @Override
    public Set<Moderation> verdicts(Visibility visibility) {
        return visibility == Visibility.PUBLIC ? InstagramRendering.VERDICTS : Set.of();
    }

    @Override
    public Proof proof() {
        return Proof.ECHO;
    }

    @Override
    public Duration quiet() {
        return QUIET;
    }

    @Override
    public List<AccountState> accounts() {
        return accounts.states();
    }

    private AccountState state(InstagramSettings.Account account) {
        var id = new AccountId(account.id());
        return new AccountState(id, account.name(), subscription.missing(id));
    }

    @Override
    public List<Quota> quotas(AccountId account) {
        return graph.quotas(account);
    }

    @Override
    public Reception accept(Webhook request) {
        Reception reception = webhook.accept(request, update::read);
        return reception instanceof Reception.Taken taken
                ? new Reception.Taken(mentions.fillIn(taken.events()), taken.skipped())
                : reception;
    }

    @Override
    public Reception read(byte[] body) {
        return update.read(body);
    }

    @Override
    public SendResult send(Outbound outbound) {
        return accounts.send(outbound.address().account(), account -> send(account, outbound));
    }

    private SendResult send(InstagramSettings.Account account, Outbound outbound) {
        return switch (InstagramRendering.render(outbound, clock.instant())) {
            case Rendered.No no -> new SendResult.Refused(no.why());
            case Rendered.Call call -> call(outbound, account, call);
        };
    }

    private SendResult call(Outbound outbound, InstagramSettings.Account account, Rendered.Call call) {
        boolean deletes = outbound.act() instanceof Act.Moderate(Moderation verdict) && verdict.isDeletion();
        GraphAnswer answer = deletes
                ? graph.delete(caller(account), call.node())
                : graph.post(caller(account), call.node(), call.edge(), call.body());
        return switch (outbound.act()) {
            case Act.Say say -> answer.sent(call.edge().equals("messages") ? "message_id" : "id");
            case Act.ReplyPrivately reply -> answer.opened("message_id", "recipient_id");
            case Act.Like like -> answer.then(body -> done(body, call.node()));
            case Act.SendFile file -> new SendResult.Refused("Instagram takes files from a public address alone.");
            case Act.Template template -> new SendResult.Refused("Templates for Instagram are not supported.");
            case Act.Moderate moderate -> answer.then(body -> done(body, call.node()));
        };
    }

    private static SendResult done(JsonNode body, String comment) {
        return body.path("success").booleanValue(false)
                ? new SendResult.Sent(new NetworkId(comment))
                : new SendResult.Refused("Instagram did not do it and gave no reason.");
    }

    @Override
    public ReadBack readBack(Outbound outbound, Instant sentAt) {
        return accounts.ask(
                outbound.address().account(),
                account -> new InstagramReadBack(graph, caller(account), account.username()).look(outbound, sentAt),
                ReadBack.Unknown::new);
    }

    /** Meta ends in silence the subscription of an app that did not answer, so that is looked after first. */
    @Override
    public Missed missed(AccountId id, Instant since) {
        return accounts.ask(id, account -> missed(account, since), Missed::unknown);
    }

    private Missed missed(InstagramSettings.Account account, Instant since) {
        subscription.renew(caller(account));
        return new InstagramCatchUp(graph, caller(account), account.username(), since).read();
    }

    @Override
    public Composed compose(Publication publication) {
        return InstagramPublishing.compose(publication);
    }

    @Override
    public SendResult publish(Publication publication) {
        return accounts.send(publication.account(), account -> publishing.publish(caller(account), publication));
    }

    @Override
    public void typing(Address address) {
        if (address.visibility() == Visibility.PUBLIC || graph.isBusy(address.account())) {
            return;
        }
        accounts.find(address.account())
                .ifPresent(account ->
                        graph.post(caller(account), account.id(), "messages", MetaRules.typing(address.thread())));
    }

    private GraphApi.@Nullable Caller callerFor(Inbound event) {
        return accounts.find(event.event().address().account())
                .map(InstagramChannel::caller)
                .orElse(null);
    }

    private static GraphApi.Caller caller(InstagramSettings.Account account) {
        return new GraphApi.Caller(new AccountId(account.id()), account.token());
    }

    @Override
    public String toString() {
        return "InstagramChannel" + accounts;
    }
}
