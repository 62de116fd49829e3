package dev.dragoman.conversations;

import dev.dragoman.conversations.Contacts.Source;
import dev.dragoman.message.Address;
import dev.dragoman.message.Contact;
import dev.dragoman.message.Event;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The customers behind the ids of the networks. */
@Component
class Identities {

    /** Another who meets the same customer at the same moment waits, and then finds the customer of the first. */
    private static final String BELONGS = """
            with met as (
                select customer from identity where channel = :channel and account = :account and network_id = :id),
            fresh as (
                insert into customer (name) select :name where not exists (select from met) returning id),
            named as (
                insert into identity as i (channel, account, network_id, customer)
                select :channel, :account, :id, fresh.id from fresh
                on conflict (channel, account, network_id) do update set customer = i.customer
                returning i.customer)
            update conversation
               set customer = who.customer, name = coalesce(:name, name)
              from (select customer from met union all select customer from named) who
             where id = :conversation
            returning who.customer
            """;

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
        if (!known || address.visibility() == Visibility.PRIVATE && author.name() != null) {
            belongs(conversation, address, author);
        }
    }

    /** The conversation is this author's: known, or met for the first time, and all by one statement. */
    void belongs(ConversationId conversation, Address address, Party author) {
        if (author.id() == null) {
            return;
        }
        UUID customer = jdbc.sql(BELONGS)
                .param("conversation", conversation.value())
                .param("name", author.name())
                .param("channel", address.channel().value())
                .param("account", address.account().value())
                .param("id", author.id().value())
                .query(UUID.class)
                .single();
        if (author.contact() != null) {
            told(Objects.requireNonNull(customer), author.contact());
        }
    }

    private void told(UUID customer, Contact contact) {
        boolean known = jdbc.sql("""
                select exists (select from contact where customer = :customer and kind = :kind and value = :value
                                  and conversation is null)
                """)
                .param("customer", customer)
                .param("kind", contact.kind().name())
                .param("value", contact.value())
                .query(Boolean.class)
                .single();
        if (!known) {
            contacts.told(customer, contact);
        }
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
                : find(address, author.id());
    }

    private Optional<UUID> find(Address address, NetworkId id) {
        return jdbc.sql("""
                select customer from identity
                 where channel = :channel and account = :account and network_id = :id
                """)
                .param("channel", address.channel().value())
                .param("account", address.account().value())
                .param("id", id.value())
                .query(UUID.class)
                .optional();
    }
}
