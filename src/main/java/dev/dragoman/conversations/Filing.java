package dev.dragoman.conversations;

import dev.dragoman.message.Address;
import dev.dragoman.message.Content;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts events into their conversations. */
@Component
class Filing {

    private final JdbcClient jdbc;
    private final Identities identities;
    private final Lines lines;

    Filing(JdbcClient jdbc, Identities identities, Lines lines) {
        this.jdbc = jdbc;
        this.identities = identities;
        this.lines = lines;
    }

    /** Finds the conversation of an address, or opens it. */
    ConversationId open(Address address) {
        UUID id = jdbc.sql("""
                insert into conversation (key, channel, account, visibility, thread)
                values (:key, :channel, :account, :visibility, :thread)
                on conflict (key) do update set version = conversation.version + 1
                returning id
                """).params(columns(address)).query(UUID.class).single();
        return new ConversationId(Objects.requireNonNull(id));
    }

    private static Map<String, String> columns(Address address) {
        return Map.of(
                "key", address.key().value(),
                "channel", address.channel().value(),
                "account", address.account().value(),
                "visibility", address.visibility().name(),
                "thread", address.thread().value());
    }

    /** Keeps what was noticed. Where nothing was before, the conversation begins closed: there is nobody to answer. */
    ConversationId noticed(Inbound.Noticed noticed) {
        jdbc.sql("""
                insert into conversation (key, channel, account, visibility, thread, owner)
                values (:key, :channel, :account, :visibility, :thread, 'CLOSED') on conflict (key) do nothing
                """).params(columns(noticed.event().address())).update();
        ConversationId conversation = open(noticed.event().address());
        lines.store(
                conversation,
                noticed.event(),
                noticed.author(),
                new Lines.Line("NOTICED", noticed.content(), null, null, null));
        awaitsNothing(conversation, noticed.event().id());
        lines.touch(conversation);
        return conversation;
    }

    void link(ConversationId one, ConversationId other) {
        jdbc.sql("""
                update conversation c set linked_to = case when c.id = :one then :other else :one end,
                       name = coalesce(c.name, (select name from conversation o
                                                 where o.id = case when c.id = :one then :other else :one end))
                 where c.id in (:one, :other)
                """).param("one", one.value()).param("other", other.value()).update();
    }

    void reacted(ConversationId conversation, Inbound.Reacted reacted) {
        identities.meet(conversation, reacted.event().address(), reacted.author());
        String text = reacted.added() ? reacted.reaction() : "";
        lines.store(
                conversation,
                reacted.event(),
                reacted.author(),
                new Lines.Line("REACTED", Content.of(text), null, reacted.target(), null));
        awaitsNothing(conversation, reacted.event().id());
    }

    private void awaitsNothing(ConversationId conversation, NetworkId line) {
        jdbc.sql("update message set answered = true where conversation = :conversation and external_id = :id")
                .param("conversation", conversation.value())
                .param("id", line.value())
                .update();
    }

    void edited(ConversationId conversation, Inbound.Edited edited) {
        int changed = jdbc.sql("""
                insert into message (conversation, external_id, author, kind, body, at, edited_at)
                values (:conversation, :id, 'CUSTOMER', 'UNSEEN', :text, :at, :at)
                on conflict (conversation, external_id) do update
                   set body = excluded.body, edited_at = excluded.edited_at
                 where message.withdrawn_at is null and coalesce(message.edited_at, '-infinity') <= excluded.edited_at
                """)
                .param("conversation", conversation.value())
                .param("id", edited.event().id().value())
                .param("text", edited.content().text())
                .param("at", utc(edited.event().at()))
                .update();
        if (changed == 1) {
            identities.listenAgain(
                    conversation,
                    edited.event(),
                    edited.author(),
                    edited.content().text());
        }
        lines.touch(conversation);
    }

    void withdrawn(ConversationId conversation, Inbound.Withdrawn withdrawn) {
        jdbc.sql("""
                insert into message (conversation, external_id, author, kind, body, at, withdrawn_at, answered)
                values (:conversation, :id, 'CUSTOMER', 'UNSEEN', '', :at, :at, true)
                on conflict (conversation, external_id) do update
                   set body = '', payload = null, attachments = '[]', withdrawn_at = excluded.withdrawn_at,
                       answered = true
                """)
                .param("conversation", conversation.value())
                .param("id", withdrawn.event().id().value())
                .param("at", utc(withdrawn.event().at()))
                .update();
        identities.forget(conversation, withdrawn.event());
        lines.touch(conversation);
    }

    void echoed(ConversationId conversation, Inbound.Echoed echoed) {
        jdbc.sql("""
                insert into message (conversation, external_id, author, kind, body, parent, at, answered)
                values (:conversation, :id, 'PERSON', 'ECHOED', :text, :parent, :at, true)
                on conflict (conversation, external_id) do nothing
                """)
                .param("conversation", conversation.value())
                .param("id", echoed.event().id().value())
                .param("text", echoed.content().text())
                .param(
                        "parent",
                        echoed.parent() == null ? null : echoed.parent().value())
                .param("at", utc(echoed.event().at()))
                .update();
        lines.touch(conversation);
    }

    void decideAgain(ConversationId conversation, NetworkId message, Duration quiet) {
        jdbc.sql("""
                with changed as (
                    update message set answered = false, answered_by = null
                     where conversation = :id and answered_by = :message and withdrawn_at is null
                    returning n)
                update conversation
                   set due_at = clock_timestamp() + :quiet * interval '1 millisecond',
                       burst_since = coalesce(burst_since, clock_timestamp())
                 where id = :id and owner = 'BOT' and exists (select from changed)
                """)
                .param("id", conversation.value())
                .param("message", message.value())
                .param("quiet", quiet.toMillis())
                .update();
    }

    NetworkId answeredWith(ConversationId conversation, NetworkId message) {
        return jdbc.sql("""
                select answered_by from message
                 where conversation = :id and external_id = :message and answered_by is not null
                """)
                .param("id", conversation.value())
                .param("message", message.value())
                .query(String.class)
                .optional()
                .map(NetworkId::new)
                .orElse(message);
    }

    boolean standsAlone(ConversationId conversation, NetworkId trigger) {
        return jdbc.sql("""
                select not exists (select from message
                                    where conversation = :id and answered_by = :trigger and withdrawn_at is null)
                """)
                .param("id", conversation.value())
                .param("trigger", trigger.value())
                .query(Boolean.class)
                .single();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
