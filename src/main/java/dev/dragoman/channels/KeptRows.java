package dev.dragoman.channels;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A row each. */
@Component
class KeptRows implements Kept {

    private final JdbcClient jdbc;

    KeptRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> read(Key key) {
        return jdbc.sql("select value from kept where channel = :channel and account = :account and name = :name")
                .params(columns(key))
                .query(String.class)
                .optional();
    }

    /** The row exists before it is locked, so that two processes that begin at once wait for each other as well. */
    @Override
    @Transactional
    public String change(Key key, UnaryOperator<String> change) {
        jdbc.sql("insert into kept (channel, account, name) values (:channel, :account, :name) on conflict do nothing")
                .params(columns(key))
                .update();
        String before = jdbc.sql("""
                select value from kept where channel = :channel and account = :account and name = :name for update
                """).params(columns(key)).query(String.class).single();
        String after = change.apply(before);
        jdbc.sql("""
                update kept set value = :value, at = clock_timestamp()
                 where channel = :channel and account = :account and name = :name
                """).params(columns(key)).param("value", after).update();
        return after;
    }

    private static Map<String, String> columns(Key key) {
        return Map.of(
                "channel", key.channel().value(),
                "account", key.account().value(),
                "name", key.name());
    }
}
