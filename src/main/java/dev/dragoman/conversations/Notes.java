package dev.dragoman.conversations;

import dev.dragoman.conversations.Conversations.Holder;
import dev.dragoman.message.Foreign;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door of private notes, which the staff write beside a conversation and no customer ever sees. */
@Component
public class Notes {

    /** How many characters a note may have. */
    public static final int LONGEST = 5000;

    private final JdbcClient jdbc;
    private final Conversations conversations;

    Notes(JdbcClient jdbc, Conversations conversations) {
        this.jdbc = jdbc;
        this.conversations = conversations;
    }

    /**
     * Keeps a note; the same browser id twice is one note. The conversation stays with its owner, and the bot goes on.
     *
     * @throws IllegalArgumentException when the text is blank or has more than {@link #LONGEST} characters, or when
     *     there is no such conversation
     */
    @Transactional
    public void write(ConversationId conversation, Holder author, UUID browserId, String text) {
        String words = Foreign.text(text.strip());
        if (words.isEmpty() || words.codePointCount(0, words.length()) > LONGEST) {
            throw new IllegalArgumentException("a note has 1 to " + LONGEST + " characters");
        }
        if (conversations.find(conversation).isEmpty()) {
            throw new IllegalArgumentException("there is no such conversation");
        }
        int written = jdbc.sql("""
                insert into note (conversation, author, author_name, text, browser_id)
                values (:conversation, :author, :name, :text, :browser)
                on conflict (conversation, browser_id) do nothing
                """)
                .param("conversation", conversation.value())
                .param("author", author.id())
                .param("name", author.name())
                .param("text", words)
                .param("browser", browserId)
                .update();
        if (written == 1) {
            conversations.changed(conversation);
        }
    }

    /** The notes of a conversation in the order they were written, the last 500. */
    public List<Note> of(ConversationId conversation) {
        return jdbc.sql("""
                select * from (select * from note where conversation = :id order by n desc limit 500) latest order by n
                """)
                .param("id", conversation.value())
                .query((row, number) -> new Note(
                        row.getObject("id", UUID.class),
                        row.getString("author_name"),
                        row.getString("text"),
                        ConversationRows.at(row, "at"),
                        row.getObject("browser_id", UUID.class)))
                .list();
    }
}
