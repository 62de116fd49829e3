package dev.dragoman.conversations;

import dev.dragoman.system.LastWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the bot remembers of conversations beside their messages; read with {@link Conversation#memory}. */
@Component
public class Memories {

    private final LastWrites writes;

    Memories(LastWrites writes) {
        this.writes = writes;
    }

    /** Keeps it, at the end of the transaction, instead of what was kept before; null forgets it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(ConversationId conversation, @Nullable String memory) {
        var values = new MapSqlParameterSource("id", conversation.value());
        if (memory == null) {
            writes.add("delete from conversation_memory where conversation = :id", values);
            return;
        }
        writes.add("""
                insert into conversation_memory (conversation, content) values (:id, :content)
                on conflict (conversation) do update set content = excluded.content, changed_at = clock_timestamp()
                """, values.addValue("content", memory));
    }
}
