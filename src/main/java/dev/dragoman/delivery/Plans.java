package dev.dragoman.delivery;

import dev.dragoman.conversations.ConversationId;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the bot plans to say to one message: a plan that has not begun to leave may be taken back for a new one. */
@Component
class Plans {

    private final JdbcClient jdbc;

    Plans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean takeBack(ConversationId conversation, String trigger, String reason) {
        return jdbc.sql("""
                update outbox set state = 'CANCELLED', reason = :reason, settled_at = clock_timestamp()
                 where conversation = :conversation and trigger = :trigger and state = 'WAITING' and owner = 'BOT'
                   and not exists (select from outbox o
                                    where o.conversation = :conversation and o.trigger = :trigger
                                      and (o.state in ('SENDING', 'SENT', 'UNCLEAR') or o.resends > 0))
                """)
                        .param("conversation", conversation.value())
                        .param("trigger", trigger)
                        .param("reason", reason)
                        .update()
                > 0;
    }

    int next(ConversationId conversation, String trigger) {
        return Objects.requireNonNull(jdbc.sql("""
                select coalesce(max(plan) + 1, 0) from outbox
                 where conversation = :conversation and trigger = :trigger and state = 'CANCELLED'
                """)
                .param("conversation", conversation.value())
                .param("trigger", trigger)
                .query(Integer.class)
                .single());
    }

    boolean hasSpoken(ConversationId conversation) {
        return jdbc.sql("""
                select exists (select from outbox where conversation = :conversation and author is null
                                  and state in ('WAITING', 'SENDING', 'SENT', 'UNCLEAR'))
                """)
                .param("conversation", conversation.value())
                .query(Boolean.class)
                .single();
    }
}
