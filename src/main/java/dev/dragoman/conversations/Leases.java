package dev.dragoman.conversations;

import dev.dragoman.conversations.Conversations.Outcome;
import dev.dragoman.system.LastWrites;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who works on which conversation, and until when. All times are the database's. */
@Component
class Leases {

    /** The bot may begin its work on a conversation so many times without coming to an end. */
    private static final int HOPELESS = 5;

    private final JdbcClient jdbc;
    private final LastWrites writes;
    private final String instance;

    Leases(JdbcClient jdbc, LastWrites writes, @Value("${dragoman.instance:one}") String instance) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.instance = instance;
    }

    /** By the time of the statement: one that changes while it runs could not be looked up in an index. */
    List<DueWork> due(int most) {
        List<Conversation> taken = jdbc.sql("""
                update conversation
                   set lease_until = clock_timestamp() + interval '15 seconds', epoch = epoch + 1,
                       leased_by = :instance, attempts = attempts + 1
                 where id = any (array(select id from conversation
                                        where due_at <= statement_timestamp() and owner = 'BOT'
                                          and lease_until <= statement_timestamp() and attempts < :hopeless
                                        order by due_at limit :most for update skip locked))
                returning
                """ + ConversationRows.COLUMNS)
                .param("instance", instance)
                .param("hopeless", HOPELESS)
                .param("most", most)
                .query(ConversationRows::conversation)
                .list();
        Map<UUID, List<Message>> unanswered = unanswered(taken);
        return taken.stream()
                .map(it -> new DueWork(it, unanswered.getOrDefault(it.id().value(), List.of())))
                .toList();
    }

    private Map<UUID, List<Message>> unanswered(List<Conversation> taken) {
        if (taken.isEmpty()) {
            return Map.of();
        }
        record Line(UUID conversation, Message message) {}
        return jdbc
                .sql("""
                select m.* from unnest(:ids::uuid[]) as c (id) cross join lateral (
                    select * from message
                     where conversation = c.id and not answered and author = 'CUSTOMER' and kind <> 'UNSEEN'
                     order by n desc limit 100) m
                 order by m.n
                """)
                .param("ids", taken.stream().map(it -> it.id().value()).toArray(UUID[]::new))
                .query((row, n) ->
                        new Line(row.getObject("conversation", UUID.class), ConversationRows.message(row, n)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Line::conversation, Collectors.mapping(Line::message, Collectors.toList())));
    }

    Duration lag() {
        return Duration.ofMillis(jdbc.sql("""
                select coalesce(greatest(extract(epoch from clock_timestamp() - min(due_at)) * 1000, 0), 0)::bigint
                  from conversation where due_at is not null and owner = 'BOT'
                """).query(Long.class).single());
    }

    /** A lease that was given back ended the work: what was decided under it is not decided again. */
    Optional<Conversation> unchanged(Conversation prepared) {
        return jdbc.sql("""
                select %s from conversation
                 where id = :id and version = :version and epoch = :epoch and owner = 'BOT'
                   and lease_until > '-infinity' for update
                """.formatted(ConversationRows.COLUMNS))
                .param("id", prepared.id().value())
                .param("version", prepared.version())
                .param("epoch", prepared.epoch())
                .query(ConversationRows::conversation)
                .optional();
    }

    /** Those that nobody else holds just now. */
    List<Conversation> unchanged(List<Conversation> prepared) {
        return jdbc.sql("""
                select %s from conversation
                 where owner = 'BOT' and lease_until > '-infinity' and (id, version, epoch) in (
                       select * from unnest(:ids::uuid[], :versions::bigint[], :epochs::bigint[]))
                   for update skip locked
                """.formatted(ConversationRows.COLUMNS))
                .param("ids", prepared.stream().map(it -> it.id().value()).toArray(UUID[]::new))
                .param("versions", prepared.stream().map(Conversation::version).toArray(Long[]::new))
                .param("epochs", prepared.stream().map(Conversation::epoch).toArray(Long[]::new))
                .query(ConversationRows::conversation)
                .list();
    }

    /** The work came to its end, and the lease with it. */
    void answered(ConversationId conversation, Outcome outcome) {
        writes.add(
                """
                with done as (
                    update message set answered = true, answered_by = (select external_id from message where n = :upTo)
                     where conversation = :id and not answered and n <= :upTo)
                update conversation
                   set due_at = null, burst_since = null, lease_until = '-infinity', misses = :misses, attempts = 0,
                       language = coalesce(:language, language), introduced = introduced or :introduced
                 where id = :id
                """,
                new MapSqlParameterSource("id", conversation.value())
                        .addValue("upTo", outcome.upTo())
                        .addValue("misses", outcome.misses())
                        .addValue("language", outcome.language())
                        .addValue("introduced", outcome.introduced()));
    }

    void giveBack(Conversation prepared) {
        jdbc.sql("update conversation set lease_until = '-infinity', attempts = 0 where id = :id and epoch = :epoch")
                .param("id", prepared.id().value())
                .param("epoch", prepared.epoch())
                .update();
    }

    List<ConversationId> hopeless() {
        return jdbc.sql("""
                update conversation set due_at = null, burst_since = null, attempts = 0
                 where attempts >= :hopeless and due_at is not null and owner = 'BOT'
                   and lease_until <= clock_timestamp()
                returning id
                """).param("hopeless", HOPELESS).query(UUID.class).list().stream()
                .map(ConversationId::new)
                .toList();
    }

    /** A stop of the product in the middle of the work counts as three attempts, so that the second one ends them. */
    void endOwn() {
        jdbc.sql("""
                update conversation set lease_until = '-infinity', attempts = attempts + 2
                 where leased_by = :instance and lease_until > clock_timestamp()
                """).param("instance", instance).update();
    }

    Map<ConversationId, Owner> lockFree(List<ConversationId> ids) {
        Map<ConversationId, Owner> owners = new HashMap<>();
        jdbc.sql("select id, owner from conversation where id = any (:ids::uuid[]) for no key update skip locked")
                .param("ids", ids.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query(row -> {
                    owners.put(
                            new ConversationId(row.getObject("id", UUID.class)), Owner.valueOf(row.getString("owner")));
                });
        return owners;
    }
}
