package dev.dragoman.channels.instagram;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Composed;
import dev.dragoman.channels.HidesComments;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.Pace;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.Publishes;
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
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Act;
import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The messages and comments of professional accounts of Instagram. */
@Component("instagramChannel")
@ConditionalOnProperty(name = "dragoman.channels.instagram.enabled", havingValue = "true")
public final class InstagramChannel implements WebhookChannel, RepliesPrivately, HidesComments, ShowsTyping, Publishes {

    static final ChannelId ID = new ChannelId("instagram");

    private static final Duration QUIET = Duration.ofMillis(800);

    private final Map<AccountId, InstagramSettings.Account> accounts = new LinkedHashMap<>();
    private final Map<AccountId, String> stopped = new ConcurrentHashMap<>();
    private final MetaWebhook webhook;
    private final InstagramUpdate update;
    private final GraphApi graph;
    private final InstagramPublishing publishing;
    private final Clock clock;

    InstagramChannel(InstagramSettings settings, Clock clock) {
        settings.accounts().forEach(account -> accounts.put(new AccountId(account.id()), account));
        this.webhook = new MetaWebhook(settings.appSecret(), settings.verifyToken());
        this.update = new InstagramUpdate(usernames(settings), clock);
        this.graph = new GraphApi(settings.baseUrl(), settings.appSecret(), clock);
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
                .map(one -> new AccountState(one.getKey(), one.getValue().name(), stopped.get(one.getKey())))
                .toList();
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
        GraphAnswer answer = graph.post(caller(account), call.node(), call.edge(), call.body());
        return switch (outbound.act()) {
            case Act.Say say -> answer.sent(call.edge().equals("messages") ? "message_id" : "id");
            case Act.ReplyPrivately reply -> answer.opened("message_id", "recipient_id");
            case Act.Like like -> answer.then(body -> done(body, call.node()));
            case Act.Hide hide -> answer.then(body -> done(body, call.node()));
        };
    }

    private static SendResult done(JsonNode body, String comment) {
        return body.path("success").booleanValue(false)
                ? new SendResult.Sent(new NetworkId(comment))
                : new SendResult.Refused("Instagram did not do it and gave no reason.");
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

    private static GraphApi.Caller caller(InstagramSettings.Account account) {
        return new GraphApi.Caller(new AccountId(account.id()), account.token());
    }

    @Override
    public String toString() {
        return "InstagramChannel" + accounts.keySet();
    }
}
