package dev.dragoman.channels.facebook;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Accounts;
import dev.dragoman.channels.CatchesUp;
import dev.dragoman.channels.Composed;
import dev.dragoman.channels.CountsQuota;
import dev.dragoman.channels.LikesComments;
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
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Messenger and the comments of Facebook Pages. */
@Component("facebookChannel")
@ConditionalOnProperty(name = "dragoman.channels.facebook.enabled", havingValue = "true")
public final class FacebookChannel
        implements WebhookChannel,
                ReadsBack,
                CatchesUp,
                RepliesPrivately,
                LikesComments,
                Moderates,
                ShowsTyping,
                Publishes,
                CountsQuota {

    static final ChannelId ID = new ChannelId("facebook");

    private static final Duration QUIET = Duration.ofMillis(800);

    /** What is read of a Page, by the names that the step in the documentation uses. */
    private static final String FIELDS = "feed,messages,messaging_postbacks,message_deliveries,message_reads,"
            + "message_echoes,message_reactions,message_edits,standby";

    private final Accounts<FacebookSettings.Page> pages;
    private final MetaWebhook webhook;
    private final FacebookUpdate update;
    private final GraphApi graph;
    private final Subscription subscription;
    private final Clock clock;

    FacebookChannel(FacebookSettings settings, Clock clock) {
        this.graph = new GraphApi(settings.baseUrl(), settings.appSecret(), clock);
        this.subscription = new Subscription(graph, settings.appId(), FIELDS);
        this.pages = new Accounts<>(settings.accounts(), this::state);
        this.webhook = new MetaWebhook(settings.appSecret(), settings.verifyToken());
        this.update = new FacebookUpdate(pages.ids(), clock);
        this.clock = clock;
    }

    @Override
    public ChannelId id() {
        return ID;
    }

    @Override
    public Limits limits(Visibility visibility) {
        return visibility == Visibility.PRIVATE ? FacebookRendering.MESSAGE : FacebookRendering.COMMENT;
    }

    @Override
    public Duration privateReplyWindow() {
        return MetaRules.PRIVATE_REPLY;
    }

    @Override
    public Pace pace(Visibility visibility) {
        return visibility == Visibility.PRIVATE ? FacebookRendering.MESSAGES : FacebookRendering.COMMENTS;
    }

    @Override
    public Pace privateReplyPace() {
        return FacebookRendering.PRIVATE_REPLIES;
    }

    @Override
    public Set<Moderation> verdicts(Visibility visibility) {
        return visibility == Visibility.PUBLIC ? FacebookRendering.VERDICTS : Set.of();
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
        return pages.states();
    }

    private AccountState state(FacebookSettings.Page page) {
        var id = new AccountId(page.id());
        return new AccountState(id, page.name(), subscription.missing(id));
    }

    @Override
    public List<Quota> quotas(AccountId account) {
        return graph.quotas(account);
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
        return pages.send(outbound.address().account(), page -> send(page, outbound));
    }

    private SendResult send(FacebookSettings.Page page, Outbound outbound) {
        return switch (FacebookRendering.render(outbound, clock.instant())) {
            case Rendered.No no -> new SendResult.Refused(no.why());
            case Rendered.Call call -> call(outbound, page, call);
        };
    }

    private SendResult call(Outbound outbound, FacebookSettings.Page page, Rendered.Call call) {
        boolean deletes = outbound.act() instanceof Act.Moderate(Moderation verdict) && verdict.isDeletion();
        GraphAnswer answer = deletes
                ? graph.delete(caller(page), call.node())
                : graph.post(caller(page), call.node(), call.edge(), call.body());
        return switch (outbound.act()) {
            case Act.Say say -> answer.sent(call.edge().equals("comments") ? "id" : "message_id");
            case Act.ReplyPrivately reply -> answer.opened("message_id", "recipient_id");
            case Act.Like like -> answer.then(body -> done(body, call.node()));
            case Act.SendFile file -> answer.sent("message_id");
            case Act.Template template -> new SendResult.Refused("Templates for Facebook are not supported.");
            case Act.Moderate moderate -> answer.then(body -> done(body, call.node()));
        };
    }

    private static SendResult done(JsonNode body, String comment) {
        return body.path("success").booleanValue(false)
                ? new SendResult.Sent(new NetworkId(comment))
                : new SendResult.Refused("Facebook did not do it and gave no reason.");
    }

    @Override
    public ReadBack readBack(Outbound outbound, Instant sentAt) {
        return pages.ask(
                outbound.address().account(),
                page -> new FacebookReadBack(graph, caller(page)).look(outbound, sentAt),
                ReadBack.Unknown::new);
    }

    @Override
    public Composed compose(Publication publication) {
        return FacebookPublishing.compose(publication);
    }

    @Override
    public SendResult publish(Publication publication) {
        return pages.send(publication.account(), page -> FacebookPublishing.publish(graph, caller(page), publication));
    }

    @Override
    public Optional<String> addressOf(AccountId account, NetworkId publication) {
        return Optional.of("https://www.facebook.com/" + publication);
    }

    /** Meta ends in silence the subscription of an app that did not answer, so that is looked after first. */
    @Override
    public Missed missed(AccountId account, Instant since) {
        return pages.ask(account, page -> missed(page, since), Missed::unknown);
    }

    private Missed missed(FacebookSettings.Page page, Instant since) {
        subscription.renew(caller(page));
        return new FacebookCatchUp(graph, caller(page), since).read();
    }

    @Override
    public void typing(Address address) {
        if (address.visibility() == Visibility.PUBLIC || graph.isBusy(address.account())) {
            return;
        }
        pages.find(address.account())
                .ifPresent(page -> graph.post(caller(page), page.id(), "messages", MetaRules.typing(address.thread())));
    }

    private static GraphApi.Caller caller(FacebookSettings.Page page) {
        return new GraphApi.Caller(new AccountId(page.id()), page.token());
    }

    @Override
    public String toString() {
        return "FacebookChannel" + pages;
    }
}
