package dev.dragoman.conversations;

import dev.dragoman.message.Address;
import dev.dragoman.message.ConversationKey;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
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
    private final Leases leases;
    private final Ownership ownership;
    private final ApplicationEventPublisher events;

    Conversations(
            JdbcClient jdbc, Filing filing, Leases leases, Ownership ownership, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.filing = filing;
        this.leases = leases;
        this.ownership = ownership;
        this.events = events;
    }

    /**
     * Files an event in its conversation, once, however often the network tells it.
     *
     * @param quiet how long to wait for the customer to finish before the bot answers
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Filed file(Inbound inbound, Duration quiet) {
        if (!filing.firstTime(inbound)) {
            return Filed.REPEAT;
        }
        ConversationId conversation = filing.open(inbound.event().address());
        switch (inbound) {
            case Inbound.Said said -> filing.said(conversation, said, quiet);
            case Inbound.Pressed pressed -> filing.pressed(conversation, pressed, quiet);
            case Inbound.Edited edited -> filing.edited(conversation, edited);
            case Inbound.Withdrawn withdrawn -> filing.withdrawn(conversation, withdrawn);
            case Inbound.Reacted reacted -> filing.reacted(conversation, reacted);
            case Inbound.Echoed echoed -> filing.echoed(conversation, echoed);
            case Inbound.Delivered delivered -> {}
            case Inbound.Read read -> {}
        }
        changed(conversation);
        return Filed.NEW;
    }

    /** Whether an event was told before; remembers that it was told now. For events that settle a send of ours. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean firstTime(Inbound inbound) {
        return filing.firstTime(inbound);
    }

    /** Finds the conversation of an address, or opens it. */
    @Transactional
    public ConversationId open(Address address) {
        return filing.open(address);
    }

    /** Ties two conversations of one customer together, such as a comment and the private reply to it. */
    @Transactional
    public void link(ConversationId one, ConversationId other) {
        jdbc.sql("""
                update conversation c set linked_to = case when c.id = :one then :other else :one end,
                       name = coalesce(c.name, (select name from conversation o
                                                 where o.id = case when c.id = :one then :other else :one end))
                 where c.id in (:one, :other)
                """).param("one", one.value()).param("other", other.value()).update();
        changed(one);
        changed(other);
    }

    /** Takes conversations whose customer waits for the bot, each under a lease of 15 s in database time. */
    @Transactional
    public List<DueWork> due(int most) {
        return leases.due(most);
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

    /** Gives a lease back without an answer; the conversation stays due. */
    @Transactional
    public void giveBack(Conversation prepared) {
        leases.giveBack(prepared);
    }

    /** Ends the leases this instance held when it was killed, so that nobody waits for them to run out. */
    @Transactional
    public void endOwnLeases() {
        leases.endOwn();
    }

    /** The bot has decided about everything up to this message. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void answered(ConversationId conversation, Outcome outcome) {
        jdbc.sql("update message set answered = true where conversation = :id and not answered and n <= :upTo")
                .param("id", conversation.value())
                .param("upTo", outcome.upTo())
                .update();
        jdbc.sql("""
                update conversation
                   set due_at = null, burst_since = null, lease_until = '-infinity', misses = :misses,
                       language = coalesce(:language, language), introduced = introduced or :introduced
                 where id = :id
                """)
                .param("id", conversation.value())
                .param("misses", outcome.misses())
                .param("language", outcome.language())
                .param("introduced", outcome.introduced())
                .update();
        changed(conversation);
    }

    /** The bot must decide on a message again, since the customer changed it before the answer left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decideAgain(ConversationId conversation, NetworkId message, Duration quiet) {
        filing.decideAgain(conversation, message, quiet);
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
        return jdbc.sql("select %s from conversation where id = any (:ids::uuid[])".formatted(ConversationRows.COLUMNS))
                .param("ids", ids.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query(ConversationRows::conversation)
                .list();
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
        Map<ConversationId, Owner> owners = new HashMap<>();
        jdbc.sql("select id, owner from conversation where id = any (:ids::uuid[]) for no key update skip locked")
                .param("ids", ids.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query(row -> {
                    owners.put(
                            new ConversationId(row.getObject("id", UUID.class)), Owner.valueOf(row.getString("owner")));
                });
        return owners;
    }

    /** What the customer wrote, in order of arrival, the last 500. */
    public List<Message> messages(ConversationId conversation) {
        return jdbc.sql("""
                select * from (select * from message where conversation = :id and kind <> 'UNSEEN'
                                order by n desc limit 500) m order by at, n
                """)
                .param("id", conversation.value())
                .query(ConversationRows::message)
                .list();
    }

    /** The publication under which a comment stands; empty for messages, and where the network does not say. */
    public Optional<String> post(ConversationId conversation, String comment) {
        return jdbc.sql("select post from message where conversation = :id and external_id = :comment and post <> ''")
                .param("id", conversation.value())
                .param("comment", comment)
                .query(String.class)
                .optional();
    }

    /** Whether nothing more is to be expected from the bot for a message: it was decided on, or a person is in charge. */
    public boolean settled(Address address, String externalId) {
        return jdbc.sql("""
                select m.answered or c.owner in ('QUEUED', 'HUMAN')
                  from conversation c join message m on m.conversation = c.id
                 where c.key = :key and m.external_id = :id
                """)
                .param("key", address.key().value())
                .param("id", externalId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Who owned it when and why, in order. */
    public List<OwnerChange> ownership(ConversationId conversation) {
        return ownership.of(conversation);
    }

    /** Conversations of these owners, the latest first, at most 200. */
    public List<Conversation> recent(List<Owner> owners) {
        return jdbc.sql("""
                select %s from conversation where owner = any (:owners::text[]) and last_heard > '-infinity'
                 order by last_at desc limit 200
                """.formatted(ConversationRows.COLUMNS))
                .param("owners", owners.stream().map(Enum::name).toArray(String[]::new))
                .query(ConversationRows::conversation)
                .list();
    }

    /** Conversations in the hands of a person in which nothing happened since. */
    public List<Conversation> silentSince(Instant since) {
        return jdbc.sql("select %s from conversation where owner = 'HUMAN' and last_at < :since limit 100"
                        .formatted(ConversationRows.COLUMNS))
                .param("since", Filing.utc(since))
                .query(ConversationRows::conversation)
                .list();
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
