package dev.dragoman.webchat;

import dev.dragoman.message.Choice;
import dev.dragoman.system.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The conversations as visitors see them. The number of a message is given out under the lock of its conversation, so
 * the numbers become visible in their order and a reader who knows the last one has missed nothing.
 */
@Component
@WhenWebchatIsOn
class Transcript {

    static final int PAGE = 200;

    private final JdbcClient jdbc;

    Transcript(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which way a message went; the name is stored. */
    enum Direction {
        IN,
        OUT
    }

    /** Who wrote a message; the name is stored. */
    enum Author {
        CUSTOMER,
        BOT,
        PERSON;

        Direction direction() {
            return this == CUSTOMER ? Direction.IN : Direction.OUT;
        }
    }

    /** A message that is not stored yet; its id is unique for each direction of a conversation. */
    record Draft(Author author, String id, String text, List<Choice> choices, List<ShownFile> files) {}

    /** Locks the conversation until the transaction ends; false when the visitor is gone. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean lock(UUID visitor) {
        return jdbc.sql("select 1 from webchat_visitor where id = :visitor for update")
                .param("visitor", visitor)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** The number under which a message with this id is stored already. */
    Optional<Long> find(UUID visitor, Direction direction, String id) {
        return jdbc.sql("""
                select n from webchat_message
                 where visitor = :visitor and direction = :direction and client_id = :id
                """)
                .param("visitor", visitor)
                .param("direction", direction.name())
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    /** Writes the next message of a locked conversation and returns its number. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long add(UUID visitor, Draft draft) {
        return jdbc.sql("""
                with next as (
                    update webchat_visitor set last_n = last_n + 1, last_seen_at = clock_timestamp()
                     where id = :visitor returning last_n)
                insert into webchat_message (visitor, n, direction, author, client_id, text, choices, files)
                select :visitor, last_n, :direction, :author, :id, :text, :choices::jsonb, :files::jsonb from next
                returning n
                """)
                .param("visitor", visitor)
                .param("direction", draft.author().direction().name())
                .param("author", draft.author().name())
                .param("id", draft.id())
                .param("text", draft.text())
                .param("choices", Json.MAPPER.writeValueAsString(draft.choices()))
                .param("files", Json.MAPPER.writeValueAsString(draft.files()))
                .query(Long.class)
                .single();
    }

    /** Whether we ever offered this visitor a choice with this payload. */
    boolean wasOffered(UUID visitor, String payload) {
        return jdbc.sql("""
                select exists (
                    select from webchat_message where visitor = :visitor and direction = 'OUT'
                       and choices @> jsonb_build_array(jsonb_build_object('payload', :payload::text)))
                """)
                .param("visitor", visitor)
                .param("payload", payload)
                .query(Boolean.class)
                .single();
    }

    /** The next messages behind a cursor, in order, at most {@link #PAGE}. */
    List<Line> after(UUID visitor, long cursor) {
        return jdbc.sql("""
                select n, client_id, author, text, choices::text as choices, files::text as files, at
                  from webchat_message
                 where visitor = :visitor and n > :cursor order by n limit :page
                """)
                .param("visitor", visitor)
                .param("cursor", cursor)
                .param("page", PAGE)
                .query((row, index) -> line(row))
                .list();
    }

    /** The newest cursor of each of these visitors; who is missing was forgotten. */
    Map<UUID, Long> newest(List<UUID> visitors) {
        record Head(UUID id, long n) {}
        return jdbc
                .sql("select id, last_n as n from webchat_visitor where id = any (:visitors::uuid[])")
                .param("visitors", visitors.toArray(UUID[]::new))
                .query(Head.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Head::id, Head::n));
    }

    private static Line line(ResultSet row) throws SQLException {
        long n = row.getLong("n");
        Author author = Author.valueOf(row.getString("author"));
        return new Line(
                n,
                author == Author.CUSTOMER ? row.getString("client_id") : "m" + n,
                author.name().toLowerCase(Locale.ROOT),
                row.getString("text"),
                List.of(Json.MAPPER.readValue(row.getString("choices"), Choice[].class)),
                List.of(Json.MAPPER.readValue(row.getString("files"), ShownFile[].class)),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
