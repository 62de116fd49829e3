package dev.dragoman.delivery;

import dev.dragoman.bus.Waker;
import dev.dragoman.bus.WorkList;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.channels.Limits;
import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.Owner;
import dev.dragoman.message.Address;
import dev.dragoman.system.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door of the module: put what is to be sent, take the next, and read what became of it. */
@Component
public class Outbox implements WorkList {

    /** The name of the list for {@link Waker}. */
    public static final String LIST = "outbox";

    /** The first send of a conversation, if it may leave now. */
    private static final String READY = """
            o.state = 'WAITING' and o.not_before <= clock_timestamp() and o.not_after > clock_timestamp()
              and not exists (select from account_pause p
                               where p.channel = o.channel and p.account = o.account and p.until > clock_timestamp())
              and not exists (select from outbox b
                               where b.conversation = o.conversation
                                 and (b.state = 'SENDING' or b.state = 'WAITING' and (b.rank, b.n) < (o.rank, o.n)))
            """;

    private final JdbcClient jdbc;
    private final ChannelRegistry channels;
    private final Conversations conversations;
    private final Plans plans;
    private final Waker waker;
    private final String instance;

    Outbox(
            JdbcClient jdbc,
            ChannelRegistry channels,
            Conversations conversations,
            Plans plans,
            Waker waker,
            @Value("${dragoman.instance:one}") String instance) {
        this.jdbc = jdbc;
        this.channels = channels;
        this.conversations = conversations;
        this.plans = plans;
        this.waker = waker;
        this.instance = instance;
    }

    /**
     * Writes down what is to be sent, inside the transaction that decided it. The same place twice is one send.
     *
     * @return whether it is new
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean put(Draft draft) {
        Address address = draft.conversation().address();
        Draft.Author author = draft.author();
        int rows = jdbc.sql("""
                insert into outbox (conversation, channel, account, visibility, thread, answers, act, body, owner,
                                    author, author_name, rank, trigger, step, ordinal, plan, last_heard, not_after)
                values (:conversation, :channel, :account, :visibility, :thread, :answers, :act, :body, :owner,
                        :author, :authorName, :rank, :trigger, :step, :ordinal, :plan, :lastHeard, :notAfter)
                on conflict (conversation, trigger, step, ordinal, plan) do nothing
                """)
                .param("conversation", draft.conversation().id().value())
                .param("channel", address.channel().value())
                .param("account", address.account().value())
                .param("visibility", address.visibility().name())
                .param("thread", address.thread().value())
                .param(
                        "answers",
                        draft.answers() == null ? null : draft.answers().value())
                .param("act", draft.act().kind())
                .param("body", Json.MAPPER.writeValueAsString(draft.act()))
                .param("owner", draft.owner() == null ? null : draft.owner().name())
                .param("author", author == null ? null : author.id())
                .param("authorName", author == null ? null : author.name())
                .param("rank", Rank.of(draft))
                .param("trigger", draft.place().trigger())
                .param("step", draft.place().step())
                .param("ordinal", draft.place().ordinal())
                .param("plan", draft.place().plan())
                .param("lastHeard", utc(draft.conversation().lastHeard()))
                .param("notAfter", closes(draft.conversation(), author != null))
                .update();
        waker.afterCommit(LIST);
        conversations.changed(draft.conversation().id());
        return rows == 1;
    }

    /** When the network's window closes for this conversation; far in the future where there is none. */
    private OffsetDateTime closes(Conversation conversation, boolean byPerson) {
        Address address = conversation.address();
        Instant end = channels.find(address.channel())
                .map(channel -> channel.limits(address.visibility()))
                .map(limits -> end(limits, conversation.lastHeard(), byPerson))
                .orElse(Instant.MAX);
        return end.equals(Instant.MAX) ? OffsetDateTime.MAX : utc(end);
    }

    private static Instant end(Limits limits, Instant lastHeard, boolean byPerson) {
        @Nullable Instant closes = limits.closes(lastHeard, byPerson);
        return closes == null ? Instant.MAX : closes;
    }

    /**
     * Takes rows whose time has come and writes them down as {@code SENDING}, one a conversation, people's first. A
     * row whose owner is no longer in charge does not leave; it is settled with that reason. Conversations that
     * somebody works on right now are left for the next time.
     */
    @Override
    @Transactional
    public List<Parcel> take(int most) {
        Map<ConversationId, Owner> owners = conversations.lockFree(ready(most));
        if (owners.isEmpty()) {
            return List.of();
        }
        Map<Boolean, List<Parcel>> mayLeave = claim(owners.keySet()).stream()
                .collect(Collectors.partitioningBy(
                        it -> it.owner() == null || it.owner() == owners.get(it.conversation())));
        cancelStrangers(mayLeave.getOrDefault(false, List.of()));
        return mayLeave.getOrDefault(true, List.of());
    }

    private List<ConversationId> ready(int most) {
        return jdbc.sql("select o.conversation from outbox o where %s order by o.rank, o.n limit :most"
                        .formatted(READY))
                .param("most", most)
                .query((row, n) -> new ConversationId(row.getObject("conversation", UUID.class)))
                .list();
    }

    private List<Parcel> claim(Set<ConversationId> locked) {
        return jdbc.sql("""
                with taken as (
                    update outbox
                       set state = 'SENDING', sending_at = clock_timestamp(), instance = :instance,
                           lease_until = clock_timestamp() + interval '60 seconds'
                     where n in (select o.n from outbox o where o.conversation = any (:locked::uuid[]) and %s
                                    for update skip locked)
                    returning *)
                select * from taken order by rank, n
                """.formatted(READY))
                .param("instance", instance)
                .param("locked", locked.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query(OutboxRows::parcel)
                .list();
    }

    private void cancelStrangers(List<Parcel> strangers) {
        if (strangers.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update outbox set state = 'CANCELLED', reason = 'the bot is no longer in charge',
                       settled_at = clock_timestamp()
                 where id = any (:ids::uuid[])
                """)
                .param("ids", strangers.stream().map(Parcel::id).toArray(UUID[]::new))
                .update();
        strangers.forEach(it -> conversations.changed(it.conversation()));
        waker.afterCommit(LIST);
    }

    /** Settles rows whose reply window closed before they could leave. */
    @Transactional
    public void expire() {
        jdbc.sql("""
                update outbox set state = 'FAILED', reason = 'the network''s reply window has closed',
                       settled_at = clock_timestamp()
                 where state = 'WAITING' and not_after <= clock_timestamp() returning conversation
                """).query(UUID.class).list().forEach(id -> conversations.changed(new ConversationId(id)));
    }

    /**
     * Cancels automatic sends that have not left yet; one that is leaving goes on.
     *
     * @param trigger what they answer, or null for all of the conversation
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancelAutomatic(ConversationId conversation, @Nullable String trigger, String reason) {
        jdbc.sql("""
                update outbox set state = 'CANCELLED', reason = :reason, settled_at = clock_timestamp()
                 where conversation = :conversation and state = 'WAITING' and owner is not null
                   and (:trigger::text is null or answers = :trigger)
                """)
                .param("conversation", conversation.value())
                .param("trigger", trigger)
                .param("reason", reason)
                .update();
    }

    /**
     * Takes back the bot's answer to a message, if nothing of it has left yet.
     *
     * @return whether there was such an answer, so that the message needs a new one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean takeBack(ConversationId conversation, String trigger, String reason) {
        return plans.takeBack(conversation, trigger, reason);
    }

    /** The number of the next plan for a message: one higher than those that were taken back. */
    public int nextPlan(ConversationId conversation, String trigger) {
        return plans.next(conversation, trigger);
    }

    /** Whether any automatic words have reached this conversation, may have, or are about to. */
    public boolean hasSpoken(ConversationId conversation) {
        return plans.hasSpoken(conversation);
    }

    /** Everything that was or is to be sent in a conversation, in order. */
    public List<Sending> of(ConversationId conversation) {
        return jdbc.sql(
                        "select * from (select * from outbox where conversation = :id order by n desc limit 500) o order by n")
                .param("id", conversation.value())
                .query(OutboxRows::sending)
                .list();
    }

    /** Whether every send that answers a message of this conversation has ended, one way or another. */
    public boolean settled(Address address, String trigger) {
        return jdbc.sql("""
                select not exists (select from outbox
                                    where channel = :channel and thread = :thread and trigger = :trigger
                                      and state in ('WAITING', 'SENDING'))
                """)
                .param("channel", address.channel().value())
                .param("thread", address.thread().value())
                .param("trigger", trigger)
                .query(Boolean.class)
                .single();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** People's replies go first, then private messages, then comments. */
    private static final class Rank {

        static int of(Draft draft) {
            if (draft.author() != null) {
                return 0;
            }
            return switch (draft.conversation().address().visibility()) {
                case PRIVATE -> 1;
                case PUBLIC -> 2;
            };
        }
    }
}
