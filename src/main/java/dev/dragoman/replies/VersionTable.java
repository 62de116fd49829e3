package dev.dragoman.replies;

import dev.dragoman.replies.Version.State;
import dev.dragoman.system.Json;
import dev.dragoman.understanding.Knowledge.Variation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/** The table {@code template_version}. Optimistic: a version number can be taken once, a draft can be published once. */
final class VersionTable {

    private static final TypeReference<List<Variation>> VARIATIONS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    VersionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The highest number there is, and the highest of a version that is not replaced. */
    record Numbers(int highest, int live) {}

    Numbers numbers(TemplateKey template) {
        return jdbc.sql("""
                select coalesce(max(version), 0) as highest,
                       coalesce(max(version) filter (where state <> 'REPLACED'), 0) as live
                  from template_version
                 where key = :key and language = :language
                """)
                .param("key", template.key())
                .param("language", template.language())
                .query(Numbers.class)
                .single();
    }

    /** False when somebody else took the number. */
    boolean insert(Version version) {
        return jdbc.sql("""
                insert into template_version (key, language, version, state, body, author, author_name, reason,
                                              created_at, publisher, publisher_name, published_at)
                values (:key, :language, :version, :state, cast(:body as jsonb), :author, :authorName, :reason,
                        :createdAt, :publisher, :publisherName, :publishedAt)
                on conflict do nothing
                """)
                        .param("key", version.template().key())
                        .param("language", version.template().language())
                        .param("version", version.version())
                        .param("state", version.state().name())
                        .param(
                                "body",
                                Json.MAPPER.writeValueAsString(version.body().variations()))
                        .param("author", idOf(version.author()))
                        .param("authorName", nameOf(version.author()))
                        .param("reason", version.reason())
                        .param("createdAt", atUtc(version.createdAt()))
                        .param("publisher", idOf(version.publisher()))
                        .param("publisherName", nameOf(version.publisher()))
                        .param("publishedAt", atUtc(version.publishedAt()))
                        .update()
                == 1;
    }

    void replaceDrafts(TemplateKey template, int below) {
        jdbc.sql("""
                update template_version set state = 'REPLACED'
                 where key = :key and language = :language and version < :below and state = 'DRAFT'
                """)
                .param("key", template.key())
                .param("language", template.language())
                .param("below", below)
                .update();
    }

    /** False when it is not, or no longer, the open draft. */
    boolean discard(TemplateKey template, int version) {
        return jdbc.sql("""
                update template_version set state = 'REPLACED'
                 where key = :key and language = :language and version = :version and state = 'DRAFT'
                """)
                        .param("key", template.key())
                        .param("language", template.language())
                        .param("version", version)
                        .update()
                == 1;
    }

    /** False when it is no longer a draft, or something later was published meanwhile. */
    boolean publish(Version draft, Author publisher, String reason, Instant now) {
        return jdbc.sql("""
                update template_version d
                   set state = 'PUBLISHED', reason = :reason, published_at = :now,
                       publisher = :publisher, publisher_name = :publisherName
                 where key = :key and language = :language and version = :version and state = 'DRAFT'
                   and not exists (select from template_version p
                                    where p.key = d.key and p.language = d.language
                                      and p.version > d.version and p.state = 'PUBLISHED')
                """)
                        .param("reason", reason)
                        .param("now", atUtc(now))
                        .param("publisher", publisher.id())
                        .param("publisherName", publisher.name())
                        .param("key", draft.template().key())
                        .param("language", draft.template().language())
                        .param("version", draft.version())
                        .update()
                == 1;
    }

    /** Grows with every publication, in the order of the commits. */
    long publications() {
        return jdbc.sql("select count(*) from template_version where state = 'PUBLISHED'")
                .query(Long.class)
                .single();
    }

    List<Version> speaking() {
        return jdbc.sql("""
                select distinct on (key, language) *
                  from template_version
                 where state = 'PUBLISHED'
                 order by key, language, version desc
                """).query(VersionTable::version).list();
    }

    Optional<Version> speaking(TemplateKey template) {
        return jdbc.sql("""
                select * from template_version
                 where key = :key and language = :language and state = 'PUBLISHED'
                 order by version desc limit 1
                """)
                .param("key", template.key())
                .param("language", template.language())
                .query(VersionTable::version)
                .optional();
    }

    List<Version> drafts() {
        return jdbc.sql("select * from template_version where state = 'DRAFT' order by key, language, version")
                .query(VersionTable::version)
                .list();
    }

    Optional<Version> find(TemplateKey template, int version) {
        return jdbc.sql("""
                select * from template_version where key = :key and language = :language and version = :version
                """)
                .param("key", template.key())
                .param("language", template.language())
                .param("version", version)
                .query(VersionTable::version)
                .optional();
    }

    List<Version> history(TemplateKey template) {
        return jdbc.sql("""
                select * from template_version
                 where key = :key and language = :language
                 order by version desc
                """)
                .param("key", template.key())
                .param("language", template.language())
                .query(VersionTable::version)
                .list();
    }

    private static Version version(ResultSet row, int number) throws SQLException {
        return new Version(
                new TemplateKey(row.getString("key"), row.getString("language")),
                row.getInt("version"),
                State.valueOf(row.getString("state")),
                new Body(Json.MAPPER.readValue(row.getString("body"), VARIATIONS)),
                person(row, "author"),
                row.getString("reason"),
                instant(row, "created_at"),
                person(row, "publisher"),
                instant(row, "published_at"));
    }

    private static @Nullable Author person(ResultSet row, String column) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : new Author(id, row.getString(column + "_name"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime atUtc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable UUID idOf(@Nullable Author author) {
        return author == null ? null : author.id();
    }

    private static @Nullable String nameOf(@Nullable Author author) {
        return author == null ? null : author.name();
    }
}
