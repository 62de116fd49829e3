package dev.dragoman.delivery;

import dev.dragoman.bus.Waker;
import dev.dragoman.channels.Channel;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.channels.SendResult;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What became of a send: by the network's answer, by an echo, or by nothing at all. */
@Component
public class Settlement {

    private static final int MOST_TRIES = 20;

    private final JdbcClient jdbc;
    private final Conversations conversations;
    private final ChannelRegistry channels;
    private final Waker waker;
    private final String instance;

    Settlement(
            JdbcClient jdbc,
            Conversations conversations,
            ChannelRegistry channels,
            Waker waker,
            @Value("${dragoman.instance:one}") String instance) {
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.channels = channels;
        this.waker = waker;
        this.instance = instance;
    }

    /** Writes down how a send ended. A row that an echo has settled meanwhile stays as it is. */
    @Transactional
    public void settle(Parcel parcel, SendResult result) {
        switch (result) {
            case SendResult.Sent sent -> sent(parcel, sent);
            case SendResult.TryLater later -> tryLater(parcel, later);
            case SendResult.Refused refused -> close(parcel.id(), Sending.State.FAILED, refused.why());
            case SendResult.OptedOut out -> close(parcel.id(), Sending.State.FAILED, out.why());
            case SendResult.Doubtful doubtful -> close(parcel.id(), Sending.State.UNCLEAR, doubtful.why());
            case SendResult.AccountStopped stopped -> stop(parcel, stopped);
        }
        conversations.changed(parcel.conversation());
        waker.afterCommit(Outbox.LIST);
    }

    private void sent(Parcel parcel, SendResult.Sent sent) {
        jdbc.sql("""
                update outbox set state = 'SENT', external_id = :external, reason = null, settled_at = clock_timestamp()
                 where id = :id and state in ('SENDING', 'UNCLEAR')
                """)
                .param("id", parcel.id())
                .param("external", sent.id().value())
                .update();
        NetworkId thread = sent.thread();
        if (thread != null) {
            Address comment = parcel.outbound().address();
            var messages =
                    new Address(comment.channel(), comment.account(), dev.dragoman.message.Visibility.PRIVATE, thread);
            conversations.link(parcel.conversation(), conversations.open(messages));
        }
    }

    private void tryLater(Parcel parcel, SendResult.TryLater later) {
        if (parcel.tries() + 1 >= MOST_TRIES) {
            close(parcel.id(), Sending.State.FAILED, "tried %d times: %s".formatted(MOST_TRIES, later.why()));
            return;
        }
        wait(parcel.id(), later.pause(), later.why());
    }

    private void wait(UUID id, Duration pause, String why) {
        jdbc.sql("""
                update outbox set state = 'WAITING', tries = tries + 1, reason = :why,
                       not_before = clock_timestamp() + :pause * interval '1 millisecond'
                 where id = :id and state = 'SENDING'
                """)
                .param("id", id)
                .param("pause", pause.toMillis())
                .param("why", Foreign.text(why))
                .update();
    }

    private void stop(Parcel parcel, SendResult.AccountStopped stopped) {
        jdbc.sql("update outbox set state = 'WAITING', reason = :why where id = :id and state = 'SENDING'")
                .param("id", parcel.id())
                .param("why", Foreign.text(stopped.why()))
                .update();
        jdbc.sql("""
                insert into account_pause (channel, account, until, reason)
                values (:channel, :account, 'infinity', :why)
                on conflict (channel, account) do update set until = 'infinity', reason = excluded.reason
                """)
                .param("channel", parcel.channel().value())
                .param("account", parcel.outbound().address().account().value())
                .param("why", Foreign.text(stopped.why()))
                .update();
    }

    private void close(UUID id, Sending.State state, String why) {
        jdbc.sql("""
                update outbox set state = :state, reason = :why, settled_at = clock_timestamp()
                 where id = :id and state = 'SENDING'
                """)
                .param("id", id)
                .param("state", state.name())
                .param("why", Foreign.text(why))
                .update();
    }

    /**
     * Takes an echo as proof of a send: by our key, by the id the network gave it, or, under a comment, by the same
     * words in a send whose end is not known yet.
     *
     * @return whether the echo is ours; otherwise a person wrote in the network's own app
     */
    @Transactional
    public boolean echo(Inbound.Echoed echoed) {
        Address address = echoed.event().address();
        List<UUID> conversation = jdbc.sql("""
                update outbox
                   set state = 'SENT', external_id = :external, reason = null,
                       settled_at = coalesce(settled_at, clock_timestamp())
                 where n = (select n from outbox
                             where channel = :channel and account = :account
                               and (id = :key::uuid or external_id = :external
                                    or visibility = 'PUBLIC' and thread = :thread and state in ('SENDING', 'UNCLEAR')
                                       and body::json ->> 'text' = :words)
                             order by (id = :key::uuid) desc nulls last, (external_id = :external) desc nulls last, n
                             limit 1)
                returning conversation
                """)
                .param("channel", address.channel().value())
                .param("account", address.account().value())
                .param("key", ours(echoed.key()))
                .param("external", echoed.event().id().value())
                .param("thread", address.thread().value())
                .param("words", echoed.content().text())
                .query(UUID.class)
                .list();
        conversation.forEach(id -> conversations.changed(new ConversationId(id)));
        return !conversation.isEmpty();
    }

    /** The key as ours; null when it cannot be one, since other programs give keys to the network too. */
    private static @Nullable UUID ours(@Nullable String key) {
        try {
            return key == null ? null : UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Whether a send of this conversation is on its way, so that an unknown echo may still turn out to be ours. */
    public boolean inFlight(ConversationId conversation) {
        return jdbc.sql("select exists (select from outbox where conversation = :id and state = 'SENDING')")
                .param("id", conversation.value())
                .query(Boolean.class)
                .single();
    }

    /** The network says that our messages arrived: the named ones, or all of the conversation up to a time. */
    @Transactional
    public void delivered(Inbound.Delivered delivered) {
        jdbc.sql("""
                update outbox set delivered_at = :at
                 where channel = :channel and account = :account and delivered_at is null and state = 'SENT'
                   and (external_id = any (:ids::text[])
                        or thread = :thread and visibility = 'PRIVATE' and settled_at <= :upTo::timestamptz)
                """)
                .param("at", Outbox.utc(delivered.event().at()))
                .param("channel", delivered.event().address().channel().value())
                .param("account", delivered.event().address().account().value())
                .param("thread", delivered.event().address().thread().value())
                .param(
                        "ids",
                        delivered.messages().stream().map(NetworkId::value).toArray(String[]::new))
                .param("upTo", delivered.upTo() == null ? null : Outbox.utc(delivered.upTo()))
                .update();
    }

    /** The customer has read our messages up to a time. */
    @Transactional
    public void read(Inbound.Read read) {
        jdbc.sql("""
                update outbox set read_at = :at, delivered_at = coalesce(delivered_at, :at)
                 where channel = :channel and account = :account and thread = :thread and visibility = 'PRIVATE'
                   and read_at is null and state = 'SENT' and settled_at <= :upTo
                """)
                .param("at", Outbox.utc(read.event().at()))
                .param("channel", read.event().address().channel().value())
                .param("account", read.event().address().account().value())
                .param("thread", read.event().address().thread().value())
                .param("upTo", Outbox.utc(read.upTo()))
                .update();
    }

    /**
     * Looks after sends whose sender was killed: at the start those of this instance, later those whose lease of 60 s
     * ran out. Where a key of ours makes a repeat harmless they are sent again; elsewhere they may have been sent.
     */
    @Transactional
    public void recover(boolean atStart) {
        List<Orphan> orphans = jdbc.sql("""
                select id, channel from outbox
                 where state = 'SENDING' and (lease_until < clock_timestamp() or :atStart and instance = :instance)
                """)
                .param("atStart", atStart)
                .param("instance", instance)
                .query(Orphan.class)
                .list();
        for (Orphan orphan : orphans) {
            if (proofOf(orphan.channel()) == Channel.Proof.CLIENT_KEY) {
                wait(orphan.id(), Duration.ZERO, "sent again after an interruption; the key makes that harmless");
            } else {
                close(orphan.id(), Sending.State.UNCLEAR, "interrupted while sending: it may have been sent");
            }
        }
        if (atStart) {
            jdbc.sql("delete from account_pause").update();
        }
    }

    private Channel.Proof proofOf(String channel) {
        return channels.find(new ChannelId(channel)).map(Channel::proof).orElse(Channel.Proof.NONE);
    }

    /**
     * Sends that a person must see: failed ones at once, doubtful ones after 30 s, in which an echo may still come.
     * Each is returned once; the caller puts it in front of a person in the same transaction.
     */
    @Transactional
    public List<Unsent> escalate() {
        return jdbc.sql("""
                update outbox set escalated_at = clock_timestamp()
                 where escalated_at is null
                   and (state = 'FAILED' or state = 'UNCLEAR' and settled_at < clock_timestamp() - interval '30 seconds')
                returning conversation, state, reason, act
                """)
                .query((row, n) -> new Unsent(
                        new ConversationId(row.getObject("conversation", UUID.class)),
                        "UNCLEAR".equals(row.getString("state")),
                        Optional.ofNullable(row.getString("reason")).orElse("unknown"),
                        row.getString("act")))
                .list();
    }

    /** Accounts that are stopped, with the reason. */
    public List<Pause> pauses() {
        return jdbc.sql("select channel, account, reason from account_pause where until > clock_timestamp()")
                .query(Pause.class)
                .list();
    }

    /** A send that did not, or may not have, reached the customer. */
    public record Unsent(ConversationId conversation, boolean maybeSent, String reason, String act) {}

    /** An account that does not send. */
    public record Pause(
            String channel, String account, @Nullable String reason) {}

    private record Orphan(UUID id, String channel) {}
}
