package dev.dragoman.delivery;

import dev.dragoman.conversations.ConversationId;
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

    Outbox.Past past(ConversationId conversation, String trigger) {
        return jdbc.sql("""
                select (select coalesce(max(plan) + 1, 0) from outbox
                         where conversation = :conversation and trigger = :trigger and state = 'CANCELLED') as next_plan,
                       exists (select from outbox where conversation = :conversation and author is null
                                  and state in ('WAITING', 'SENDING', 'SENT', 'UNCLEAR')) as has_spoken
                """)
                .param("conversation", conversation.value())
                .param("trigger", trigger)
                .query(Outbox.Past.class)
                .single();
    }
}
