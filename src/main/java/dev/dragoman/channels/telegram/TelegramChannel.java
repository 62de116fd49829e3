package dev.dragoman.channels.telegram;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.AnswersPresses;
import dev.dragoman.channels.Composed;
import dev.dragoman.channels.FetchesMedia;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.MediaSource;
import dev.dragoman.channels.Moderates;
import dev.dragoman.channels.Pace;
import dev.dragoman.channels.Polled;
import dev.dragoman.channels.PolledChannel;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.Publishes;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.SendResult;
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

/** Private chats of people with Telegram bots. Nothing tells whether a send arrived whose answer got lost. */
@Component("telegramChannel")
@ConditionalOnProperty(name = "dragoman.channels.telegram.enabled", havingValue = "true")
public final class TelegramChannel
        implements WebhookChannel, PolledChannel, AnswersPresses, ShowsTyping, Moderates, Publishes, FetchesMedia {

    static final ChannelId ID = new ChannelId("telegram");

    private static final Duration QUIET = Duration.ofMillis(800);
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";

    private final Map<AccountId, Member> bots = new LinkedHashMap<>();
    private final Map<AccountId, String> stopped = new ConcurrentHashMap<>();
    private final boolean polls;
    private final TelegramApi api;
    private final TelegramPolling polling;
    private final TelegramFiles files;

    TelegramChannel(TelegramSettings settings, Clock clock) {
        settings.accounts()
                .forEach(bot -> bots.put(
                        new AccountId(bot.id()), new Member(bot, new TelegramUpdate(bot, settings.start(), clock))));
        this.polls = settings.polls();
        this.api = new TelegramApi(settings.baseUrl(), DEADLINE);
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
        return bots.entrySet().stream()
                .map(bot -> new AccountState(bot.getKey(), bot.getValue().bot().name(), stopped.get(bot.getKey())))
                .toList();
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
        for (Member member : bots.values()) {
            String own = member.bot().webhookSecret();
            if (Signature.equal(own, secret) && !own.isEmpty()) {
                found = member;
            }
        }
        return found;
    }

    @Override
    public Reception read(byte[] body) {
        return bots.size() == 1
                ? bots.values().iterator().next().update().read(body)
                : new Reception.Unreadable("an update does not say to which of the bots it was sent");
    }

    @Override
    public List<AccountId> polled() {
        return polls ? List.copyOf(bots.keySet()) : List.of();
    }

    @Override
    public Polled poll(AccountId account, @Nullable String place) {
        @Nullable Member member = bots.get(account);
        if (member == null) {
            return Polled.unknown("The bot is not among the configured accounts.", Duration.ofMinutes(1));
        }
        Polled polled = polling.poll(member.bot(), member.update(), place);
        @Nullable String trouble = polled.trouble();
        if (trouble == null) {
            stopped.remove(account);
        } else if (TelegramPolling.needsAPerson(polled)) {
            stopped.put(account, trouble);
        }
        return polled;
    }

    @Override
    public SendResult send(Outbound outbound) {
        AccountId account = outbound.address().account();
        @Nullable Member member = bots.get(account);
        if (member == null) {
            return new SendResult.Refused("The bot " + account + " is not among the configured accounts.");
        }
        return switch (TelegramRendering.render(outbound)) {
            case TelegramRendering.Rendered.No no -> new SendResult.Refused(no.why());
            case TelegramRendering.Rendered.Call call ->
                remembered(account, sent(outbound, api.call(member.bot(), call.method(), call.body())));
        };
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
        @Nullable Member member = bots.get(account);
        return member != null && !member.bot().channel().isBlank();
    }

    @Override
    public Composed compose(Publication publication) {
        return TelegramPublishing.compose(publication);
    }

    @Override
    public SendResult publish(Publication publication) {
        @Nullable Member member = bots.get(publication.account());
        return member == null || member.bot().channel().isBlank()
                ? new SendResult.Refused("The bot " + publication.account() + " has no channel in the settings.")
                : remembered(publication.account(), TelegramPublishing.publish(api, member.bot(), publication));
    }

    @Override
    public Optional<String> addressOf(AccountId account, NetworkId publication) {
        return Optional.ofNullable(bots.get(account))
                .flatMap(member -> TelegramPublishing.address(member.bot().channel(), publication));
    }

    /** An account that Telegram stopped shows so in the settings until a send succeeds again. */
    private SendResult remembered(AccountId account, SendResult result) {
        if (result instanceof SendResult.AccountStopped(String why)) {
            stopped.put(account, why);
        } else if (result instanceof SendResult.Sent) {
            stopped.remove(account);
        }
        return result;
    }

    @Override
    public void answerPress(Inbound.Pressed pressed) {
        @Nullable Member member = bots.get(pressed.event().address().account());
        if (member != null) {
            TelegramUpdate.callback(pressed.event().id())
                    .ifPresent(
                            press -> api.call(member.bot(), "answerCallbackQuery", Map.of("callback_query_id", press)));
        }
    }

    @Override
    public void typing(Address address) {
        @Nullable Member member = bots.get(address.account());
        if (member != null && address.visibility() == Visibility.PRIVATE) {
            api.call(member.bot(), "sendChatAction", TelegramRendering.typing(address.thread()));
        }
    }

    @Override
    public Optional<MediaSource> media(AccountId account, Attachment attachment) {
        return Optional.ofNullable(bots.get(account)).flatMap(member -> files.source(member.bot(), attachment));
    }

    @Override
    public String toString() {
        return "TelegramChannel" + bots.keySet();
    }

    /** A bot, and who reads what is told to it. */
    private record Member(TelegramSettings.Bot bot, TelegramUpdate update) {

        @Override
        public String toString() {
            return bot.toString();
        }
    }
}
