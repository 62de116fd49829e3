package dev.dragoman.console;

import dev.dragoman.channels.FileLimits;
import dev.dragoman.channels.Limits;
import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.CustomerId;
import dev.dragoman.conversations.Owner;
import dev.dragoman.conversations.OwnerChange;
import dev.dragoman.conversations.Proposal;
import dev.dragoman.handoff.Ticket;
import dev.dragoman.publishing.Planned;
import dev.dragoman.replies.Decided;
import dev.dragoman.replies.Decision;
import dev.dragoman.replies.Disclosure;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as a person has it open.
 *
 * @param ticket       why it needs a person; null if it does not
 * @param lines        everything that happened, in order of time
 * @param decisions    of the bot, in order
 * @param limits       what the network allows
 * @param files        which files it takes
 * @param approvedOnly whether nothing but a text that the network approved may go any more
 * @param under        the publication of ours a comment stands under; null for none
 * @param me           who looks
 * @param customer     the person who writes; null where the network does not say who it is
 * @param alike        who may be the same person
 */
public record OpenThread(
        Conversation conversation,
        @Nullable Ticket ticket,
        List<ThreadLine> lines,
        List<Decided> decisions,
        List<OwnerChange> owners,
        Limits limits,
        FileLimits files,
        boolean approvedOnly,
        @Nullable Planned under,
        UUID me,
        @Nullable CustomerId customer,
        List<Proposal> alike) {

    public String id() {
        return conversation.id().toString();
    }

    public boolean isMine() {
        return conversation.owner() == Owner.HUMAN && me.equals(conversation.holder());
    }

    public boolean isOthers() {
        return conversation.owner() == Owner.HUMAN && !isMine();
    }

    public boolean isOwnedBy(Owner owner) {
        return conversation.owner() == owner;
    }

    /** The decision to show on top: the last hand-over while a person is wanted, else the last one. */
    public @Nullable Decided why() {
        Stream<Decided> wanted = ticket == null
                ? decisions.stream()
                : decisions.stream().filter(it -> it.choice() == Decision.Choice.HAND_OFF);
        return wanted.reduce((earlier, later) -> later).orElse(decisions.isEmpty() ? null : decisions.getLast());
    }

    /** The templates with which the bot answered before the decision on top, each once; the disclosure is no answer. */
    public List<String> tried() {
        Decided why = why();
        return decisions.stream()
                .takeWhile(it -> it != why)
                .flatMap(it -> it.spoken().stream().map(Decided.Spoken::template))
                .filter(template -> !template.equals(Disclosure.TEMPLATE))
                .distinct()
                .toList();
    }

    /** What can be done with each line that the network knows. */
    Stream<Judgement> judgements() {
        return lines.stream().flatMap(line -> switch (line) {
            case ThreadLine.Heard heard -> Stream.of(heard.judgement());
            case ThreadLine.Sent sent -> Stream.of(sent.judgement());
            default -> Stream.of();
        });
    }

    /** Until when a person may reply, by the network's rules; null for ever. */
    public @Nullable Instant closes() {
        return limits.closes(conversation.lastHeard(), true);
    }

    /** The customer's last line, by its number; a reply written before it came may miss the point. */
    public long lastHeard() {
        return lines.stream()
                .map(line ->
                        line instanceof ThreadLine.Heard heard ? heard.message().n() : null)
                .filter(Objects::nonNull)
                .max(Long::compare)
                .orElse(0L);
    }
}
