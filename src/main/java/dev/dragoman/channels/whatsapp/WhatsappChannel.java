package dev.dragoman.channels.whatsapp;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Accounts;
import dev.dragoman.channels.ApprovedTemplates;
import dev.dragoman.channels.CountsQuota;
import dev.dragoman.channels.FetchesMedia;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.MediaSource;
import dev.dragoman.channels.Pace;
import dev.dragoman.channels.Quota;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendsTemplates;
import dev.dragoman.channels.ShowsTyping;
import dev.dragoman.channels.Webhook;
import dev.dragoman.channels.WebhookChannel;
import dev.dragoman.channels.meta.GraphApi;
import dev.dragoman.channels.meta.MetaFields;
import dev.dragoman.channels.meta.MetaWebhook;
import dev.dragoman.channels.meta.Rendered;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.Attachment;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Private messages of business numbers on WhatsApp. The statuses of a send carry our key and are its echo. */
@Component("whatsappChannel")
@ConditionalOnProperty(name = "dragoman.channels.whatsapp.enabled", havingValue = "true")
public final class WhatsappChannel implements WebhookChannel, ShowsTyping, SendsTemplates, FetchesMedia, CountsQuota {

    static final ChannelId ID = new ChannelId("whatsapp");

    private static final Duration QUIET = Duration.ofMillis(800);
    private static final int MOST_REMEMBERED = 10_000;

    private final Accounts<WhatsappSettings.Account> numbers;
    private final Recent<Address, NetworkId> lastHeard = new Recent<>(MOST_REMEMBERED);
    private final MetaWebhook webhook;
    private final WhatsappUpdate update;
    private final WhatsappRendering rendering;
    private final PairPace pairs;
    private final GraphApi graph;
    private final WhatsappMedia media;
    private final WhatsappTemplates templates;
    private final Clock clock;

    WhatsappChannel(WhatsappSettings settings, Clock clock) {
        this.numbers = new Accounts<>(settings.accounts(), one -> new AccountState(one.id(), one.name()));
        this.webhook = new MetaWebhook(settings.appSecret(), settings.verifyToken());
        var businessAccounts = settings.accounts().stream()
                .map(number -> new AccountId(number.businessAccount()))
                .collect(Collectors.toSet());
        this.update = new WhatsappUpdate(businessAccounts, numbers.ids(), clock);
        this.rendering = new WhatsappRendering(settings.listButton());
        this.pairs = new PairPace(clock);
        this.graph = new GraphApi(settings.baseUrl(), settings.appSecret(), clock, WhatsappErrors::read);
        this.media = new WhatsappMedia(graph, settings.baseUrl());
        this.templates = new WhatsappTemplates(graph);
        this.clock = clock;
    }

    @Override
    public ChannelId id() {
        return ID;
    }

    @Override
    public Limits limits(Visibility visibility) {
        return visibility == Visibility.PRIVATE ? WhatsappRendering.MESSAGE : Limits.SILENT;
    }

    @Override
    public Pace pace(Visibility visibility) {
        return WhatsappRendering.MESSAGES;
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
        return numbers.states();
    }

    @Override
    public List<Quota> quotas(AccountId account) {
        return graph.quotas(account);
    }

    @Override
    public Reception accept(Webhook request) {
        Reception reception = webhook.accept(request, update::read);
        if (reception instanceof Reception.Taken taken) {
            taken.events().forEach(this::remember);
        }
        return reception;
    }

    /** Typing is shown under a message, so the last one of each person is kept in mind. */
    private void remember(Inbound event) {
        if (event instanceof Inbound.Said || event instanceof Inbound.Pressed) {
            lastHeard.put(event.event().address(), event.event().id());
        }
    }

    @Override
    public Reception read(byte[] body) {
        return update.read(body);
    }

    @Override
    public SendResult send(Outbound outbound) {
        return numbers.send(outbound.address().account(), number -> send(number, outbound));
    }

    private SendResult send(WhatsappSettings.Account number, Outbound outbound) {
        return switch (rendering.render(outbound, clock.instant())) {
            case Rendered.No no -> new SendResult.Refused(no.why());
            case Rendered.Call call ->
                pairs.pauseBeforeSending(outbound.address())
                        .<SendResult>map(pause -> new SendResult.TryLater(
                                pause, "WhatsApp takes one message in 6 seconds for one person."))
                        .orElseGet(() -> call(number, call));
        };
    }

    private SendResult call(WhatsappSettings.Account number, Rendered.Call call) {
        return graph.post(caller(number), call.node(), call.edge(), call.body()).then(WhatsappChannel::accepted);
    }

    /** Accepted is not delivered: a failure may still be told later. */
    private static SendResult accepted(JsonNode body) {
        @Nullable NetworkId id = MetaFields.id(body.path("messages").path(0), "id");
        return id == null
                ? new SendResult.Doubtful("WhatsApp took the message but did not name it.")
                : new SendResult.Sent(id);
    }

    @Override
    public void typing(Address address) {
        if (graph.isBusy(address.account())) {
            return;
        }
        numbers.find(address.account())
                .ifPresent(number -> lastHeard
                        .find(address)
                        .ifPresent(message -> graph.post(
                                caller(number), number.id(), "messages", WhatsappRendering.typing(message))));
    }

    @Override
    public Optional<MediaSource> media(AccountId account, Attachment attachment) {
        return numbers.find(account).flatMap(number -> media.source(caller(number), attachment));
    }

    @Override
    public ApprovedTemplates templates(AccountId account) {
        return numbers.ask(
                account,
                number -> templates.of(caller(number), number.businessAccount()),
                why -> new ApprovedTemplates(List.of(), why));
    }

    private static GraphApi.Caller caller(WhatsappSettings.Account number) {
        return new GraphApi.Caller(new AccountId(number.id()), number.token());
    }

    @Override
    public String toString() {
        return "WhatsappChannel" + numbers;
    }
}
