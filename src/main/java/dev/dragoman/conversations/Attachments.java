package dev.dragoman.conversations;

import dev.dragoman.message.Address;
import dev.dragoman.message.Attachment;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to what came with messages; only references are kept. */
@Component
public class Attachments {

    private final JdbcClient jdbc;

    Attachments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An attachment, and the conversation in which it came. */
    public record Kept(Address address, Attachment attachment) {}

    /**
     * One attachment of a message; empty if there is none, or its author took it back.
     *
     * @param message the message's place in the order of arrival
     * @param number  the attachment's place in the message, from 0
     */
    public Optional<Kept> find(long message, int number) {
        return jdbc
                .sql("""
                select c.channel, c.account, c.visibility, c.thread, m.attachments
                  from message m join conversation c on c.id = m.conversation
                 where m.n = :message and m.withdrawn_at is null
                """)
                .param("message", message)
                .query((row, n) -> {
                    Address address = ConversationRows.address(row);
                    return ConversationRows.attachments(row).stream()
                            .map(it -> new Kept(address, it))
                            .toList();
                })
                .optional()
                .orElse(List.of())
                .stream()
                .skip(Math.max(0, number))
                .findFirst()
                .filter(it -> number >= 0);
    }
}
