package dev.dragoman.conversations;

import dev.dragoman.message.Address;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The customers behind the ids of the networks. */
@Component
class Identities {

    private final JdbcClient jdbc;

    Identities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Remembers who writes in this conversation; under a comment, the author of its first known line. */
    void meet(ConversationId conversation, Address address, Party author) {
        if (author.id() == null) {
            return;
        }
        boolean known = jdbc.sql("select customer is not null from conversation where id = :id")
                .param("id", conversation.value())
                .query(Boolean.class)
                .single();
        if (known && (address.visibility() == Visibility.PUBLIC || author.name() == null)) {
            return;
        }
        UUID customer = customer(address, author);
        jdbc.sql("update conversation set customer = :customer, name = coalesce(:name, name) where id = :id")
                .param("customer", customer)
                .param("name", author.name())
                .param("id", conversation.value())
                .update();
    }

    private UUID customer(Address address, Party author) {
        return find(address, author).orElseGet(() -> {
            UUID fresh = Objects.requireNonNull(jdbc.sql("insert into customer (name) values (:name) returning id")
                    .param("name", author.name())
                    .query(UUID.class)
                    .single());
            jdbc.sql("""
                    insert into identity (channel, account, network_id, customer)
                    values (:channel, :account, :id, :customer) on conflict do nothing
                    """)
                    .param("channel", address.channel().value())
                    .param("account", address.account().value())
                    .param("id", Objects.requireNonNull(author.id()).value())
                    .param("customer", fresh)
                    .update();
            return find(address, author).orElse(fresh);
        });
    }

    private java.util.Optional<UUID> find(Address address, Party author) {
        return jdbc.sql("""
                select customer from identity
                 where channel = :channel and account = :account and network_id = :id
                """)
                .param("channel", address.channel().value())
                .param("account", address.account().value())
                .param("id", Objects.requireNonNull(author.id()).value())
                .query(UUID.class)
                .optional();
    }
}
