package dev.dragoman.conversations;

import dev.dragoman.conversations.Conversations.Holder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who owns a conversation, and who owned it before. */
@Component
class Ownership {

    private final JdbcClient jdbc;

    Ownership(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void handTo(ConversationId conversation, Owner owner, String reason, @Nullable Holder by) {
        int moved = jdbc.sql("""
                with before as (select id, owner from conversation
                                 where id = :id and (owner <> :owner or :owner = 'HUMAN'
                                       and :holder::uuid is not null and holder is distinct from :holder::uuid)
                                   for no key update),
                     kept as (insert into ownership (conversation, was, now, reason, by_name)
                              select id, owner, :owner, :reason, :name from before where owner <> :owner)
                update conversation c
                   set owner = :owner, version = version + 1, lease_until = '-infinity', due_at = null,
                       misses = 0,
                       holder = case when :owner = 'HUMAN' then :holder::uuid end,
                       holder_name = case when :owner = 'HUMAN' then :name end
                  from before where c.id = before.id
                """)
                .param("id", conversation.value())
                .param("owner", owner.name())
                .param("reason", reason)
                .param("holder", by == null ? null : by.id())
                .param("name", by == null ? null : by.name())
                .update();
        if (moved == 1 && owner != Owner.QUEUED) {
            jdbc.sql("update message set answered = true where conversation = :id and not answered")
                    .param("id", conversation.value())
                    .update();
        }
    }

    List<OwnerChange> of(ConversationId conversation) {
        return jdbc.sql("select * from ownership where conversation = :id order by n")
                .param("id", conversation.value())
                .query((row, n) -> new OwnerChange(
                        ConversationRows.at(row, "at"),
                        Owner.valueOf(row.getString("was")),
                        Owner.valueOf(row.getString("now")),
                        row.getString("reason"),
                        row.getString("by_name")))
                .list();
    }
}
