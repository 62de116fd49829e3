package dev.dragoman.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes whose result nobody waits for. They are kept until the end of their transaction and reach the database
 * together, in one exchange just before the commit: on a busy machine each exchange costs more than the write itself.
 * What the transaction reads meanwhile does not contain them, and their failure fails the transaction.
 */
@Component
public class LastWrites {

    private static final MapSqlParameterSource NOTHING = new MapSqlParameterSource();

    private final JdbcTemplate jdbc;
    private final Map<String, ParsedSql> parsed = new ConcurrentHashMap<>();

    LastWrites(DataSource source) {
        this.jdbc = new JdbcTemplate(source);
    }

    /**
     * Keeps a statement with named parameters for the end of the running transaction, behind those that are kept
     * already. Statements of one text run together, where the first of them stands.
     *
     * @throws IllegalStateException outside of a transaction
     */
    public void add(String sql, MapSqlParameterSource values) {
        ParsedSql statement = parsed.computeIfAbsent(sql, NamedParameterUtils::parseSqlStatement);
        var write = new Write(
                NamedParameterUtils.substituteNamedParameters(statement, values),
                NamedParameterUtils.buildValueArray(statement, values, null));
        kept().writes.add(write);
    }

    /**
     * The commit of the running transaction need not wait for the disk. A power cut may undo it, together with everything
     * that was committed after it, so this is for work which is then found again and done the same: a later commit that
     * does wait makes this one durable too, before anybody outside hears of it.
     */
    public void needNotWait() {
        add("set local synchronous_commit = off", NOTHING);
    }

    private Kept kept() {
        for (TransactionSynchronization other : TransactionSynchronizationManager.getSynchronizations()) {
            if (other instanceof Kept kept) {
                return kept;
            }
        }
        var kept = new Kept();
        TransactionSynchronizationManager.registerSynchronization(kept);
        return kept;
    }

    /** The driver sends statements that stand in one text together, and waits once for all of them. */
    private void write(List<Write> writes) {
        Map<String, List<Object[]>> values = new LinkedHashMap<>();
        writes.forEach(
                it -> values.computeIfAbsent(it.sql(), sql -> new ArrayList<>()).add(it.values()));
        if (values.size() == writes.size()) {
            jdbc.update(
                    String.join(";\n", values.keySet()),
                    writes.stream().flatMap(it -> Arrays.stream(it.values())).toArray());
        } else {
            values.forEach(jdbc::batchUpdate);
        }
    }

    private final class Kept implements TransactionSynchronization {

        private final List<Write> writes = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            if (!writes.isEmpty()) {
                write(List.copyOf(writes));
                writes.clear();
            }
        }
    }

    /** A statement with its values in their places. */
    @SuppressWarnings("ArrayRecordComponent") // handed to the driver as it is, never compared
    private record Write(String sql, @Nullable Object[] values) {}
}
