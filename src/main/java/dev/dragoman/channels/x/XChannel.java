package dev.dragoman.channels.x;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Composed;
import dev.dragoman.channels.Kept;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.Moderates;
import dev.dragoman.channels.Pace;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.Publishes;
import dev.dragoman.channels.ReadBack;
import dev.dragoman.channels.ReadsBack;
import dev.dragoman.channels.Reception;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Direct messages on X, and public replies to those who mention, answer or quote an account: nobody else is heard, so
 * that nobody is answered who did not summon it. An echo tells whether a send arrived whose answer got lost.
 */
@Component("xChannel")
@ConditionalOnProperty(name = "dragoman.channels.x.enabled", havingValue = "true")
public final class XChannel implements WebhookChannel, ReadsBack, Moderates, Publishes {

    static final ChannelId ID = new ChannelId("x");

    private static final Duration QUIET = Duration.ofMillis(800);

    private final Map<AccountId, XSettings.Account> accounts = new LinkedHashMap<>();
    private final Map<AccountId, String> stopped = new ConcurrentHashMap<>();
    private final XAnswered answered;
    private final XWebhook webhook;
    private final XUpdate update;
    private final XApi api;

    XChannel(XSettings settings, Kept kept, Clock clock) {
        settings.accounts().forEach(account -> accounts.put(new AccountId(account.id()), account));
        this.webhook = new XWebhook(settings.consumerSecret());
        this.update = new XUpdate(accounts.keySet(), clock);
        this.answered = new XAnswered(kept);
        this.api = new XApi(settings, kept, clock);
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
        XSettings.@Nullable Account account = accounts.get(outbound.address().account());
        if (account == null) {
            return new SendResult.Refused(
                    "The account " + outbound.address().account() + " is not among the configured accounts.");
        }
        return switch (XRendering.render(outbound)) {
            case Rendered.No no -> new SendResult.Refused(no.why());
            case Rendered.Call call
            when call.kind() == Kind.POST && answered.isSpokenFor(outbound) ->
                new SendResult.Refused("X allows one automatic reply to a post, and this one has its reply.");
            case Rendered.Call call -> spokenFor(outbound, call, sent(outbound, call, api.call(account, call)));
        };
    }

    private static SendResult sent(Outbound outbound, Rendered.Call call, Answer answer) {
        return switch (answer) {
            case Answer.Failed(SendResult ending) -> ending;
            case Answer.Done(JsonNode data) ->
                switch (call.kind()) {
                    case HIDE ->
                        judged(
                                outbound,
                                data.path(XRendering.HIDDEN),
                                call.body().get(XRendering.HIDDEN));
                    case DELETE -> judged(outbound, data.path("deleted"), true);
                    case MESSAGE -> named(data, "dm_event_id");
                    default -> named(data, "id");
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

    private SendResult spokenFor(Outbound outbound, Rendered.Call call, SendResult result) {
        boolean mayHaveLeft = result instanceof SendResult.Sent || result instanceof SendResult.Doubtful;
        if (mayHaveLeft && call.kind() == Kind.POST) {
            answered.left(outbound);
        }
        return remembered(outbound.address().account(), result);
    }

    @Override
    public Composed compose(Publication publication) {
        return XRendering.compose(publication);
    }

    @Override
    public SendResult publish(Publication publication) {
        XSettings.@Nullable Account account = accounts.get(publication.account());
        if (account == null) {
            return new SendResult.Refused(
                    "The account " + publication.account() + " is not among the configured accounts.");
        }
        return switch (XRendering.render(publication)) {
            case Rendered.No no -> new SendResult.Refused(no.why());
            case Rendered.Call call ->
                remembered(
                        publication.account(),
                        switch (api.call(account, call)) {
                            case Answer.Failed(SendResult ending) -> ending;
                            case Answer.Done(JsonNode data) -> named(data, "id");
                        });
        };
    }

    @Override
    public Optional<String> addressOf(AccountId account, NetworkId publication) {
        return Optional.of("https://x.com/i/status/" + publication);
    }

    /** An account that X stopped shows so in the settings until a send succeeds again. */
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
        XSettings.@Nullable Account account = accounts.get(outbound.address().account());
        return account == null
                ? new ReadBack.Unknown("the account is not among the configured accounts")
                : new XReadBack(api, account).look(outbound, sentAt);
    }

    @Override
    public String toString() {
        return "XChannel" + accounts.keySet();
    }
}
