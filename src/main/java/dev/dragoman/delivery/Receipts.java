package dev.dragoman.delivery;

import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.message.Address;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the network tells about our sends by itself: echoes, deliveries, reads, and what it could not deliver. */
@Component
class Receipts {

    /** The network had taken it, so that an echo which comes late says nothing new. */
    private static final String UNDELIVERED = "state = 'FAILED' and external_id is not null";

    private final JdbcClient jdbc;
    private final Conversations conversations;

    Receipts(JdbcClient jdbc, Conversations conversations) {
        this.jdbc = jdbc;
        this.conversations = conversations;
    }

    Optional<Settlement.Recognised> echo(Inbound.Echoed echoed) {
        Address address = echoed.event().address();
        Optional<Settlement.Recognised> ours = jdbc.sql("""
                update outbox
                   set state = case when %1$s then state else 'SENT' end,
                       reason = case when %1$s then reason end,
                       external_id = :external, settled_at = coalesce(settled_at, clock_timestamp())
                 where n = (select n from outbox
                             where channel = :channel and account = :account
                               and (id = :key::uuid or external_id = :external
                                    or (visibility = 'PUBLIC' or :unkeyed) and thread = :thread
                                       and state in ('SENDING', 'UNCLEAR')
                                       and body::json ->> 'text' <> ''
                                       and starts_with(:words, body::json ->> 'text'))
                             order by (id = :key::uuid) desc nulls last, (external_id = :external) desc nulls last, n
                             limit 1)
                returning id, conversation,
                          old.escalated_at is not null and old.state <> 'SENT' and new.state = 'SENT' as before_people
                """.formatted(UNDELIVERED))
                .param("channel", address.channel().value())
                .param("account", address.account().value())
                .param("key", ours(echoed.key()))
                .param("external", echoed.event().id().value())
                .param("thread", address.thread().value())
                .param("unkeyed", echoed.key() == null)
                .param("words", echoed.content().text())
                .query((row, n) -> new Settlement.Recognised(
                        row.getObject("id", UUID.class),
                        new ConversationId(row.getObject("conversation", UUID.class)),
                        row.getBoolean("before_people")))
                .optional();
        ours.ifPresent(it -> conversations.changed(it.conversation()));
        return ours;
    }

    boolean undelivered(Inbound.Undelivered undelivered) {
        Address address = undelivered.event().address();
        List<UUID> conversation = jdbc.sql("""
                update outbox
                   set state = 'FAILED', reason = :why, external_id = :message, settled_at = clock_timestamp()
                 where channel = :channel and account = :account and state in ('SENT', 'UNCLEAR')
                   and (external_id = :message or id = :key::uuid and external_id is null)
                returning conversation
                """)
                .param("why", Foreign.text(undelivered.why()))
                .param("channel", address.channel().value())
                .param("account", address.account().value())
                .param("key", ours(undelivered.key()))
                .param("message", undelivered.message().value())
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

    boolean inFlight(ConversationId conversation) {
        return jdbc.sql("select exists (select from outbox where conversation = :id and state = 'SENDING')")
                .param("id", conversation.value())
                .query(Boolean.class)
                .single();
    }

    void delivered(Inbound.Delivered delivered) {
        jdbc.sql("""
                update outbox set delivered_at = :at
                 where delivered_at is null and state = 'SENT'
                   and (channel = :channel and account = :account and external_id = any (:ids::text[])
                        or conversation = :conversation and settled_at <= :upTo::timestamptz)
                """)
                .param("at", Outbox.utc(delivered.event().at()))
                .param("channel", delivered.event().address().channel().value())
                .param("account", delivered.event().address().account().value())
                .param("conversation", conversation(delivered))
                .param(
                        "ids",
                        delivered.messages().stream().map(NetworkId::value).toArray(String[]::new))
                .param("upTo", delivered.upTo() == null ? null : Outbox.utc(delivered.upTo()))
                .update();
    }

    void read(Inbound.Read read) {
        jdbc.sql("""
                update outbox set read_at = :at, delivered_at = coalesce(delivered_at, :at)
                 where conversation = :conversation and read_at is null and state = 'SENT' and settled_at <= :upTo
                """)
                .param("at", Outbox.utc(read.event().at()))
                .param("conversation", conversation(read))
                .param("upTo", Outbox.utc(read.upTo()))
                .update();
    }

    /** The id of the conversation an event belongs to; null when nothing was ever filed there. */
    private @Nullable UUID conversation(Inbound inbound) {
        return conversations
                .find(inbound.event().address().key())
                .map(ConversationId::value)
                .orElse(null);
    }
}
