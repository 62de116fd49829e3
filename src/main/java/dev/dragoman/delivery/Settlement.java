package dev.dragoman.delivery;

import dev.dragoman.bus.Waker;
import dev.dragoman.channels.SendResult;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.message.Address;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Visibility;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What became of a send: by the network's answer, by an echo, or by nothing at all. */
@Component
public class Settlement {

    /** A send that has to wait again and again waits longer each time, up to this. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private static final String ARRIVED =
            """
            with came as (
                select * from unnest(:ids::uuid[], :externals::text[], :channels::text[], :accounts::text[])
                                as c (id, external, channel, account)),
            free as (
                select id from outbox where id = any (:ids::uuid[]) and state <> 'SENT' for update %%s),
            %s
            update outbox o
               set state = 'SENT', external_id = came.external, reason = null, settled_at = clock_timestamp()
              from came join free using (id)
             where o.id = came.id
            returning o.id
            """.formatted(AccountPace.HEALED.formatted("(channel, account) in (select channel, account from came)"));

    private final JdbcClient jdbc;
    private final Conversations conversations;
    private final Receipts receipts;
    private final AccountPace accounts;
    private final DoubtfulRows doubtful;
    private final Waker waker;
    private final String instance;

    Settlement(
            JdbcClient jdbc,
            Conversations conversations,
            Receipts receipts,
            AccountPace accounts,
            DoubtfulRows doubtful,
            Waker waker,
            @Value("${dragoman.instance:one}") String instance) {
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.receipts = receipts;
        this.accounts = accounts;
        this.doubtful = doubtful;
        this.waker = waker;
        this.instance = instance;
    }

    /**
     * Writes down how a send ended. A row that an echo has settled meanwhile, or that a later attempt owns, stays as it
     * is; but that it arrived is always written down.
     */
    @Transactional
    public void settle(Parcel parcel, SendResult result) {
        switch (result) {
            case SendResult.Sent sent -> sent(parcel, sent);
            case SendResult.TryLater later -> tryLater(parcel, later);
            case SendResult.Refused refused -> fail(parcel, refused.why());
            case SendResult.OptedOut out -> fail(parcel, out.why());
            case SendResult.Doubtful doubt -> {
                doubtful.doubt(DoubtfulRows.Row.of(parcel), doubt.why());
                accounts.failed(parcel.outbound(), doubt.why());
            }
            case SendResult.AccountStopped stopped -> {
                waitFor(parcel, Duration.ZERO, stopped.why(), 0);
                accounts.stopped(parcel.outbound(), stopped.why());
            }
        }
        conversations.changed(parcel.conversation());
        waker.afterCommit(Outbox.LIST);
    }

    private void sent(Parcel parcel, SendResult.Sent sent) {
        written(List.of(new SettledTogether.Arrived(parcel, sent)), "");
        NetworkId thread = sent.thread();
        if (thread != null) {
            Address comment = parcel.outbound().address();
            var messages = new Address(comment.channel(), comment.account(), Visibility.PRIVATE, thread);
            conversations.link(parcel.conversation(), conversations.open(messages));
        }
    }

    /** Writes down sends that arrived, and returns which: rows that somebody else holds are left for later. */
    @Transactional
    Set<UUID> arrived(List<SettledTogether.Arrived> group) {
        Set<UUID> written = written(group, "skip locked");
        group.stream()
                .map(SettledTogether.Arrived::parcel)
                .filter(it -> written.contains(it.id()))
                .forEach(it -> conversations.changed(it.conversation()));
        waker.afterCommit(Outbox.LIST);
        return written;
    }

    private Set<UUID> written(List<SettledTogether.Arrived> group, String ifLocked) {
        return new HashSet<>(jdbc.sql(ARRIVED.formatted(ifLocked))
                .param("ids", all(group, UUID[]::new, it -> it.parcel().id()))
                .param(
                        "externals",
                        all(group, String[]::new, it -> it.sent().id().value()))
                .param(
                        "channels",
                        all(group, String[]::new, it -> it.parcel().channel().value()))
                .param(
                        "accounts",
                        all(
                                group,
                                String[]::new,
                                it -> it.parcel().outbound().address().account().value()))
                .query(UUID.class)
                .list());
    }

    private static <T> T[] all(
            List<SettledTogether.Arrived> group, IntFunction<T[]> array, Function<SettledTogether.Arrived, T> field) {
        return group.stream().map(field).toArray(array);
    }

    private void tryLater(Parcel parcel, SendResult.TryLater later) {
        switch (later.scope()) {
            case SEND -> {
                waitFor(parcel, longer(later.pause(), parcel.tries()), later.why(), 1);
                accounts.answered(parcel.outbound());
            }
            case ACCOUNT -> {
                waitFor(parcel, Duration.ZERO, later.why(), 0);
                accounts.limited(parcel.outbound(), later.pause(), later.why());
                accounts.answered(parcel.outbound());
            }
            case NETWORK -> {
                waitFor(parcel, longer(later.pause(), parcel.tries()), later.why(), 1);
                accounts.failed(parcel.outbound(), later.why());
            }
        }
    }

    /** The pause the network asked for; half as long again with every try, as far as that is not too long. */
    private static Duration longer(Duration pause, int tries) {
        double factor = Math.pow(1.5, Math.min(tries, 20));
        Duration grown = Duration.ofMillis((long) Math.min(pause.toMillis() * factor, LONGEST_PAUSE.toMillis()));
        return grown.compareTo(pause) > 0 ? grown : pause;
    }

    private void waitFor(Parcel parcel, Duration pause, String why, int tries) {
        jdbc.sql("""
                update outbox set state = 'WAITING', tries = tries + :tries, reason = :why,
                       not_before = clock_timestamp() + :pause * interval '1 millisecond'
                 where id = :id and attempt = :attempt and state = 'SENDING'
                """)
                .param("id", parcel.id())
                .param("attempt", parcel.attempt())
                .param("tries", tries)
                .param("pause", pause.toMillis())
                .param("why", Foreign.text(why))
                .update();
    }

    private void fail(Parcel parcel, String why) {
        jdbc.sql("""
                update outbox set state = 'FAILED', reason = :why, settled_at = clock_timestamp()
                 where id = :id and attempt = :attempt and state = 'SENDING'
                """)
                .param("id", parcel.id())
                .param("attempt", parcel.attempt())
                .param("why", Foreign.text(why))
                .update();
        accounts.answered(parcel.outbound());
    }

    /**
     * Takes an echo as proof of a send: by our key, by the id the network gave it, or, where it
     * carries no key, by the same words in a send whose end is not known yet.
     *
     * @return the send whose echo it is; empty when a person wrote in the network's own app
     */
    @Transactional
    public Optional<Recognised> echo(Inbound.Echoed echoed) {
        return receipts.echo(echoed);
    }

    /** Whether a send of this conversation is on its way, so that an unknown echo may still turn out to be ours. */
    public boolean inFlight(ConversationId conversation) {
        return receipts.inFlight(conversation);
    }

    /** The network says that our messages arrived: the named ones, or all of the conversation up to a time. */
    @Transactional
    public void delivered(Inbound.Delivered delivered) {
        receipts.delivered(delivered);
    }

    /**
     * The network took a message and says later that it could not deliver it: the send has failed after all, and
     * {@link #escalate} will tell a person.
     *
     * @return whether the message is a send of ours that has settled
     */
    @Transactional
    public boolean undelivered(Inbound.Undelivered undelivered) {
        return receipts.undelivered(undelivered);
    }

    /** The customer has read our messages up to a time. */
    @Transactional
    public void read(Inbound.Read read) {
        receipts.read(read);
    }

    /**
     * Looks after sends whose sender was killed: at the start those of this instance, later those whose lease of 60 s
     * ran out. Each is in doubt, and what follows is decided by what its channel can prove.
     */
    @Transactional
    public void recover(boolean atStart) {
        jdbc.sql("""
                select id, channel, attempt, resends, conversation from outbox
                 where state = 'SENDING' and (lease_until < clock_timestamp() or :atStart and instance = :instance)
                   for update skip locked
                """)
                .param("atStart", atStart)
                .param("instance", instance)
                .query(DoubtfulRows.Row.class)
                .list()
                .forEach(orphan -> {
                    doubtful.doubt(orphan, "interrupted while sending: it may have been sent");
                    conversations.changed(new ConversationId(orphan.conversation()));
                });
        if (atStart) {
            accounts.restarted();
        }
    }

    /**
     * Sends that a person must see: failed ones at once, and doubtful ones when nothing is left that could prove them.
     * Each is returned once; the caller puts it in front of a person in the same transaction.
     */
    @Transactional
    public List<Unsent> escalate() {
        return jdbc.sql("""
                update outbox set escalated_at = clock_timestamp()
                 where escalated_at is null
                   and (state = 'FAILED'
                        or state = 'UNCLEAR' and looks >= :noLookLeft and look_at <= clock_timestamp()
                        or state = 'UNCLEAR' and settled_at <= clock_timestamp() - :longest * interval '1 second')
                returning conversation, state, reason, act
                """)
                .param("noLookLeft", DoubtLimits.NO_LOOK_LEFT)
                .param("longest", DoubtLimits.LONGEST.toSeconds())
                .query((row, n) -> new Unsent(
                        new ConversationId(row.getObject("conversation", UUID.class)),
                        "UNCLEAR".equals(row.getString("state")),
                        Optional.ofNullable(row.getString("reason")).orElse("unknown"),
                        row.getString("act").equals("Moderate")))
                .list();
    }

    /** Accounts from which nothing is sent just now, with the reason. */
    public List<Pause> pauses() {
        return accounts.pauses();
    }

    /** A send that did not, or may not have, reached the customer. */
    public record Unsent(ConversationId conversation, boolean maybeSent, String reason, boolean isModeration) {}

    /**
     * A send that its echo has proven.
     *
     * @param beforePeople whether people had been asked about it by then
     */
    public record Recognised(UUID send, ConversationId conversation, boolean beforePeople) {}

    /** An account that does not send. */
    public record Pause(
            String channel, String account, @Nullable String reason) {}
}
