package dev.dragoman.webchat;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.FileLimits;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.NumberedList;
import dev.dragoman.channels.OutgoingFile;
import dev.dragoman.channels.Pace;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendsFiles;
import dev.dragoman.channels.ShowsTyping;
import dev.dragoman.message.Act;
import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Choice;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Our own web chat as a channel. It has no foreign rules: the limits are ours, there is no reply window, and a send is
 * repeated harmlessly because its key is unique in the conversation.
 */
@Component
@WhenWebchatIsOn
class WebchatChannel implements ShowsTyping, SendsFiles {

    /** What the widget shows well: 4,000 characters, 13 buttons of 40 characters. */
    static final Limits LIMITS = new Limits(4000, Limits.Unit.CHARACTERS, 13, 40, null, null);

    /** What our own store keeps of what a person hands in: 5 MB. */
    static final FileLimits FILES =
            new FileLimits(Set.of("png", "jpeg", "gif", "webp", "pdf", "text"), 5 * 1024 * 1024, LIMITS);

    private static final Logger LOG = LoggerFactory.getLogger(WebchatChannel.class);
    private static final Duration QUIET = Duration.ofMillis(800);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Transcript transcript;
    private final VisitorStreams streams;
    private final TransactionTemplate transaction;

    WebchatChannel(Transcript transcript, VisitorStreams streams, TransactionTemplate transaction) {
        this.transcript = transcript;
        this.streams = streams;
        this.transaction = transaction;
    }

    @Override
    public ChannelId id() {
        return Webchat.CHANNEL;
    }

    @Override
    public Limits limits(Visibility visibility) {
        return visibility == Visibility.PRIVATE ? LIMITS : Limits.SILENT;
    }

    @Override
    public Proof proof() {
        return Proof.CLIENT_KEY;
    }

    @Override
    public Duration quiet() {
        return QUIET;
    }

    @Override
    public Pace pace(Visibility visibility) {
        return Pace.UNLIMITED;
    }

    /** The key is unique in the transcript for as long as there is one. */
    @Override
    public Duration keyLife() {
        return Duration.ofDays(365);
    }

    @Override
    public List<AccountState> accounts() {
        return List.of(new AccountState(Webchat.ACCOUNT, "Web chat", null));
    }

    @Override
    public SendResult send(Outbound outbound) {
        return switch (outbound.act()) {
            case Act.Say say -> say(outbound, say);
            case Act.Like like -> new SendResult.Refused("the web chat has no likes");
            case Act.SendFile file -> new SendResult.Refused("the file itself is missing");
            case Act.Template template -> new SendResult.Refused("the web chat needs no templates");
            case Act.Moderate moderate -> new SendResult.Refused("the web chat takes nothing back");
            case Act.ReplyPrivately reply -> new SendResult.Refused("the web chat is private already");
        };
    }

    private SendResult say(Outbound outbound, Act.Say say) {
        Optional<UUID> visitor = VisitorId.parse(outbound.address().thread().value());
        if (visitor.isEmpty()) {
            return new SendResult.Refused("there is no such visitor");
        }
        Act.Say shown = say.choices().size() <= LIMITS.choices()
                ? say
                : new Act.Say(say.text() + NumberedList.of(say.choices()), List.of());
        Optional<String> tooMuch = tooMuch(shown);
        if (tooMuch.isPresent()) {
            return new SendResult.Refused(tooMuch.get());
        }
        return deliver(visitor.get(), draft(outbound, shown));
    }

    @Override
    public FileLimits files(Visibility visibility) {
        return visibility == Visibility.PRIVATE ? FILES : FileLimits.NONE;
    }

    /** The file lies in our own store already: the message speaks of it, and the visitor reads it there. */
    @Override
    public SendResult sendFile(Outbound outbound, OutgoingFile file) {
        var shown = new ShownFile(file.id().toString(), file.name(), file.kind());
        var draft = new Transcript.Draft(
                author(outbound), outbound.key(), Foreign.text(file.caption()), List.of(), List.of(shown));
        return VisitorId.parse(outbound.address().thread().value())
                .map(visitor -> deliver(visitor, draft))
                .orElseGet(() -> new SendResult.Refused("there is no such visitor"));
    }

    private SendResult deliver(UUID visitor, Transcript.Draft draft) {
        try {
            SendResult result = write(visitor, draft);
            streams.wake(visitor);
            return result;
        } catch (DataAccessException | TransactionException failure) {
            // Even if it was stored: the next try carries the same key.
            LOG.warn("web chat: a send could not be stored, trying again in {}", PAUSE, failure);
            return new SendResult.TryLater(PAUSE, "the message could not be stored");
        }
    }

    private SendResult write(UUID visitor, Transcript.Draft draft) {
        return transaction.execute(status -> {
            if (!transcript.lock(visitor)) {
                return new SendResult.Refused("the visitor is gone");
            }
            long n = transcript
                    .find(visitor, Transcript.Direction.OUT, draft.id())
                    .orElseGet(() -> transcript.add(visitor, draft));
            return new SendResult.Sent(new NetworkId(visitor + ":" + n));
        });
    }

    private static Transcript.Draft draft(Outbound outbound, Act.Say say) {
        List<Choice> choices = say.choices().stream()
                .map(choice -> new Choice(Foreign.text(choice.title()), Foreign.text(choice.payload())))
                .toList();
        return new Transcript.Draft(author(outbound), outbound.key(), Foreign.text(say.text()), choices, List.of());
    }

    private static Transcript.Author author(Outbound outbound) {
        return outbound.byPerson() ? Transcript.Author.PERSON : Transcript.Author.BOT;
    }

    private static Optional<String> tooMuch(Act.Say say) {
        if (say.text().isBlank()) {
            return Optional.of("the text is empty");
        }
        if (!LIMITS.fits(say.text())) {
            return Optional.of("the text is longer than " + LIMITS.longest() + " characters");
        }
        boolean longTitle =
                say.choices().stream().anyMatch(choice -> LIMITS.lengthOf(choice.title()) > LIMITS.choiceTitle());
        return longTitle
                ? Optional.of("the title of a choice is longer than " + LIMITS.choiceTitle() + " characters")
                : Optional.empty();
    }

    @Override
    public void typing(Address address) {
        VisitorId.parse(address.thread().value()).ifPresent(streams::typing);
    }
}
