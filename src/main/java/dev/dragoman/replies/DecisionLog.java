package dev.dragoman.replies;

import dev.dragoman.system.Json;
import dev.dragoman.system.LastWrites;
import dev.dragoman.understanding.Entity;
import dev.dragoman.understanding.Understanding;
import dev.dragoman.understanding.Understanding.Ranked;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;

/** Every decision of the bot, with what it understood and which template spoke. */
@Component
public class DecisionLog {

    private static final TypeReference<List<Ranked>> RANKING = new TypeReference<>() {};
    private static final TypeReference<List<Entity>> ENTITIES = new TypeReference<>() {};
    private static final TypeReference<List<Decided.Spoken>> SPOKEN = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final LastWrites writes;

    DecisionLog(JdbcClient jdbc, LastWrites writes) {
        this.jdbc = jdbc;
        this.writes = writes;
    }

    /** Writes a decision down, at the end of the transaction that acts on it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Entry entry) {
        Understanding heard = entry.heard();
        writes.add(
                """
                insert into decision (conversation, trigger, choice, rule, reason, language, intent, confidence,
                                      ranking, entities, mood, engine, spoken)
                values (:conversation, :trigger, :choice, :rule, :reason, :language, :intent, :confidence,
                        :ranking, :entities, :mood, :engine, :spoken)
                """,
                new MapSqlParameterSource("conversation", entry.conversation())
                        .addValue("trigger", entry.trigger())
                        .addValue("choice", entry.decision().choice().name())
                        .addValue("rule", entry.decision().rule())
                        .addValue("reason", entry.decision().reason())
                        .addValue("language", heard.language())
                        .addValue("intent", heard.intent())
                        .addValue("confidence", heard.confidence())
                        .addValue("ranking", Json.MAPPER.writeValueAsString(heard.ranking()))
                        .addValue("entities", Json.MAPPER.writeValueAsString(heard.entities()))
                        .addValue("mood", heard.mood().name())
                        .addValue("engine", heard.engine())
                        .addValue("spoken", Json.MAPPER.writeValueAsString(entry.spoken())));
    }

    /** The decisions in a conversation, in order, the last 200. */
    public List<Decided> of(UUID conversation) {
        return jdbc.sql("""
                select * from (select * from decision where conversation = :id order by n desc limit 200) d order by n
                """)
                .param("id", conversation)
                .query(DecisionLog::decided)
                .list();
    }

    /** The last decision in each of these conversations, in one read; those without one are left out. */
    public Map<UUID, Decided> latestOf(Collection<UUID> conversations) {
        Map<UUID, Decided> latest = new HashMap<>();
        jdbc.sql("""
                select d.* from unnest(:ids::uuid[]) as wanted (id)
                 cross join lateral (select * from decision where conversation = wanted.id
                                      order by n desc limit 1) d
                """).param("ids", conversations.toArray(UUID[]::new)).query(row -> {
            latest.put(row.getObject("conversation", UUID.class), decided(row, 0));
        });
        return latest;
    }

    /** The newest decisions by one of these rules, at most so many, among the last 200,000 since then. */
    public List<Numbered> byRule(Collection<String> rules, Instant since, int most) {
        return jdbc.sql("""
                select * from decision
                 where n > (select coalesce(max(n), 0) - 200000 from decision) and at >= :since
                   and rule = any (:rules::text[])
                 order by n desc limit :most
                """)
                .param("rules", rules.toArray(String[]::new))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(DecisionLog::numbered)
                .list();
    }

    /** The last decision in each of these conversations before the moment given with it. */
    public List<Numbered> lastBefore(Map<UUID, Instant> moments) {
        List<UUID> ids = List.copyOf(moments.keySet());
        return jdbc.sql("""
                select d.* from unnest(:ids::uuid[], :moments::timestamptz[]) as wanted (id, moment)
                 cross join lateral (select * from decision where conversation = wanted.id and at <= wanted.moment
                                      order by n desc limit 1) d
                """)
                .param("ids", ids.toArray(UUID[]::new))
                .param(
                        "moments",
                        ids.stream()
                                .map(it -> Objects.requireNonNull(moments.get(it))
                                        .atOffset(ZoneOffset.UTC)
                                        .toString())
                                .toArray(String[]::new))
                .query(DecisionLog::numbered)
                .list();
    }

    /** These decisions; those that are gone are left out. */
    public List<Numbered> numbered(Collection<Long> numbers) {
        return jdbc.sql("select * from decision where n = any (:numbers::bigint[])")
                .param("numbers", numbers.toArray(Long[]::new))
                .query(DecisionLog::numbered)
                .list();
    }

    /** The number of the last decision that answers this message. */
    public Optional<Long> numberOf(UUID conversation, String trigger) {
        return jdbc.sql("""
                select n from decision where conversation = :id and trigger = :trigger order by n desc limit 1
                """)
                .param("id", conversation)
                .param("trigger", trigger)
                .query(Long.class)
                .optional();
    }

    private static Numbered numbered(ResultSet row, int number) throws SQLException {
        return new Numbered(row.getLong("n"), row.getObject("conversation", UUID.class), decided(row, number));
    }

    private static Decided decided(ResultSet row, int number) throws SQLException {
        return new Decided(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("trigger"),
                Decision.Choice.valueOf(row.getString("choice")),
                row.getString("rule"),
                row.getString("reason"),
                row.getString("language"),
                row.getString("intent"),
                row.getDouble("confidence"),
                Json.MAPPER.readValue(row.getString("ranking"), RANKING),
                Json.MAPPER.readValue(row.getString("entities"), ENTITIES),
                row.getString("mood"),
                row.getString("engine"),
                Json.MAPPER.readValue(row.getString("spoken"), SPOKEN));
    }

    /** A stored decision, its place among all, and the conversation in which it was made. */
    public record Numbered(long n, UUID conversation, Decided decided) {}

    /** A decision about to be stored. */
    public record Entry(
            UUID conversation, String trigger, Decision decision, Understanding heard, List<Decided.Spoken> spoken) {}
}
