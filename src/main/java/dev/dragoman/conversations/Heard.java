package dev.dragoman.conversations;

import dev.dragoman.message.Inbound;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Remembers what the networks have told, so that each thing is filed once. */
@Component
class Heard {

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;

    Heard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these events that are told for the first time, in the same order; remembers them all. */
    List<Inbound> firstTold(List<Inbound> events) {
        Set<List<String>> fresh = new HashSet<>(named(jdbc.sql("""
                insert into heard (channel, account, kind, external_id, version)
                select * from unnest(:channels::text[], :accounts::text[], :kinds::text[], :ids::text[],
                                     :versions::text[])
                on conflict do nothing returning channel, account, kind, external_id, version
                """), events)
                .query((row, n) -> List.of(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                .list());
        return events.stream()
                .filter(it -> fresh.remove(List.of(channel(it), account(it), it.kind(), id(it), version(it))))
                .toList();
    }

    /** Those of these events that were not told before, in the same order. */
    List<Inbound> unheard(List<Inbound> events) {
        Set<Integer> known =
                new HashSet<>(named(jdbc.sql("""
                select e.place from unnest(:channels::text[], :accounts::text[], :kinds::text[], :ids::text[],
                                           :versions::text[])
                       with ordinality as e (channel, account, kind, external_id, version, place)
                  join heard using (channel, account, kind, external_id, version)
                """), events).query(Integer.class).list());
        return IntStream.range(0, events.size())
                .filter(n -> !known.contains(n + 1))
                .mapToObj(events::get)
                .toList();
    }

    /** Forgets what was told longer than {@link #KEPT} ago, in small pieces; no network repeats so late. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void forget() {
        int forgotten;
        do {
            forgotten = jdbc.sql("""
                    delete from heard where ctid = any (array(
                        select ctid from heard where at < clock_timestamp() - :age * interval '1 second' limit 10000))
                    """).param("age", KEPT.toSeconds()).update();
        } while (forgotten > 0);
    }

    private static StatementSpec named(StatementSpec statement, List<Inbound> events) {
        return statement
                .param("channels", all(events, Heard::channel))
                .param("accounts", all(events, Heard::account))
                .param("kinds", all(events, Inbound::kind))
                .param("ids", all(events, Heard::id))
                .param("versions", all(events, Heard::version));
    }

    private static String[] all(List<Inbound> events, Function<Inbound, String> field) {
        return events.stream().map(field).toArray(String[]::new);
    }

    private static String channel(Inbound inbound) {
        return inbound.event().address().channel().value();
    }

    private static String account(Inbound inbound) {
        return inbound.event().address().account().value();
    }

    private static String id(Inbound inbound) {
        return inbound.event().id().value();
    }

    private static String version(Inbound inbound) {
        return inbound.event().version();
    }
}
