package dev.dragoman.conversations;

import dev.dragoman.message.Contact;
import dev.dragoman.message.NetworkId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How customers can be reached: what a network tells, and what they say themselves in a message. */
@Component
class Contacts {

    private final JdbcClient jdbc;
    private final Proposals proposals;

    Contacts(JdbcClient jdbc, Proposals proposals) {
        this.jdbc = jdbc;
        this.proposals = proposals;
    }

    /** The network itself tells how a customer can be reached. */
    void told(UUID customer, Contact contact) {
        learn(customer, contact, null);
    }

    /** A customer wrote it about themself. */
    void said(UUID customer, Contact contact, Source source) {
        learn(customer, contact, source);
    }

    /** The message says it no longer; what nothing else says is gone, with the proposals that rest on it. */
    void forget(Source source) {
        List<UUID> customers = jdbc.sql("""
                delete from contact where conversation = :conversation and external_id = :id returning customer
                """)
                .param("conversation", source.conversation().value())
                .param("id", source.message().value())
                .query(UUID.class)
                .list();
        customers.stream().distinct().forEach(proposals::dropGroundless);
    }

    private void learn(UUID customer, Contact contact, @Nullable Source source) {
        // Of two that say the same at the same time, the later one must see the earlier.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:contact, 24))")
                .param("contact", contact.kind() + ":" + contact.value())
                .query((row, n) -> n)
                .list();
        int fresh = jdbc.sql("""
                insert into contact (customer, kind, value, conversation, external_id)
                values (:customer, :kind, :value, :conversation, :id) on conflict do nothing
                """)
                .param("customer", customer)
                .param("kind", contact.kind().name())
                .param("value", contact.value())
                .param(
                        "conversation",
                        source == null ? null : source.conversation().value())
                .param("id", source == null ? null : source.message().value())
                .update();
        if (fresh == 1) {
            proposals.propose(customer);
        }
    }

    /** The message that says it. */
    record Source(ConversationId conversation, NetworkId message) {}
}
