package dev.dragoman.learning;

import dev.dragoman.learning.IntentVersion.State;
import dev.dragoman.replies.Author;
import dev.dragoman.system.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** The versions of what is taught. */
@Component
class IntentVersionTable {

    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};

    private final JdbcClient jdbc;

    IntentVersionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. */
    List<IntentVersion> history(String language) {
        return jdbc.sql("select * from intent_version where language = :language order by version desc limit 200")
                .param("language", language)
                .query(IntentVersionTable::version)
                .list();
    }

    Optional<IntentVersion> newest(String language, State state) {
        return jdbc.sql("""
                select * from intent_version where language = :language and state = :state
                 order by version desc limit 1
                """)
                .param("language", language)
                .param("state", state.name())
                .query(IntentVersionTable::version)
                .optional();
    }

    Optional<IntentVersion> find(String language, int version) {
        return jdbc.sql("select * from intent_version where language = :language and version = :version")
                .param("language", language)
                .param("version", version)
                .query(IntentVersionTable::version)
                .optional();
    }

    /** Writers of a language come one after the other until their transactions end. */
    void lock(String language) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('intent_version'), hashtext(:language))")
                .param("language", language)
                .query(row -> {});
    }

    IntentVersion add(String language, State state, List<Change> changes, Signed signed) {
        return jdbc.sql("""
                insert into intent_version (language, version, state, changes, author, author_name, reason)
                select :language, coalesce(max(version), 0) + 1, :state, :changes, :author, :name, :reason
                  from intent_version where language = :language
                returning *
                """)
                .param("language", language)
                .param("state", state.name())
                .param("changes", Json.MAPPER.writeValueAsString(changes))
                .param("author", signed.author.id())
                .param("name", signed.author.name())
                .param("reason", signed.reason)
                .query(IntentVersionTable::version)
                .single();
    }

    /** False when somebody was faster. */
    boolean change(IntentVersion draft, List<Change> changes) {
        return jdbc.sql("""
                update intent_version set changes = :changes, revision = revision + 1
                 where language = :language and version = :version and state = 'DRAFT' and revision = :revision
                """)
                        .param("changes", Json.MAPPER.writeValueAsString(changes))
                        .param("language", draft.language())
                        .param("version", draft.version())
                        .param("revision", draft.revision())
                        .update()
                == 1;
    }

    /** The end of a draft; false when somebody was faster. */
    boolean end(IntentVersion draft, State state, Signed signed) {
        return jdbc.sql("""
                update intent_version set state = :state, author = :author, author_name = :name, reason = :reason,
                                          at = clock_timestamp()
                 where language = :language and version = :version and state = 'DRAFT' and revision = :revision
                """)
                        .param("state", state.name())
                        .param("author", signed.author.id())
                        .param("name", signed.author.name())
                        .param("reason", signed.reason)
                        .param("language", draft.language())
                        .param("version", draft.version())
                        .param("revision", draft.revision())
                        .update()
                == 1;
    }

    /** Who did it and why. */
    record Signed(Author author, String reason) {}

    private static IntentVersion version(ResultSet row, int number) throws SQLException {
        return new IntentVersion(
                row.getString("language"),
                row.getInt("version"),
                State.valueOf(row.getString("state")),
                row.getInt("revision"),
                Json.MAPPER.readValue(row.getString("changes"), CHANGES),
                new Author(row.getObject("author", UUID.class), row.getString("author_name")),
                row.getString("reason"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
