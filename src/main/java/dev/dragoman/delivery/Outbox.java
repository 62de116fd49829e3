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
import dev.dragoman.system.LastWrites;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door of the module: put what is to be sent, take the next, and read what became of it. */
@Component
public class Outbox implements WorkList {

    /** The name of the list for {@link Waker}. */
    public static final String LIST = "outbox";

    /** How long a send waits for its network where the network has no window; afterwards a person decides. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(7);

    /** What is taken back was not sent, unless it only waited to be sent again after a doubt. */
    private static final String TAKEN_BACK = "case when resends > 0 then 'UNCLEAR' else 'CANCELLED' end";

    private final JdbcClient jdbc;
    private final ChannelRegistry channels;
    private final Conversations conversations;
    private final Plans plans;
    private final Claims claims;
    private final LastWrites writes;
    private final Waker waker;

    Outbox(
            JdbcClient jdbc,
            ChannelRegistry channels,
            Conversations conversations,
            Plans plans,
            Claims claims,
            LastWrites writes,
            Waker waker) {
        this.jdbc = jdbc;
        this.channels = channels;
        this.conversations = conversations;
        this.plans = plans;
        this.claims = claims;
        this.writes = writes;
        this.waker = waker;
    }

    /**
     * Writes down what is to be sent, at the end of the transaction that decided it. The same place twice is one send.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(Draft draft) {
        Address address = draft.conversation().address();
        Draft.Author author = draft.author();
        writes.add(
                """
                insert into outbox (conversation, channel, account, visibility, thread, answers, act, body, owner,
                                    author, author_name, rank, trigger, step, ordinal, plan, last_heard, not_after)
                values (:conversation, :channel, :account, :visibility, :thread, :answers, :act, :body, :owner,
                        :author, :authorName, :rank, :trigger, :step, :ordinal, :plan, :lastHeard, :notAfter)
                on conflict (conversation, trigger, step, ordinal, plan) do nothing
                """,
                new MapSqlParameterSource(
                                "conversation", draft.conversation().id().value())
                        .addValue("channel", address.channel().value())
                        .addValue("account", address.account().value())
                        .addValue("visibility", address.visibility().name())
                        .addValue("thread", address.thread().value())
                        .addValue(
                                "answers",
                                draft.answers() == null ? null : draft.answers().value())
                        .addValue("act", draft.act().kind())
                        .addValue("body", Json.MAPPER.writeValueAsString(draft.act()))
                        .addValue(
                                "owner",
                                draft.owner() == null ? null : draft.owner().name())
                        .addValue("author", author == null ? null : author.id())
                        .addValue("authorName", author == null ? null : author.name())
                        .addValue("rank", Rank.of(draft))
                        .addValue("trigger", draft.place().trigger())
                        .addValue("step", draft.place().step())
                        .addValue("ordinal", draft.place().ordinal())
                        .addValue("plan", draft.place().plan())
                        .addValue("lastHeard", utc(draft.conversation().lastHeard()))
                        .addValue("notAfter", closes(draft)));
        waker.afterCommit(LIST);
        conversations.changed(draft.conversation().id());
    }

    /** When the network's window closes for this conversation; far in the future where there is none. */
    private OffsetDateTime closes(Draft draft) {
        Conversation conversation = draft.conversation();
        Address address = conversation.address();
        Instant end = channels.find(address.channel())
                .filter(channel -> draft.act().keepsWindow())
                .map(channel -> channel.limits(address.visibility()))
                .map(limits -> end(limits, conversation.lastHeard(), draft.author() != null))
                .orElse(Instant.MAX);
        return end.equals(Instant.MAX) ? OffsetDateTime.MAX : utc(end);
    }

    private static Instant end(Limits limits, Instant lastHeard, boolean byPerson) {
        @Nullable Instant closes = limits.closes(lastHeard, byPerson);
        return closes == null ? Instant.MAX : closes;
    }

    /**
     * Takes rows whose time has come and writes them down as {@code SENDING}, one a conversation: people's first, then
     * private messages and comments in fair shares, as far as the pace of each account allows. A row whose owner is no
     * longer in charge does not leave; it is settled with that reason. Conversations that somebody works on right now
     * are left for the next time.
     */
    @Override
    @Transactional
    public List<Parcel> take(int most) {
        List<ConversationId> next = claims.next(most);
        Map<ConversationId, Owner> owners = next.isEmpty() ? Map.of() : conversations.lockFree(next);
        if (owners.isEmpty()) {
            return List.of();
        }
        Map<Boolean, List<Parcel>> mayLeave = claims.claim(owners.keySet()).stream()
                .collect(Collectors.partitioningBy(
                        it -> it.owner() == null || it.owner() == owners.get(it.conversation())));
        cancelStrangers(mayLeave.getOrDefault(false, List.of()));
        return mayLeave.getOrDefault(true, List.of());
    }

    private void cancelStrangers(List<Parcel> strangers) {
        if (strangers.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update outbox set state = %s, reason = 'the bot is no longer in charge',
                       looks = 3, look_at = clock_timestamp(), settled_at = clock_timestamp()
                 where id = any (:ids::uuid[])
                """.formatted(TAKEN_BACK))
                .param("ids", strangers.stream().map(Parcel::id).toArray(UUID[]::new))
                .update();
        strangers.forEach(it -> conversations.changed(it.conversation()));
        waker.afterCommit(LIST);
    }

    /** Settles rows whose reply window closed before they could leave, and those that waited for a week. */
    @Transactional
    public void expire() {
        jdbc.sql("""
                update outbox
                   set state = case when resends > 0 then 'UNCLEAR' else 'FAILED' end,
                       looks = :noLookLeft, look_at = clock_timestamp(), settled_at = clock_timestamp(),
                       reason = case when resends > 0 then 'it may have been sent, and time ran out to send it again'
                                     when not_after = 'infinity' then 'it could not be sent for a week: '
                                         || coalesce(reason, 'the account did not send')
                                     else 'the network''s reply window has closed' end
                 where n in (select n from outbox where state = 'WAITING' and not_after <= statement_timestamp()
                             union all
                             select n from outbox
                              where state = 'WAITING' and not_after = 'infinity'
                                and created_at <= statement_timestamp() - :week * interval '1 second'
                             union all
                             select n from outbox
                              where state = 'WAITING' and key_until <= statement_timestamp())
                   and state = 'WAITING'
                returning conversation
                """)
                .param("noLookLeft", DoubtLimits.NO_LOOK_LEFT)
                .param("week", LONGEST_WAIT.toSeconds())
                .query(UUID.class)
                .list()
                .forEach(id -> conversations.changed(new ConversationId(id)));
    }

    /**
     * Cancels automatic sends that have not left yet; one that is leaving goes on.
     *
     * @param trigger what they answer, or null for all of the conversation
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancelAutomatic(ConversationId conversation, @Nullable String trigger, String reason) {
        jdbc.sql("""
                update outbox set state = %s, reason = :reason, looks = 3, look_at = clock_timestamp(),
                       settled_at = clock_timestamp()
                 where conversation = :conversation and state = 'WAITING' and owner is not null
                   and (:trigger::text is null or answers = :trigger)
                """.formatted(TAKEN_BACK))
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

    /** What the bot has said in these conversations, and planned to say to the message that is named for each. */
    public Map<ConversationId, Past> past(Map<ConversationId, String> triggers) {
        return plans.past(triggers);
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
    public boolean settled(ConversationId conversation, String trigger) {
        return jdbc.sql("""
                select not exists (select from outbox
                                    where conversation = :conversation and trigger = :trigger
                                      and state in ('WAITING', 'SENDING'))
                """)
                .param("conversation", conversation.value())
                .param("trigger", trigger)
                .query(Boolean.class)
                .single();
    }

    /**
     * What the bot has said before.
     *
     * @param nextPlan  the number of the next plan for a message: one higher than those that were taken back
     * @param hasSpoken whether any automatic words have reached this conversation, may have, or are about to
     */
    public record Past(int nextPlan, boolean hasSpoken) {}

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
