package dev.dragoman.conversations;

import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Visibility;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells which conversations stand under which publication. */
@Component
public class Posts {

    private final JdbcClient jdbc;

    Posts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The publication under which a conversation stands; empty for messages, and where the network does not say. */
    public Optional<NetworkId> of(ConversationId conversation) {
        return jdbc.sql("select post from message where conversation = :id and post <> '' order by n limit 1")
                .param("id", conversation.value())
                .query(String.class)
                .optional()
                .map(NetworkId::new);
    }

    /**
     * The conversations under a publication of an account, the latest first, at most 200; that whose thread is the
     * publication itself is one of them.
     */
    public List<Conversation> under(ChannelId channel, AccountId account, NetworkId post) {
        return jdbc.sql("""
                select %s from conversation
                 where id in (select conversation from message where post = :post
                              union
                              select id from conversation where key = :key)
                   and channel = :channel and account = :account and visibility = 'PUBLIC'
                 order by last_at desc limit 200
                """.formatted(ConversationRows.COLUMNS))
                .param("post", post.value())
                .param(
                        "key",
                        new Address(channel, account, Visibility.PUBLIC, post)
                                .key()
                                .value())
                .param("channel", channel.value())
                .param("account", account.value())
                .query(ConversationRows::conversation)
                .list();
    }
}
