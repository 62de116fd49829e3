package dev.dragoman.delivery;

import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Owner;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Act;
import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import dev.dragoman.system.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of the outbox as objects. */
final class OutboxRows {

    private static final Map<String, Class<?>> ACTS = Arrays.stream(Act.class.getPermittedSubclasses())
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    /** A kind of its own before there were other verdicts; rows of that time still have it. */
    private static final String HIDE = "Hide";

    private OutboxRows() {}

    /** A claimed row; {@code claimed} is the nano time before the claim, {@code open_ms} what is left of the window. */
    static Parcel parcel(ResultSet row, long claimed) throws SQLException {
        String answers = row.getString("answers");
        UUID id = row.getObject("id", UUID.class);
        String owner = row.getString("owner");
        var outbound = new Outbound(
                address(row),
                answers == null ? null : new NetworkId(answers),
                act(row),
                owner == null,
                id.toString(),
                at(row, "last_heard"));
        return new Parcel(
                id,
                new ConversationId(row.getObject("conversation", UUID.class)),
                outbound,
                owner == null ? null : Owner.valueOf(owner),
                row.getInt("tries"),
                row.getInt("resends"),
                row.getInt("attempt"),
                claimed,
                row.getObject("open_ms") == null ? null : Duration.ofMillis(row.getLong("open_ms")));
    }

    static Sending sending(ResultSet row, int number) throws SQLException {
        return new Sending(
                row.getObject("id", UUID.class),
                row.getObject("conversation", UUID.class),
                act(row),
                row.getString("author_name"),
                Sending.State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getString("trigger"),
                row.getString("answers"),
                row.getString("external_id"),
                at(row, "created_at"),
                maybe(row, "delivered_at"),
                maybe(row, "read_at"));
    }

    private static Act act(ResultSet row) throws SQLException {
        String kind = row.getString("act");
        if (kind.equals(HIDE)) {
            return new Act.Moderate(Moderation.HIDE);
        }
        Class<?> type = ACTS.get(kind);
        if (type == null) {
            throw new IllegalStateException("unknown act in the outbox: " + kind);
        }
        return (Act) Json.MAPPER.readValue(row.getString("body"), type);
    }

    static Address address(ResultSet row) throws SQLException {
        return new Address(
                new ChannelId(row.getString("channel")),
                new AccountId(row.getString("account")),
                Visibility.valueOf(row.getString("visibility")),
                new NetworkId(row.getString("thread")));
    }

    static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
