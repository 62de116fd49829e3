package dev.dragoman.conversations;

import dev.dragoman.conversations.Person.Identity;
import dev.dragoman.conversations.Person.Known;
import dev.dragoman.conversations.Person.Merge;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.ChannelId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads customers with everything that was merged into them. */
@Component
class People {

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CustomerId> behind(ConversationId conversation) {
        return jdbc.sql("""
                select c.person from conversation v join customer c on c.id = v.customer where v.id = :id
                """)
                .param("id", conversation.value())
                .query(UUID.class)
                .optional()
                .map(CustomerId::new);
    }

    Optional<Person> find(CustomerId customer) {
        return jdbc.sql("""
                select p.person as id,
                       coalesce((select v.name from conversation v join customer c on c.id = v.customer
                                  where c.person = p.person and v.name is not null order by v.last_at desc limit 1),
                                (select name from customer where id = p.person)) as name
                  from customer p where p.id = :id
                """)
                .param("id", customer.value())
                .query((row, n) -> person(new CustomerId(row.getObject("id", UUID.class)), row.getString("name")))
                .optional();
    }

    private Person person(CustomerId id, @Nullable String name) {
        return new Person(id, name, identities(id), contacts(id), merges(id));
    }

    private List<Identity> identities(CustomerId person) {
        return jdbc.sql("""
                select i.customer, i.channel, i.account, c.name, i.consent_at, i.consent_name,
                       exists (select from guarded_channel g where g.channel = i.channel) as needs_word
                  from identity i join customer c on c.id = i.customer
                 where c.person = :person order by c.id limit 50
                """)
                .param("person", person.value())
                .query(People::identity)
                .list();
    }

    private static Identity identity(ResultSet row, int number) throws SQLException {
        return new Identity(
                new CustomerId(row.getObject("customer", UUID.class)),
                new ChannelId(row.getString("channel")),
                new AccountId(row.getString("account")),
                row.getString("name"),
                row.getBoolean("needs_word"),
                ConversationRows.maybe(row, "consent_at"),
                row.getString("consent_name"));
    }

    private List<Known> contacts(CustomerId person) {
        return jdbc.sql("""
                select k.kind, k.value, bool_or(k.conversation is null) as told
                  from contact k join customer c on c.id = k.customer
                 where c.person = :person group by k.kind, k.value order by k.kind, k.value limit 20
                """)
                .param("person", person.value())
                .query((row, n) -> new Known(Proposals.contact(row), row.getBoolean("told")))
                .list();
    }

    private List<Merge> merges(CustomerId person) {
        return jdbc.sql("""
                select p.id, a.name as one_name, b.name as other_name, p.decided_name, p.decided_at
                  from merge_proposal p join customer a on a.id = p.one join customer b on b.id = p.other
                 where p.state = 'MERGED' and a.person = :person order by p.decided_at
                """)
                .param("person", person.value())
                .query((row, n) -> new Merge(
                        row.getObject("id", UUID.class),
                        row.getString("one_name"),
                        row.getString("other_name"),
                        row.getString("decided_name"),
                        ConversationRows.at(row, "decided_at")))
                .list();
    }

    List<Conversation> conversations(CustomerId person, Person.@Nullable Place behind, int most) {
        return jdbc.sql("""
                select %s from conversation
                 where customer in (select c.id from customer c
                                     where c.person = (select p.person from customer p where p.id = :person))
                   and (:at::timestamptz is null or (last_at, id) < (:at::timestamptz, :id::uuid))
                 order by last_at desc, id desc limit :most
                """.formatted(ConversationRows.COLUMNS))
                .param("person", person.value())
                .param("at", behind == null ? null : Filing.utc(behind.lastAt()))
                .param("id", behind == null ? null : behind.id().value())
                .param("most", most)
                .query(ConversationRows::conversation)
                .list();
    }
}
