package dev.dragoman.delivery;

import dev.dragoman.conversations.ConversationId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
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

    Map<ConversationId, Outbox.Past> past(Map<ConversationId, String> triggers) {
        Map<ConversationId, Outbox.Past> past = new HashMap<>();
        jdbc.sql("""
                select t.conversation,
                       (select coalesce(max(plan) + 1, 0) from outbox o
                         where o.conversation = t.conversation and o.trigger = t.trigger and o.state = 'CANCELLED')
                           as next_plan,
                       exists (select from outbox o where o.conversation = t.conversation and o.author is null
                                  and o.state in ('WAITING', 'SENDING', 'SENT', 'UNCLEAR')) as has_spoken
                  from unnest(:conversations::uuid[], :triggers::text[]) as t (conversation, trigger)
                """)
                .param(
                        "conversations",
                        triggers.keySet().stream().map(ConversationId::value).toArray(UUID[]::new))
                .param("triggers", triggers.values().toArray(String[]::new))
                .query(row -> {
                    past.put(
                            new ConversationId(row.getObject("conversation", UUID.class)),
                            new Outbox.Past(row.getInt("next_plan"), row.getBoolean("has_spoken")));
                });
        return past;
    }
}
