package dev.dragoman.console;

import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.channels.FileLimits;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.Moderates;
import dev.dragoman.channels.SendsFiles;
import dev.dragoman.channels.SendsTemplates;
import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.CustomerId;
import dev.dragoman.conversations.Customers;
import dev.dragoman.conversations.Notes;
import dev.dragoman.conversations.OwnerChange;
import dev.dragoman.conversations.Posts;
import dev.dragoman.delivery.Outbox;
import dev.dragoman.delivery.Sending;
import dev.dragoman.handoff.Queue;
import dev.dragoman.message.Address;
import dev.dragoman.message.Visibility;
import dev.dragoman.publishing.Place;
import dev.dragoman.publishing.Planned;
import dev.dragoman.publishing.Publications;
import dev.dragoman.replies.Decided;
import dev.dragoman.replies.DecisionLog;
import dev.dragoman.staff.AgentId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what happened in a conversation, in order of time. */
@Component
class Threads {

    /** What is assumed of a network that is switched off; nothing can be sent there anyway. */
    private static final Limits UNKNOWN = Limits.text(2000);

    private final Conversations conversations;
    private final Customers customers;
    private final Notes notes;
    private final Outbox outbox;
    private final DecisionLog decisions;
    private final Queue queue;
    private final ChannelRegistry channels;
    private final Posts posts;
    private final Publications publications;
    private final Clock clock;

    Threads(
            Conversations conversations,
            Customers customers,
            Notes notes,
            Outbox outbox,
            DecisionLog decisions,
            Queue queue,
            ChannelRegistry channels,
            Posts posts,
            Publications publications,
            Clock clock) {
        this.conversations = conversations;
        this.customers = customers;
        this.notes = notes;
        this.outbox = outbox;
        this.decisions = decisions;
        this.queue = queue;
        this.channels = channels;
        this.posts = posts;
        this.publications = publications;
        this.clock = clock;
    }

    /** The conversation as this person has it open; empty if there is none. */
    Optional<OpenThread> open(ConversationId id, AgentId person) {
        return conversations.find(id).map(conversation -> read(conversation, person));
    }

    /** What the network of a conversation allows. */
    Limits limits(Conversation conversation) {
        return channels.find(conversation.address().channel())
                .map(channel -> channel.limits(conversation.address().visibility()))
                .orElse(UNKNOWN);
    }

    private FileLimits files(Conversation conversation) {
        return channels.find(conversation.address().channel()).orElse(null) instanceof SendsFiles network
                ? network.files(conversation.address().visibility())
                : FileLimits.NONE;
    }

    private boolean isApprovedOnly(Conversation conversation) {
        Instant closes = limits(conversation).closes(conversation.lastHeard(), true);
        return closes != null
                && !clock.instant().isBefore(closes)
                && channels.find(conversation.address().channel())
                        .filter(SendsTemplates.class::isInstance)
                        .isPresent();
    }

    private Judgements judgements(Conversation conversation, List<Sending> sends) {
        return channels.find(conversation.address().channel()).orElse(null) instanceof Moderates network
                ? new Judgements(
                        network.verdicts(conversation.address().visibility()),
                        network.deletesOwnFor(),
                        sends,
                        clock.instant())
                : new Judgements(Set.of(), null, sends, clock.instant());
    }

    private OpenThread read(Conversation conversation, AgentId person) {
        ConversationId id = conversation.id();
        List<Decided> decided = decisions.of(id.value());
        List<OwnerChange> owners = conversations.ownership(id);
        @Nullable CustomerId customer = customers.behind(id).orElse(null);
        return new OpenThread(
                conversation,
                queue.open(id).orElse(null),
                lines(conversation, decided, owners),
                decided,
                owners,
                limits(conversation),
                files(conversation),
                isApprovedOnly(conversation),
                under(conversation),
                person.value(),
                customer,
                customer == null ? List.of() : customers.proposals(customer));
    }

    private @Nullable Planned under(Conversation conversation) {
        Address address = conversation.address();
        if (address.visibility() == Visibility.PRIVATE) {
            return null;
        }
        return posts.of(conversation.id())
                .or(() -> Optional.of(address.thread()))
                .flatMap(post -> publications.of(new Place(address.channel(), address.account()), post))
                .orElse(null);
    }

    private List<ThreadLine> lines(Conversation conversation, List<Decided> decided, List<OwnerChange> owners) {
        ConversationId id = conversation.id();
        List<Sending> sends = outbox.of(id);
        Judgements judgements = judgements(conversation, sends);
        Set<String> triggers = sends.stream().map(Sending::trigger).collect(Collectors.toSet());
        Map<String, Decided> why = new HashMap<>();
        decided.forEach(it -> why.put(it.trigger(), it));
        List<ThreadLine> lines = new ArrayList<>();
        conversations.messages(id).forEach(it -> lines.add(new ThreadLine.Heard(it, judgements.of(it))));
        decided.stream()
                .filter(it -> !triggers.contains(it.trigger()))
                .forEach(it -> lines.add(new ThreadLine.Thought(it)));
        sends.forEach(it -> lines.add(
                new ThreadLine.Sent(it, it.authorName() == null ? why.get(it.trigger()) : null, judgements.of(it))));
        notes.of(id).forEach(it -> lines.add(new ThreadLine.Noted(it)));
        for (int number = 0; number < owners.size(); number++) {
            lines.add(new ThreadLine.Moved(owners.get(number), number));
        }
        lines.sort(Comparator.comparing(ThreadLine::at));
        return lines;
    }
}
