package dev.dragoman.conversations;

import dev.dragoman.message.Address;
import dev.dragoman.message.Content;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import dev.dragoman.system.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts events into their conversations. */
@Component
class Filing {

    private static final Duration LONGEST_BURST = Duration.ofSeconds(3);
    private static final String LAST_WORDS = """
            coalesce((select left(body, 140) from message
                       where conversation = :id and kind not in ('UNSEEN', 'REACTED') order by n desc limit 1), '')
            """;

    private final JdbcClient jdbc;
    private final Identities identities;

    Filing(JdbcClient jdbc, Identities identities) {
        this.jdbc = jdbc;
        this.identities = identities;
    }

    /** Finds the conversation of an address, or opens it. */
    ConversationId open(Address address) {
        UUID id = jdbc.sql("""
                insert into conversation (key, channel, account, visibility, thread)
                values (:key, :channel, :account, :visibility, :thread)
                on conflict (key) do update set version = conversation.version + 1
                returning id
                """)
                .param("key", address.key().value())
                .param("channel", address.channel().value())
                .param("account", address.account().value())
                .param("visibility", address.visibility().name())
                .param("thread", address.thread().value())
                .query(UUID.class)
                .single();
        return new ConversationId(Objects.requireNonNull(id));
    }

    void said(ConversationId conversation, Inbound.Said said, Duration quiet) {
        var line = new Line("SAID", said.content(), null, said.parent(), said.post());
        if (store(conversation, said.event(), said.author(), line)) {
            wake(conversation, said.event(), quiet);
        }
    }

    void pressed(ConversationId conversation, Inbound.Pressed pressed, Duration quiet) {
        var line = new Line("PRESSED", Content.of(pressed.title()), pressed.payload(), null, null);
        if (store(conversation, pressed.event(), pressed.author(), line)) {
            wake(conversation, pressed.event(), quiet);
        }
    }

    void reacted(ConversationId conversation, Inbound.Reacted reacted) {
        String text = reacted.added() ? reacted.reaction() : "";
        store(
                conversation,
                reacted.event(),
                reacted.author(),
                new Line("REACTED", Content.of(text), null, reacted.target(), null));
        jdbc.sql("update message set answered = true where conversation = :conversation and external_id = :id")
                .param("conversation", conversation.value())
                .param("id", reacted.event().id().value())
                .update();
    }

    void edited(ConversationId conversation, Inbound.Edited edited) {
        jdbc.sql("""
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
        touch(conversation);
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
        touch(conversation);
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
        touch(conversation);
    }

    /** Stores a customer's line; false when it was withdrawn before it came. A line that came late keeps its edit. */
    private boolean store(ConversationId conversation, Event event, Party author, Line line) {
        identities.meet(conversation, event.address(), author);
        return jdbc.sql("""
                insert into message (conversation, external_id, author, author_name, kind, body, payload, attachments,
                                     parent, post, at)
                values (:conversation, :id, 'CUSTOMER', :name, :kind, :text, :payload, :attachments, :parent, :post, :at)
                on conflict (conversation, external_id) do update
                   set author_name = excluded.author_name, kind = excluded.kind, at = excluded.at,
                       payload = case when message.withdrawn_at is null then excluded.payload end,
                       attachments = case when message.withdrawn_at is null then excluded.attachments else '[]' end,
                       parent = excluded.parent, post = excluded.post
                 where message.kind = 'UNSEEN'
                returning withdrawn_at is null
                """)
                .param("conversation", conversation.value())
                .param("id", event.id().value())
                .param("name", author.name())
                .param("kind", line.kind())
                .param("text", line.content().text())
                .param("payload", line.payload())
                .param(
                        "attachments",
                        Json.MAPPER.writeValueAsString(line.content().attachments()))
                .param("parent", line.parent() == null ? null : line.parent().value())
                .param("post", line.post() == null ? null : line.post().value())
                .param("at", utc(event.at()))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** The customer spoke: reopens a closed conversation, and makes it due after the quiet time if the bot owns it. */
    private void wake(ConversationId conversation, Event event, Duration quiet) {
        jdbc.sql("""
                with closed as (
                    insert into ownership (conversation, was, now, reason)
                    select id, owner, 'BOT', 'the customer wrote again' from conversation
                     where id = :id and owner = 'CLOSED')
                update conversation
                   set owner = case when owner = 'CLOSED' then 'BOT' else owner end,
                       misses = case when owner = 'CLOSED' then 0 else misses end,
                       holder = case when owner = 'CLOSED' then null else holder end,
                       holder_name = case when owner = 'CLOSED' then null else holder_name end,
                       burst_since = case when due_at is null then clock_timestamp() else burst_since end,
                       due_at = case when owner in ('BOT', 'CLOSED') then least(
                           clock_timestamp() + :quiet * interval '1 millisecond',
                           coalesce(case when due_at is not null then burst_since end, clock_timestamp())
                               + :longest * interval '1 millisecond') end,
                       last_heard = greatest(last_heard, :at),
                       last_at = clock_timestamp(), preview = %s
                 where id = :id
                """.formatted(LAST_WORDS))
                .param("id", conversation.value())
                .param("quiet", quiet.toMillis())
                .param("longest", LONGEST_BURST.toMillis())
                .param("at", utc(earlier(event.at())))
                .update();
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

    private void touch(ConversationId conversation) {
        jdbc.sql("update conversation set last_at = clock_timestamp(), preview = %s where id = :id"
                        .formatted(LAST_WORDS))
                .param("id", conversation.value())
                .update();
    }

    /** A network's clock may be ahead of ours; the future never keeps a window open. */
    private static Instant earlier(Instant at) {
        Instant now = Instant.now();
        return at.isAfter(now) ? now : at;
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** What a customer's line consists of, apart from who and when. */
    private record Line(
            String kind,
            Content content,
            @Nullable String payload,
            @Nullable NetworkId parent,
            @Nullable NetworkId post) {}
}
