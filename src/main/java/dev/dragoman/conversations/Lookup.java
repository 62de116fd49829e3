package dev.dragoman.conversations;

import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads conversations without changing them. */
@Component
class Lookup {

    private final JdbcClient jdbc;

    Lookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Conversation> findAll(Collection<ConversationId> ids) {
        return jdbc.sql("select %s from conversation where id = any (:ids::uuid[])".formatted(ConversationRows.COLUMNS))
                .param("ids", ids.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query(ConversationRows::conversation)
                .list();
    }

    List<Message> messages(ConversationId conversation) {
        return jdbc.sql("""
                select * from (select * from message where conversation = :id and kind <> 'UNSEEN'
                                order by n desc limit 500) m order by at, n
                """)
                .param("id", conversation.value())
                .query(ConversationRows::message)
                .list();
    }

    boolean settled(Address address, String externalId) {
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

    boolean waits(ConversationId conversation) {
        return jdbc.sql("""
                select exists (select from message
                                where conversation = :id and not answered and author = 'CUSTOMER'
                                  and kind <> 'UNSEEN' and withdrawn_at is null)
                """)
                .param("id", conversation.value())
                .query(Boolean.class)
                .single();
    }

    List<Conversation> recent(List<Owner> owners) {
        return jdbc.sql("""
                select %s from conversation where owner = any (:owners::text[]) and last_heard > '-infinity'
                 order by last_at desc limit 200
                """.formatted(ConversationRows.COLUMNS))
                .param("owners", owners.stream().map(Enum::name).toArray(String[]::new))
                .query(ConversationRows::conversation)
                .list();
    }

    Optional<Instant> lastHeard(ChannelId channel, AccountId account) {
        return jdbc.sql("""
                select last_heard from conversation
                 where last_at > clock_timestamp() - interval '30 days' and last_heard > '-infinity'
                   and channel = :channel and account = :account
                 order by last_at desc limit 1
                """)
                .param("channel", channel.value())
                .param("account", account.value())
                .query((row, n) ->
                        row.getObject("last_heard", OffsetDateTime.class).toInstant())
                .optional();
    }

    List<Conversation> silentSince(Instant since) {
        return jdbc.sql("select %s from conversation where owner = 'HUMAN' and last_at < :since limit 100"
                        .formatted(ConversationRows.COLUMNS))
                .param("since", Filing.utc(since))
                .query(ConversationRows::conversation)
                .list();
    }

    Optional<String> post(ConversationId conversation, String comment) {
        return jdbc.sql("select post from message where conversation = :id and external_id = :comment and post <> ''")
                .param("id", conversation.value())
                .param("comment", comment)
                .query(String.class)
                .optional();
    }
}
