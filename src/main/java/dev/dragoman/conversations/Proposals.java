package dev.dragoman.conversations;

import dev.dragoman.conversations.Proposal.Reason;
import dev.dragoman.conversations.Proposal.Side;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Contact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Customers who may be one person, for people to decide. */
@Component
class Proposals {

    /** An address that many share is nobody's own. */
    private static final int MOST_AT_ONCE = 20;

    private final JdbcClient jdbc;

    Proposals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Proposes everybody with a contact of this customer; each pair once for ever, and nobody who has not agreed. */
    void propose(UUID customer) {
        jdbc.sql("""
                insert into merge_proposal (one, other)
                select distinct least(m.id, t.id), greatest(m.id, t.id)
                  from contact mine
                  join contact theirs on theirs.kind = mine.kind and theirs.value = mine.value
                  join customer m on m.id = mine.customer
                  join customer t on t.id = theirs.customer
                 where mine.customer = :customer and m.person <> t.person
                   and not exists (select from bound_customer b where b.id in (m.id, t.id))
                   and not exists (select from merge_proposal p
                                    where p.one = least(m.id, t.id) and p.other = greatest(m.id, t.id))
                 limit :most
                on conflict do nothing
                """).param("customer", customer).param("most", MOST_AT_ONCE).update();
    }

    /** Takes back what is still open and rests on nothing any more. */
    void dropGroundless(UUID customer) {
        jdbc.sql("""
                delete from merge_proposal p
                 where p.state = 'OPEN' and :customer in (p.one, p.other)
                   and not exists (select from contact a join contact b on b.kind = a.kind and b.value = a.value
                                    where a.customer = p.one and b.customer = p.other)
                """).param("customer", customer).update();
    }

    List<Proposal> latest(int most) {
        return read(jdbc.sql("select * from open_proposal order by created_at desc, id limit :most")
                .param("most", most)
                .query(Proposals::pair)
                .list());
    }

    List<Proposal> of(UUID person, int most) {
        return read(jdbc.sql("""
                select * from open_proposal where :person in (one_person, other_person)
                 order by created_at desc, id limit :most
                """)
                .param("person", person)
                .param("most", most)
                .query(Proposals::pair)
                .list());
    }

    private List<Proposal> read(List<Pair> pairs) {
        if (pairs.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Reason>> reasons = reasons(pairs);
        Map<UUID, Side> sides = sides(pairs);
        return pairs.stream()
                .map(it -> new Proposal(
                        it.id(),
                        Objects.requireNonNull(sides.get(it.one())),
                        Objects.requireNonNull(sides.get(it.other())),
                        reasons.getOrDefault(it.id(), List.of())))
                .toList();
    }

    private Map<UUID, List<Reason>> reasons(List<Pair> pairs) {
        return jdbc
                .sql("""
                select p.id, a.kind, a.value, bool_or(a.conversation is null) as one_told,
                       bool_or(b.conversation is null) as other_told
                  from merge_proposal p
                  join contact a on a.customer = p.one
                  join contact b on b.customer = p.other and b.kind = a.kind and b.value = a.value
                 where p.id = any (:ids::uuid[])
                 group by p.id, a.kind, a.value order by a.kind, a.value
                """)
                .param("ids", pairs.stream().map(Pair::id).toArray(UUID[]::new))
                .query((row, n) -> Map.entry(
                        row.getObject("id", UUID.class),
                        new Reason(contact(row), row.getBoolean("one_told"), row.getBoolean("other_told"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private Map<UUID, Side> sides(List<Pair> pairs) {
        return jdbc
                .sql("""
                select p.id, last.id as conversation, last.preview,
                       (select array_agg(distinct i.channel order by i.channel)
                          from identity i join customer c on c.id = i.customer where c.person = p.id) as channels,
                       coalesce((select v.name from conversation v join customer c on c.id = v.customer
                                  where c.person = p.id and v.name is not null order by v.last_at desc limit 1),
                                (select name from customer where id = p.id)) as name
                  from unnest(:people::uuid[]) as p (id)
                  left join lateral (select v.id, v.preview from conversation v join customer c on c.id = v.customer
                                      where c.person = p.id order by v.last_at desc limit 1) last on true
                """)
                .param(
                        "people",
                        pairs.stream()
                                .flatMap(it -> Stream.of(it.one(), it.other()))
                                .distinct()
                                .toArray(UUID[]::new))
                .query(Proposals::side)
                .list()
                .stream()
                .collect(Collectors.toMap(it -> it.person().value(), Function.identity()));
    }

    private static Side side(ResultSet row, int number) throws SQLException {
        @Nullable UUID conversation = row.getObject("conversation", UUID.class);
        @Nullable String preview = row.getString("preview");
        java.sql.@Nullable Array channels = row.getArray("channels");
        String[] names = channels == null ? new String[0] : (String[]) channels.getArray();
        return new Side(
                new CustomerId(row.getObject("id", UUID.class)),
                row.getString("name"),
                Arrays.stream(names).map(ChannelId::new).toList(),
                conversation == null ? null : new ConversationId(conversation),
                preview == null ? "" : preview);
    }

    static Contact contact(ResultSet row) throws SQLException {
        return new Contact(Contact.Kind.valueOf(row.getString("kind")), row.getString("value"));
    }

    private static Pair pair(ResultSet row, int number) throws SQLException {
        return new Pair(
                row.getObject("id", UUID.class),
                row.getObject("one_person", UUID.class),
                row.getObject("other_person", UUID.class));
    }

    private record Pair(UUID id, UUID one, UUID other) {}
}
