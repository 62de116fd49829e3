package dev.dragoman.harness;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What customers said, what they were thanked for, and what they got to see. A message that was thanked for is answered
 * exactly once, or a person has it, or it was rightly not answered; anything else is told by its kind.
 */
final class Ledger {

    private final Collection<Message> sent = new ConcurrentLinkedQueue<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> excused = ConcurrentHashMap.newKeySet();

    void sent(Message message) {
        sent.add(message);
    }

    void acknowledged(Message message) {
        acknowledged.add(message.mid());
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** This one needs no answer, since the customer took it back or changed it. */
    void excuse(Message message) {
        excused.add(message.mid());
    }

    /** Whether nothing that these customers said is still on its way through the product, nor any answer to it. */
    boolean isQuiet(Connection database) throws SQLException {
        try (var query = database.prepareStatement("""
                    select not exists (select from inbound_log l join lane using (lane)
                                        where (l.tx, l.seq) > (lane.cursor_tx, lane.cursor_seq))
                       and not exists (select from parked_event)
                       and not exists (select from conversation
                                        where thread = any (?) and due_at is not null and owner = 'BOT')
                       and not exists (select from outbox
                                        where thread = any (?)
                                          and (state in ('WAITING', 'SENDING')
                                               or state in ('UNCLEAR', 'FAILED') and escalated_at is null))
                    """)) {
            var customers = database.createArrayOf(
                    "text", sent.stream().map(Message::psid).distinct().toArray());
            query.setArray(1, customers);
            query.setArray(2, customers);
            try (var rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /** Compares, once everything is quiet. */
    Verdict check(FakeGraph graph, Connection database) throws SQLException {
        Set<String> withPeople = withPeople(database);
        Set<String> answered = strings(database, "select external_id from message where answered");
        var verdict =
                new Verdict(sent.size(), acknowledged.size(), new ArrayList<>(), new ArrayList<>(), late(database));
        for (Message message : sent) {
            List<Post> seen = graph.seenBy(message.psid());
            long times = seen.stream().filter(post -> names(post, message)).count();
            if (times > 1) {
                verdict.doubled().add(message.mid());
            }
            boolean isOwed = times == 0 && acknowledged.contains(message.mid()) && !excused.contains(message.mid());
            if (isOwed
                    && !withPeople.contains(message.psid())
                    && !(answered.contains(message.mid()) && inBurst(message, seen))) {
                verdict.lost().add(message.mid());
            }
        }
        verdict.doubled().addAll(sameKey(graph.posts()));
        verdict.inverted().addAll(inverted(graph));
        return verdict;
    }

    private static boolean names(Post post, Message message) {
        return post.text().contains(String.valueOf(message.order()));
    }

    /** A reply may answer several messages that came in a row. */
    private boolean inBurst(Message message, List<Post> seen) {
        return sent.stream()
                .filter(other ->
                        other.psid().equals(message.psid()) && !other.mid().equals(message.mid()))
                .anyMatch(other -> seen.stream().anyMatch(post -> names(post, other)));
    }

    private static List<String> sameKey(List<Post> posts) {
        Set<String> keys = new HashSet<>();
        return posts.stream()
                .map(Post::key)
                .filter(key -> !key.isEmpty() && !keys.add(key))
                .toList();
    }

    /** Replies to one customer come in the order of what was said. */
    private List<String> inverted(FakeGraph graph) {
        List<String> inverted = new ArrayList<>();
        for (String psid : sent.stream().map(Message::psid).distinct().toList()) {
            List<Integer> orders = graph.seenBy(psid).stream()
                    .flatMap(post -> sent.stream()
                            .filter(message -> message.psid().equals(psid) && names(post, message))
                            .map(Message::order))
                    .toList();
            if (!orders.equals(orders.stream().sorted().toList())) {
                inverted.add(psid + " saw " + orders);
            }
        }
        return inverted;
    }

    /** Customers whom a person has: the bot may be silent, and sends in doubt stand there with their reason. */
    private static Set<String> withPeople(Connection database) throws SQLException {
        return strings(database, """
                select c.thread from conversation c
                 where c.owner in ('QUEUED', 'HUMAN')
                   and exists (select from ticket t where t.conversation = c.id)
                """);
    }

    private static List<String> late(Connection database) throws SQLException {
        return List.copyOf(strings(database, "select id::text from outbox where sending_at > not_after"));
    }

    private static Set<String> strings(Connection database, String query) throws SQLException {
        Set<String> strings = new HashSet<>();
        try (var statement = database.prepareStatement(query);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }
}
