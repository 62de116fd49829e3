package dev.dragoman.staff;

import dev.dragoman.system.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what: lines are added and never changed. */
@Component
public class Audit {

    private static final String ADD = """
        insert into audit (who, what, subject, detail) values (:who, :what, :subject, cast(:detail as jsonb))
        """;

    private final JdbcClient sql;

    Audit(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Adds a line within the transaction of the caller.
     *
     * @param who     null for the house itself
     * @param what    a verb such as {@code template.publish}
     * @param subject what it was done to, such as {@code template:greet}
     * @param detail  never a message's text, never a secret
     */
    public void record(@Nullable AgentId who, String what, String subject, Map<String, String> detail) {
        sql.sql(ADD)
                .param("who", who == null ? null : who.value())
                .param("what", what)
                .param("subject", subject)
                .param("detail", Json.MAPPER.writeValueAsString(detail))
                .update();
    }
}
