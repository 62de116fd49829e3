package dev.dragoman.conversations;

import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.ConversationKey;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door of the module: files what came in, says what is due, and guards who owns a conversation. */
@Component
public class Conversations {

    private final JdbcClient jdbc;
    private final Filing filing;
    private final Lines lines;
    private final Heard heard;
    private final Lookup lookup;
    private final Leases leases;
    private final Ownership ownership;
    private final ApplicationEventPublisher events;

    Conversations(
            JdbcClient jdbc,
            Filing filing,
            Lines lines,
            Heard heard,
            Lookup lookup,
            Leases leases,
            Ownership ownership,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.filing = filing;
        this.lines = lines;
        this.heard = heard;
        this.lookup = lookup;
        this.leases = leases;
        this.ownership = ownership;
        this.events = events;
    }

    /** Those of these events that no network has told yet, in the same order. */
    public List<Inbound> unheard(List<Inbound> events) {
        return heard.unheard(events);
    }

    /** Files an event once, however often it is told; the bot waits for {@code quiet} until the customer has finished. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Filed file(Inbound inbound, Duration quiet) {
        if (firstTold(List.of(inbound)).isEmpty()) {
            return Filed.REPEAT;
        }
        fileNew(inbound, quiet);
        return Filed.NEW;
    }

    /** Those of these events that are told for the first time, in the same order; they must be filed then. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Inbound> firstTold(List<Inbound> events) {
        return events.isEmpty() ? events : heard.firstTold(events);
    }

    /** Files an event of which it is known that it was not told before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void fileNew(Inbound inbound, Duration quiet) {
        changed(put(inbound, quiet));
    }

    private ConversationId put(Inbound inbound, Duration quiet) {
        if (inbound instanceof Inbound.Said said) {
            return lines.said(said, quiet);
        }
        if (inbound instanceof Inbound.Pressed pressed) {
            return lines.pressed(pressed, quiet);
        }
        if (inbound instanceof Inbound.Noticed noticed) {
            return filing.noticed(noticed);
        }
        ConversationId conversation = filing.open(inbound.event().address());
        switch (inbound) {
            case Inbound.Edited edited -> filing.edited(conversation, edited);
            case Inbound.Withdrawn withdrawn -> filing.withdrawn(conversation, withdrawn);
            case Inbound.Reacted reacted -> filing.reacted(conversation, reacted);
            case Inbound.Echoed echoed -> filing.echoed(conversation, echoed);
            default -> {}
        }
        return conversation;
    }

    /** Finds or opens it. */
    @Transactional
    public ConversationId open(Address address) {
        return filing.open(address);
    }

    /** Ties two conversations of one customer together, such as a comment and the private reply to it. */
    @Transactional
    public void link(ConversationId one, ConversationId other) {
        filing.link(one, other);
        changed(one);
        changed(other);
    }

    /** Takes conversations whose customer waits for the bot, each under a lease of 15 s in database time. */
    @Transactional
    public List<DueWork> due(int most) {
        return leases.due(most);
    }

    /** How long the conversation waits that is due longest. */
    public Duration lag() {
        return leases.lag();
    }

    /**
     * Locks a conversation for the decision that was prepared under a lease.
     *
     * @return empty when anything happened since: a new message, another owner, another lease
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Conversation> unchanged(Conversation prepared) {
        return leases.unchanged(prepared);
    }

    /** The same for those of many that nobody else holds just now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Conversation> unchanged(List<Conversation> prepared) {
        return leases.unchanged(prepared);
    }

    /** Gives a lease back without an answer; the conversation stays due. */
    @Transactional
    public void giveBack(Conversation prepared) {
        leases.giveBack(prepared);
    }

    /**
     * Conversations on which the bot's work began five times, or in which the product stopped twice, and never came to
     * an end. They are no longer due; the caller puts them in front of a person in the same transaction.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<ConversationId> hopeless() {
        return leases.hopeless();
    }

    /** Ends the leases this instance held when it was killed, so that nobody waits for them to run out. */
    @Transactional
    public void endOwnLeases() {
        leases.endOwn();
    }

    /** The bot has decided about everything up to this message; written down at the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void answered(ConversationId conversation, Outcome outcome) {
        leases.answered(conversation, outcome);
        changed(conversation);
    }

    /**
     * The bot must decide again on all lines that were answered with this one and still stand, since the customer
     * changed one of them before the answer left. Nothing happens when none of them is left.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decideAgain(ConversationId conversation, NetworkId trigger, Duration quiet) {
        filing.decideAgain(conversation, trigger, quiet);
    }

    /** The last line of the burst in which this message was answered; the message itself when it was not yet. */
    @Transactional(propagation = Propagation.MANDATORY)
    public NetworkId answeredWith(ConversationId conversation, NetworkId message) {
        return filing.answeredWith(conversation, message);
    }

    /** Whether nothing that still stands was answered together with this line. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean standsAlone(ConversationId conversation, NetworkId trigger) {
        return filing.standsAlone(conversation, trigger);
    }

    /**
     * Hands a conversation to another owner, with the reason. Nothing happens if it is that owner's already, but that
     * a person may take it from a colleague or from nobody.
     *
     * @param by the person who takes or gives it; null for the house itself
     */
    @Transactional
    public void handTo(ConversationId conversation, Owner owner, String reason, @Nullable Holder by) {
        ownership.handTo(conversation, owner, reason, by);
        changed(conversation);
    }

    /** The conversation of this key; empty if nothing was filed there. */
    public Optional<ConversationId> find(ConversationKey key) {
        return jdbc.sql("select id from conversation where key = :key")
                .param("key", key.value())
                .query(UUID.class)
                .optional()
                .map(ConversationId::new);
    }

    /** The conversation; empty if there is none of this id. */
    public Optional<Conversation> find(ConversationId conversation) {
        return jdbc.sql("select %s from conversation where id = :id".formatted(ConversationRows.COLUMNS))
                .param("id", conversation.value())
                .query(ConversationRows::conversation)
                .optional();
    }

    /** These conversations in one read, in no order; ids nobody knows are left out. */
    public List<Conversation> findAll(Collection<ConversationId> ids) {
        return lookup.findAll(ids);
    }

    /** Locks a conversation. Whatever hangs on it is changed behind this lock, so that nobody waits in a circle. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(ConversationId conversation) {
        jdbc.sql("select id from conversation where id = :id for no key update")
                .param("id", conversation.value())
                .query(UUID.class)
                .optional();
    }

    /** Locks those of these conversations that nobody else works on right now, and tells who owns them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<ConversationId, Owner> lockFree(List<ConversationId> ids) {
        return leases.lockFree(ids);
    }

    /** What the customer wrote, in order of arrival, the last 500. */
    public List<Message> messages(ConversationId conversation) {
        return lookup.messages(conversation);
    }

    /** Whether the customer said something that neither the bot nor a person has taken care of yet. */
    public boolean waits(ConversationId conversation) {
        return lookup.waits(conversation);
    }

    /** The publication under which a comment stands; empty for messages, and where the network does not say. */
    public Optional<String> post(ConversationId conversation, String comment) {
        return lookup.post(conversation, comment);
    }

    /** Whether nothing more is to be expected from the bot for a message: it was decided on, or a person is in charge. */
    public boolean settled(Address address, String externalId) {
        return lookup.settled(address, externalId);
    }

    /** Who owned it when and why, in order. */
    public List<OwnerChange> ownership(ConversationId conversation) {
        return ownership.of(conversation);
    }

    /** Conversations of these owners, the latest first, at most 200. */
    public List<Conversation> recent(List<Owner> owners) {
        return lookup.recent(owners);
    }

    /** When a customer last spoke to an account; empty when nobody did within 30 days. */
    public Optional<Instant> lastHeard(ChannelId channel, AccountId account) {
        return lookup.lastHeard(channel, account);
    }

    /** Conversations in the hands of a person in which nothing happened since. */
    public List<Conversation> silentSince(Instant since) {
        return lookup.silentSince(since);
    }

    /** Tells listeners, after the commit, that something happened here. */
    public void changed(ConversationId conversation) {
        events.publishEvent(new ConversationChanged(conversation));
    }

    /** A person in charge: the id of the staff member and the name to show. */
    public record Holder(UUID id, String name) {}

    /**
     * How the bot's decision left a conversation.
     *
     * @param upTo       the last message it covers
     * @param misses     how many times in a row it did not understand
     * @param language   the customer's language, or null to leave it
     * @param introduced whether this answer told that a bot is speaking
     */
    public record Outcome(long upTo, int misses, @Nullable String language, boolean introduced) {}
}
