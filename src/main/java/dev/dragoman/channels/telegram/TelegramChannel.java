package dev.dragoman.channels.telegram;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Accounts;
import dev.dragoman.channels.AnswersPresses;
import dev.dragoman.channels.Composed;
import dev.dragoman.channels.FetchesMedia;
import dev.dragoman.channels.FileLimits;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.MediaSource;
import dev.dragoman.channels.Moderates;
import dev.dragoman.channels.OutgoingFile;
import dev.dragoman.channels.Pace;
import dev.dragoman.channels.Polled;
import dev.dragoman.channels.PolledChannel;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.Publishes;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendsFiles;
import dev.dragoman.channels.ShowsTyping;
import dev.dragoman.channels.Signature;
import dev.dragoman.channels.Webhook;
import dev.dragoman.channels.WebhookChannel;
import dev.dragoman.channels.telegram.TelegramApi.Answer;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Act;
import dev.dragoman.message.Address;
import dev.dragoman.message.Attachment;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Private chats of people with Telegram bots. Nothing tells whether a send arrived whose answer got lost. */
@Component("telegramChannel")
@ConditionalOnProperty(name = "dragoman.channels.telegram.enabled", havingValue = "true")
public final class TelegramChannel
        implements WebhookChannel,
                PolledChannel,
                AnswersPresses,
                ShowsTyping,
                Moderates,
                Publishes,
                FetchesMedia,
                SendsFiles {

    static final ChannelId ID = new ChannelId("telegram");

    private static final Duration QUIET = Duration.ofMillis(800);
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration UPLOAD_DEADLINE = Duration.ofSeconds(30);
    private static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";

    private final Accounts<Member> bots;
    private final boolean polls;
    private final TelegramApi api;
    private final TelegramApi uploads;
    private final TelegramPolling polling;
    private final TelegramFiles files;

    TelegramChannel(TelegramSettings settings, Clock clock) {
        List<Member> members = settings.accounts().stream()
                .map(bot -> new Member(bot, new TelegramUpdate(bot, settings.start(), clock)))
                .toList();
        this.bots = new Accounts<>(
                members, one -> new AccountState(one.bot().id(), one.bot().name()));
        this.polls = settings.polls();
        this.api = new TelegramApi(settings.baseUrl(), DEADLINE);
        this.uploads = new TelegramApi(settings.baseUrl(), UPLOAD_DEADLINE);
        this.polling = new TelegramPolling(settings.baseUrl());
        this.files = new TelegramFiles(api, settings.baseUrl());
    }

    @Override
    public ChannelId id() {
        return ID;
    }

    @Override
    public Limits limits(Visibility visibility) {
        return visibility == Visibility.PRIVATE ? TelegramRendering.MESSAGE : Limits.SILENT;
    }

    @Override
    public Pace pace(Visibility visibility) {
        return TelegramRendering.MESSAGES;
    }

    @Override
    public Set<Moderation> verdicts(Visibility visibility) {
        return visibility == Visibility.PRIVATE ? Set.of(Moderation.DELETE_OWN) : Set.of();
    }

    @Override
    public Duration deletesOwnFor() {
        return TelegramRendering.DELETES_FOR;
    }

    @Override
    public Proof proof() {
        return Proof.NONE;
    }

    @Override
    public Duration quiet() {
        return QUIET;
    }

    @Override
    public List<AccountState> accounts() {
        return bots.states();
    }

    @Override
    public Reception accept(Webhook webhook) {
        if (!webhook.method().equals("POST")) {
            return new Reception.Refused(405, "only POST is taken here");
        }
        @Nullable Member bot = webhook.header(SECRET).map(this::knowing).orElse(null);
        return bot == null
                ? new Reception.Refused(401, "the secret token is missing or wrong")
                : bot.update().read(webhook.body());
    }

    /** An update does not say whose it is: the bot is the one whose word it carries. All are compared, in equal time. */
    private @Nullable Member knowing(String secret) {
        @Nullable Member found = null;
        for (Member member : bots.all()) {
            String own = member.bot().webhookSecret();
            if (Signature.equal(own, secret) && !own.isEmpty()) {
                found = member;
            }
        }
        return found;
    }

    @Override
    public Reception read(byte[] body) {
        return bots.all().size() == 1
                ? bots.all().iterator().next().update().read(body)
                : new Reception.Unreadable("an update does not say to which of the bots it was sent");
    }

    @Override
    public List<AccountId> polled() {
        return polls ? List.copyOf(bots.ids()) : List.of();
    }

    @Override
    public Polled poll(AccountId account, @Nullable String place) {
        return bots.poll(account, member -> polling.poll(member.bot(), member.update(), place));
    }

    @Override
    public SendResult send(Outbound outbound) {
        return bots.send(outbound.address().account(), member -> send(member, outbound));
    }

    private SendResult send(Member member, Outbound outbound) {
        return switch (TelegramRendering.render(outbound)) {
            case TelegramRendering.Rendered.No no -> new SendResult.Refused(no.why());
            case TelegramRendering.Rendered.Call call ->
                sent(outbound, api.call(member.bot(), call.method(), call.body()));
        };
    }

    @Override
    public FileLimits files(Visibility visibility) {
        return visibility == Visibility.PRIVATE ? TelegramOutgoing.LIMITS : FileLimits.NONE;
    }

    @Override
    public SendResult sendFile(Outbound outbound, OutgoingFile file) {
        NetworkId chat = outbound.address().thread();
        return bots.send(
                outbound.address().account(),
                member -> sent(
                        outbound,
                        uploads.upload(
                                member.bot(), TelegramOutgoing.method(file), TelegramOutgoing.parts(chat, file))));
    }

    private static SendResult sent(Outbound outbound, Answer answer) {
        return switch (answer) {
            case Answer.Failed failed -> failed.ending();
            case Answer.Done done
            when outbound.act() instanceof Act.Moderate ->
                new SendResult.Sent(Objects.requireNonNull(outbound.answers()));
            case Answer.Done(JsonNode message) -> {
                @Nullable NetworkId number = TelegramFields.id(message, "message_id");
                yield number == null
                        ? new SendResult.Doubtful("Telegram took the message but did not number it.")
                        : new SendResult.Sent(
                                TelegramFields.messageId(outbound.address().thread(), number.value()));
            }
        };
    }

    @Override
    public boolean canPublish(AccountId account) {
        return bots.find(account)
                .filter(member -> !member.bot().channel().isBlank())
                .isPresent();
    }

    @Override
    public Composed compose(Publication publication) {
        return TelegramPublishing.compose(publication);
    }

    @Override
    public SendResult publish(Publication publication) {
        return bots.send(
                publication.account(),
                member -> member.bot().channel().isBlank()
                        ? new SendResult.Refused(
                                "The bot " + publication.account() + " has no channel in the settings.")
                        : TelegramPublishing.publish(api, member.bot(), publication));
    }

    @Override
    public Optional<String> addressOf(AccountId account, NetworkId publication) {
        return bots.find(account)
                .flatMap(member -> TelegramPublishing.address(member.bot().channel(), publication));
    }

    @Override
    public void answerPress(Inbound.Pressed pressed) {
        bots.find(pressed.event().address().account())
                .ifPresent(member -> TelegramUpdate.callback(pressed.event().id())
                        .ifPresent(press ->
                                api.call(member.bot(), "answerCallbackQuery", Map.of("callback_query_id", press))));
    }

    @Override
    public void typing(Address address) {
        bots.find(address.account())
                .filter(member -> address.visibility() == Visibility.PRIVATE)
                .ifPresent(
                        member -> api.call(member.bot(), "sendChatAction", TelegramRendering.typing(address.thread())));
    }

    @Override
    public Optional<MediaSource> media(AccountId account, Attachment attachment) {
        return bots.find(account).flatMap(member -> files.source(member.bot(), attachment));
    }

    @Override
    public String toString() {
        return "TelegramChannel" + bots;
    }

    /** A bot, and who reads what is told to it. */
    private record Member(TelegramSettings.Bot bot, TelegramUpdate update) {

        @Override
        public String toString() {
            return bot.toString();
        }
    }
}
