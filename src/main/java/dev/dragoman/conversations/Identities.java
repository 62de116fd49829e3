package dev.dragoman.conversations;

import dev.dragoman.conversations.Contacts.Source;
import dev.dragoman.message.Address;
import dev.dragoman.message.Contact;
import dev.dragoman.message.Event;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The customers behind the ids of the networks. */
@Component
class Identities {

    private final JdbcClient jdbc;
    private final Contacts contacts;
    private final ContactFinder finder;

    Identities(JdbcClient jdbc, Contacts contacts, ContactFinder finder) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.finder = finder;
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

    /** Remembers what the author says about how to be reached; mostly nothing, and then it costs a look at the words. */
    void listen(ConversationId conversation, Event event, Party author, String words) {
        List<Contact> said = ContactFinder.mayHold(words) ? finder.find(words) : List.of();
        if (!said.isEmpty()) {
            author(conversation, event.address(), author)
                    .ifPresent(customer ->
                            said.forEach(it -> contacts.said(customer, it, new Source(conversation, event.id()))));
        }
    }

    /** The message says this instead of what it said before. */
    void listenAgain(ConversationId conversation, Event event, Party author, String words) {
        forget(conversation, event);
        listen(conversation, event, author, words);
    }

    /** The message says nothing any more. */
    void forget(ConversationId conversation, Event event) {
        contacts.forget(new Source(conversation, event.id()));
    }

    private Optional<UUID> author(ConversationId conversation, Address address, Party author) {
        return author.id() == null
                ? jdbc.sql(
                                "select customer from conversation where id = :id and visibility = 'PRIVATE' and customer is not null")
                        .param("id", conversation.value())
                        .query(UUID.class)
                        .optional()
                : find(address, new Party(author.id(), author.name())).map(Met::customer);
    }

    private UUID customer(Address address, Party author) {
        Met met = find(address, author).orElseGet(() -> add(address, author));
        if (author.contact() != null && !met.told()) {
            contacts.told(met.customer(), author.contact());
        }
        return met.customer();
    }

    private Met add(Address address, Party author) {
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
        return find(address, author).orElseThrow();
    }

    private Optional<Met> find(Address address, Party author) {
        @Nullable Contact contact = author.contact();
        return jdbc.sql("""
                select i.customer, exists (select from contact c
                                            where c.customer = i.customer and c.kind = :kind and c.value = :value
                                              and c.conversation is null) as told
                  from identity i where i.channel = :channel and i.account = :account and i.network_id = :id
                """)
                .param("kind", contact == null ? "" : contact.kind().name())
                .param("value", contact == null ? "" : contact.value())
                .param("channel", address.channel().value())
                .param("account", address.account().value())
                .param("id", Objects.requireNonNull(author.id()).value())
                .query((row, n) -> new Met(row.getObject("customer", UUID.class), row.getBoolean("told")))
                .optional();
    }

    /**
     * A customer who was met before.
     *
     * @param told whether the network told the contact before
     */
    private record Met(UUID customer, boolean told) {}
}
