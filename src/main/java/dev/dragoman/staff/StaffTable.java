package dev.dragoman.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code staff}. */
@Component
class StaffTable {

    private static final String BY_LOGIN = "select * from staff where login = :login";
    private static final String BY_ID = "select * from staff where id = :id";
    private static final String ALL = "select * from staff order by disabled_at is not null, lower(name), login";
    private static final String INSERT = """
        insert into staff (id, login, name, password, role) values (:id, :login, :name, :password, :role)
        on conflict (login) do nothing
        """;
    private static final String SET_PASSWORD = """
        update staff set password = :password, password_changed_at = now() where id = :id
        """;
    // All administrators are locked first, so that two who disable each other cannot both succeed.
    private static final String DISABLE = """
        with administrators as (
          select id from staff where role = 'ADMINISTRATOR' and disabled_at is null order by id for update
        )
        update staff set disabled_at = coalesce(disabled_at, now())
         where id = :id
           and (role <> 'ADMINISTRATOR' or exists (select from administrators a where a.id <> :id))
        """;
    private static final String ENABLE = "update staff set disabled_at = null where id = :id";
    private static final String HAS_ADMINISTRATOR = """
        select exists (select from staff where role = 'ADMINISTRATOR')
        """;

    private final JdbcClient sql;

    StaffTable(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A stored person.
     *
     * @param password the hash; null lets nobody in
     */
    record Row(Agent agent, @Nullable String password, Instant passwordChangedAt, boolean enabled) {}

    Optional<Row> byLogin(String login) {
        return sql.sql(BY_LOGIN).param("login", login).query(StaffTable::row).optional();
    }

    Optional<Row> byId(AgentId id) {
        return sql.sql(BY_ID).param("id", id.value()).query(StaffTable::row).optional();
    }

    List<Row> all() {
        return sql.sql(ALL).query(StaffTable::row).list();
    }

    /** False when somebody has this login. */
    boolean insert(Agent agent, @Nullable String password) {
        return sql.sql(INSERT)
                        .param("id", agent.id().value())
                        .param("login", agent.login())
                        .param("name", agent.name())
                        .param("password", password)
                        .param("role", agent.role().name())
                        .update()
                == 1;
    }

    void setPassword(AgentId id, String password) {
        sql.sql(SET_PASSWORD)
                .param("id", id.value())
                .param("password", password)
                .update();
    }

    /** False when no administrator would be left. */
    boolean disable(AgentId id) {
        return sql.sql(DISABLE).param("id", id.value()).update() == 1;
    }

    void enable(AgentId id) {
        sql.sql(ENABLE).param("id", id.value()).update();
    }

    boolean hasAdministrator() {
        return sql.sql(HAS_ADMINISTRATOR).query(Boolean.class).single();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var id = new AgentId(row.getObject("id", UUID.class));
        var agent = new Agent(id, row.getString("login"), row.getString("name"), Role.valueOf(row.getString("role")));
        Instant changed = row.getTimestamp("password_changed_at").toInstant();
        return new Row(agent, row.getString("password"), changed, row.getObject("disabled_at") == null);
    }
}
