package dev.dragoman.conversations;

import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what customers said across conversations: what was taken back is left out. */
@Component
public class Texts {

    private static final String COLUMNS = """
        select m.conversation, m.external_id, m.body, m.at, c.channel, c.visibility, c.language
          from message m join conversation c on c.id = m.conversation
        """;
    private static final String SAID = """
         and m.author = 'CUSTOMER' and m.kind = 'SAID' and m.withdrawn_at is null and m.body <> ''
         and c.channel <> all (:without::text[])
        """;

    private final JdbcClient jdbc;

    Texts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a customer said.
     *
     * @param id       the network's id of it
     * @param language of the conversation, if it is known
     */
    public record Text(
            UUID conversation,
            String id,
            String text,
            Instant at,
            ChannelId channel,
            Visibility visibility,
            @Nullable String language) {}

    /** A message by its conversation and the network's id. */
    public record Key(UUID conversation, String id) {}

    /** A person took over from the bot. */
    public record Takeover(UUID conversation, Instant at) {}

    /** The newest, at most so many, on all channels but these. */
    public List<Text> latest(int most, Collection<String> without) {
        return jdbc.sql(COLUMNS + " where true " + SAID + " order by m.n desc limit :most")
                .param("without", without.toArray(String[]::new))
                .param("most", most)
                .query(Texts::text)
                .list();
    }

    /** These, in no order, on all channels but those. */
    public List<Text> of(Collection<Key> keys, Collection<String> without) {
        return jdbc.sql(COLUMNS + """
                 join unnest(:conversations::uuid[], :ids::text[]) as wanted (conversation, id)
                   on wanted.conversation = m.conversation and wanted.id = m.external_id
                 where true
                """ + SAID)
                .param("conversations", keys.stream().map(Key::conversation).toArray(UUID[]::new))
                .param("ids", keys.stream().map(Key::id).toArray(String[]::new))
                .param("without", without.toArray(String[]::new))
                .query(Texts::text)
                .list();
    }

    /** When people took over from the bot itself, the newest first, at most so many. */
    public List<Takeover> takeovers(Instant since, int most) {
        return jdbc.sql("""
                select conversation, at from ownership
                 where now = 'HUMAN' and was = 'BOT' and at >= :since order by n desc limit :most
                """)
                .param("since", Filing.utc(since))
                .param("most", most)
                .query((row, n) -> new Takeover(
                        row.getObject("conversation", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Text text(ResultSet row, int number) throws SQLException {
        return new Text(
                row.getObject("conversation", UUID.class),
                row.getString("external_id"),
                row.getString("body"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new ChannelId(row.getString("channel")),
                Visibility.valueOf(row.getString("visibility")),
                row.getString("language"));
    }
}
