package dev.dragoman.channels.instagram;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.CatchesUp;
import dev.dragoman.channels.Composed;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The messages and comments of professional accounts of Instagram. */
@Component("instagramChannel")
@ConditionalOnProperty(name = "dragoman.channels.instagram.enabled", havingValue = "true")
public final class InstagramChannel
        implements WebhookChannel, ReadsBack, CatchesUp, RepliesPrivately, Moderates, ShowsTyping, Publishes {

    static final ChannelId ID = new ChannelId("instagram");

    private static final Duration QUIET = Duration.ofMillis(800);

    /** What is read of an account, by the names that the step in the documentation uses. */
    private static final String FIELDS = "messages,messaging_postbacks,messaging_seen,message_reactions,message_edit,"
            + "standby,comments,live_comments,mentions";

    private final Map<AccountId, InstagramSettings.Account> accounts = new LinkedHashMap<>();
    private final Map<AccountId, String> stopped = new ConcurrentHashMap<>();
    private final MetaWebhook webhook;
    private final InstagramUpdate update;
    private final MentionWords mentions;
    private final GraphApi graph;
    private final Subscription subscription;
    private final InstagramPublishing publishing;
    private final Clock clock;

    InstagramChannel(InstagramSettings settings, Clock clock) {
        settings.accounts().forEach(account -> accounts.put(new AccountId(account.id()), account));
        this.webhook = new MetaWebhook(settings.appSecret(), settings.verifyToken());
        this.update = new InstagramUpdate(usernames(settings), clock);
        this.graph = new GraphApi(settings.baseUrl(), settings.appSecret(), clock);
        this.mentions = new MentionWords(graph, this::callerFor);
        this.subscription = new Subscription(graph, settings.appId(), FIELDS);
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
        return accounts.entrySet().stream()
                .map(one -> new AccountState(one.getKey(), one.getValue().name(), missing(one.getKey())))
                .toList();
    }

    private @Nullable String missing(AccountId id) {
        @Nullable String why = stopped.get(id);
        return why == null ? subscription.missing(id) : why;
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
        InstagramSettings.@Nullable Account account =
                accounts.get(outbound.address().account());
        if (account == null) {
            return new SendResult.Refused(
                    "The account " + outbound.address().account() + " is not among the configured accounts.");
        }
        return switch (InstagramRendering.render(outbound, clock.instant())) {
            case Rendered.No no -> new SendResult.Refused(no.why());
            case Rendered.Call call -> remembered(outbound.address().account(), call(outbound, account, call));
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
        InstagramSettings.@Nullable Account account =
                accounts.get(outbound.address().account());
        return account == null
                ? new ReadBack.Unknown("the account is not among the configured accounts")
                : new InstagramReadBack(graph, caller(account), account.username()).look(outbound, sentAt);
    }

    /** Meta ends in silence the subscription of an app that did not answer, so that is looked after first. */
    @Override
    public Missed missed(AccountId id, Instant since) {
        InstagramSettings.@Nullable Account account = accounts.get(id);
        if (account == null) {
            return Missed.unknown("The account " + id + " is not among the configured accounts.");
        }
        subscription.renew(caller(account));
        return new InstagramCatchUp(graph, caller(account), account.username(), since).read();
    }

    @Override
    public Composed compose(Publication publication) {
        return InstagramPublishing.compose(publication);
    }

    @Override
    public SendResult publish(Publication publication) {
        InstagramSettings.@Nullable Account account = accounts.get(publication.account());
        return account == null
                ? new SendResult.Refused(
                        "The account " + publication.account() + " is not among the configured accounts.")
                : remembered(publication.account(), publishing.publish(caller(account), publication));
    }

    /** An account that Meta stopped shows so in the settings until a send succeeds again. */
    private SendResult remembered(AccountId account, SendResult result) {
        if (result instanceof SendResult.AccountStopped(String why)) {
            stopped.put(account, why);
        } else if (result instanceof SendResult.Sent) {
            stopped.remove(account);
        }
        return result;
    }

    @Override
    public void typing(Address address) {
        InstagramSettings.@Nullable Account account = accounts.get(address.account());
        if (account == null || address.visibility() == Visibility.PUBLIC || graph.isBusy(address.account())) {
            return;
        }
        graph.post(caller(account), account.id(), "messages", MetaRules.typing(address.thread()));
    }

    private GraphApi.@Nullable Caller callerFor(Inbound event) {
        InstagramSettings.@Nullable Account account =
                accounts.get(event.event().address().account());
        return account == null ? null : caller(account);
    }

    private static GraphApi.Caller caller(InstagramSettings.Account account) {
        return new GraphApi.Caller(new AccountId(account.id()), account.token());
    }

    @Override
    public String toString() {
        return "InstagramChannel" + accounts.keySet();
    }
}
