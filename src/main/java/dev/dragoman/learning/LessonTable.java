package dev.dragoman.learning;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which lessons are done, and what agents said was meant. */
@Component
class LessonTable {

    private final JdbcClient jdbc;

    LessonTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<Long> settled(Collection<Long> decisions) {
        return new HashSet<>(jdbc.sql("select decision from lesson_settled where decision = any (:ids::bigint[])")
                .param("ids", decisions.toArray(Long[]::new))
                .query(Long.class)
                .list());
    }

    void settle(Collection<Long> decisions, String by) {
        jdbc.sql("""
                insert into lesson_settled (decision, by_name) select unnest(:ids::bigint[]), :by
                on conflict (decision) do nothing
                """)
                .param("ids", decisions.toArray(Long[]::new))
                .param("by", by)
                .update();
    }

    /** The newest, what was meant by the number of the decision. */
    Map<Long, String> corrections(int most) {
        Map<Long, String> corrections = new LinkedHashMap<>();
        jdbc.sql("select decision, intent from lesson_correction order by at desc limit :most")
                .param("most", most)
                .query(row -> {
                    corrections.put(row.getLong("decision"), row.getString("intent"));
                });
        return corrections;
    }

    /** A lesson that was done is open again: an agent has more to say about it. */
    void correct(long decision, String intent, String by) {
        jdbc.sql("""
                insert into lesson_correction (decision, intent, by_name) values (:decision, :intent, :by)
                on conflict (decision) do update set intent = :intent, by_name = :by, at = clock_timestamp()
                """)
                .param("decision", decision)
                .param("intent", intent)
                .param("by", by)
                .update();
        jdbc.sql("delete from lesson_settled where decision = :decision")
                .param("decision", decision)
                .update();
    }
}
