package dev.dragoman.channels.rest;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Channel;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.NetworkAnswer;
import dev.dragoman.channels.NetworkClient;
import dev.dragoman.channels.NumberedList;
import dev.dragoman.channels.Pace;
import dev.dragoman.channels.SendResult;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Act;
import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Choice;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Callers of Rasa's REST channel. An answer goes to the caller who waits for it; what comes later goes to the callback
 * address, and without one it is refused, so that a person sees it.
 */
@Component("restChannel")
@ConditionalOnProperty(name = "dragoman.channels.rest.enabled", havingValue = "true", matchIfMissing = true)
public class RestChannel implements Channel {

    static final ChannelId ID = new ChannelId("rest");
    static final AccountId ACCOUNT = new AccountId("rest");

    private static final Limits LIMITS = new Limits(20_000, Limits.Unit.CHARACTERS, 20, 200, null, null);

    private final ConcurrentMap<String, Waiter> waiting = new ConcurrentHashMap<>();
    private final @Nullable NetworkClient callback;

    RestChannel(RestSettings settings) {
        String url = settings.callbackUrl();
        callback = url == null ? null : new NetworkClient(url, Duration.ofSeconds(5));
    }

    @Override
    public ChannelId id() {
        return ID;
    }

    @Override
    public Limits limits(Visibility visibility) {
        return visibility == Visibility.PRIVATE ? LIMITS : Limits.SILENT;
    }

    @Override
    public Proof proof() {
        return Proof.NONE;
    }

    @Override
    public Duration quiet() {
        return Duration.ZERO;
    }

    @Override
    public Pace pace(Visibility visibility) {
        return Pace.UNLIMITED;
    }

    /** Who calls us by this interface decides alone how often, such as a test that fires hundreds of messages. */
    @Override
    public boolean guarded() {
        return false;
    }

    @Override
    public List<AccountState> accounts() {
        return List.of(new AccountState(ACCOUNT, "REST", null));
    }

    /** Lets a caller wait for the answers of its conversation; the later of two callers gets them. */
    public Waiter await(String sender) {
        var waiter = new Waiter(sender);
        waiting.put(sender, waiter);
        return waiter;
    }

    @Override
    public SendResult send(Outbound outbound) {
        Map<String, Object> message = message(outbound);
        if (message.isEmpty()) {
            return new SendResult.Refused("The REST channel carries words only.");
        }
        if (!LIMITS.fits(outbound.act().words())) {
            return new SendResult.Refused("The text is longer than 20,000 characters.");
        }
        Waiter waiter = waiting.get(outbound.address().thread().value());
        if (waiter != null) {
            waiter.messages.add(message);
            return new SendResult.Sent(new NetworkId(outbound.key()));
        }
        return callback == null
                ? new SendResult.Refused("The caller has left, and no callback address is set.")
                : callBack(callback, message, outbound.key());
    }

    private static SendResult callBack(NetworkClient callback, Map<String, Object> message, String key) {
        return switch (callback.post("", "", message)) {
            case NetworkAnswer.Answered answered
            when answered.status() / 100 == 2 -> new SendResult.Sent(new NetworkId(key));
            case NetworkAnswer.Answered answered
            when answered.status() == 429 || answered.status() == 503 ->
                new SendResult.TryLater(Duration.ofSeconds(30), "the callback answered " + answered.status());
            case NetworkAnswer.Answered answered
            when answered.status() == 410 -> new SendResult.OptedOut("The callback says that this caller is gone.");
            case NetworkAnswer.Answered answered
            when answered.status() < 500 ->
                new SendResult.Refused("The callback refused it with status " + answered.status() + ".");
            case NetworkAnswer.Answered answered ->
                new SendResult.Doubtful("the callback answered " + answered.status());
            case NetworkAnswer.NotSent not ->
                new SendResult.TryLater(Duration.ofSeconds(30), "the callback is not there: " + not.why());
            case NetworkAnswer.Unclear unclear -> new SendResult.Doubtful("no answer: " + unclear.why());
        };
    }

    /** A message as Rasa's REST channel has it; empty for acts without words. */
    private static Map<String, Object> message(Outbound outbound) {
        if (!(outbound.act() instanceof Act.Say say)) {
            return Map.of();
        }
        if (say.choices().size() > LIMITS.choices()) {
            return message(outbound.address(), say.text() + NumberedList.of(say.choices()), List.of());
        }
        return message(outbound.address(), say.text(), say.choices());
    }

    private static Map<String, Object> message(Address address, String text, List<Choice> choices) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("recipient_id", address.thread().value());
        message.put("text", text);
        if (!choices.isEmpty()) {
            message.put("buttons", choices.stream().map(RestChannel::button).toList());
        }
        return message;
    }

    private static Map<String, String> button(Choice choice) {
        return Map.of("title", choice.title(), "payload", choice.payload());
    }

    /** A caller that waits. */
    public final class Waiter implements AutoCloseable {

        private final String sender;
        private final LinkedBlockingQueue<Map<String, Object>> messages = new LinkedBlockingQueue<>();

        private Waiter(String sender) {
            this.sender = sender;
        }

        /** What has come so far. */
        public List<Map<String, Object>> messages() {
            return List.copyOf(messages);
        }

        @Override
        public void close() {
            waiting.remove(sender, this);
        }
    }
}
