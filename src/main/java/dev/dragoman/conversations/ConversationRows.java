package dev.dragoman.conversations;

import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.Attachment;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Visibility;
import dev.dragoman.system.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Rows of this module as objects. */
final class ConversationRows {

    static final String COLUMNS = """
            id, channel, account, visibility, thread, name, owner, holder, holder_name, version, epoch, language,
            misses, introduced, linked_to, last_heard, last_at, preview,
            (select content from conversation_memory m where m.conversation = conversation.id) as memory
            """;

    private static final TypeReference<List<Attachment>> ATTACHMENTS = new TypeReference<>() {};

    private ConversationRows() {}

    static Conversation conversation(ResultSet row, int number) throws SQLException {
        var linkedTo = row.getObject("linked_to", UUID.class);
        return new Conversation(
                new ConversationId(row.getObject("id", UUID.class)),
                address(row),
                row.getString("name"),
                Owner.valueOf(row.getString("owner")),
                row.getObject("holder", UUID.class),
                row.getString("holder_name"),
                row.getLong("version"),
                row.getLong("epoch"),
                row.getString("language"),
                row.getInt("misses"),
                row.getBoolean("introduced"),
                linkedTo == null ? null : new ConversationId(linkedTo),
                at(row, "last_heard"),
                at(row, "last_at"),
                row.getString("preview"),
                row.getString("memory"));
    }

    static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getLong("n"),
                row.getString("external_id"),
                "CUSTOMER".equals(row.getString("author")),
                row.getString("author_name"),
                row.getString("kind"),
                row.getString("body"),
                row.getString("payload"),
                attachments(row),
                row.getString("parent"),
                at(row, "at"),
                maybe(row, "edited_at"),
                maybe(row, "withdrawn_at"));
    }

    static List<Attachment> attachments(ResultSet row) throws SQLException {
        return Json.MAPPER.readValue(row.getString("attachments"), ATTACHMENTS);
    }

    static Address address(ResultSet row) throws SQLException {
        return new Address(
                new ChannelId(row.getString("channel")),
                new AccountId(row.getString("account")),
                Visibility.valueOf(row.getString("visibility")),
                new NetworkId(row.getString("thread")));
    }

    /** A time of the store; its {@code -infinity}, never, is the beginning of 1970. */
    static Instant at(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at.equals(OffsetDateTime.MIN) ? Instant.EPOCH : at.toInstant();
    }

    static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
