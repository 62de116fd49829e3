package dev.dragoman.conversations;

import dev.dragoman.conversations.Conversations.Holder;
import dev.dragoman.conversations.MergeVerdict.AlreadyDecided;
import dev.dragoman.conversations.MergeVerdict.Done;
import dev.dragoman.conversations.MergeVerdict.NotAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Joins customers to people and parts them again. The merged pairs form a forest: each of them joins two people that were
 * apart, so taking one away parts exactly what it joined, whatever was merged before or after.
 */
@Component
class Merges {

    /** People decide rarely; one decision at a time keeps every rule simple. */
    private static final int LOCK = 24;

    private final JdbcClient jdbc;
    private final Proposals proposals;

    Merges(JdbcClient jdbc, Proposals proposals) {
        this.jdbc = jdbc;
        this.proposals = proposals;
    }

    MergeVerdict merge(UUID proposal, Holder by) {
        oneAtATime();
        Optional<Done> open = jdbc.sql("select one_person, other_person from open_proposal where id = :id")
                .param("id", proposal)
                .query((row, n) -> pair(row, "one_person", "other_person"))
                .optional();
        if (open.isEmpty()) {
            return refusal(proposal);
        }
        decide(proposal, "MERGED", by);
        jdbc.sql("update customer set merged_into = least(:one, :other) where person in (:one, :other)")
                .param("one", open.get().one().value())
                .param("other", open.get().other().value())
                .update();
        return open.get();
    }

    /** They are not the same, and will not be proposed again. */
    MergeVerdict keepApart(UUID proposal, Holder by) {
        oneAtATime();
        return pairOf(proposal, "OPEN")
                .<MergeVerdict>map(pair -> {
                    decide(proposal, "APART", by);
                    return pair;
                })
                .orElseGet(() -> refusal(proposal));
    }

    MergeVerdict part(UUID proposal, Holder by) {
        oneAtATime();
        return pairOf(proposal, "MERGED")
                .<MergeVerdict>map(pair -> {
                    decide(proposal, "APART", by);
                    regroup(pair.one().value());
                    regroup(pair.other().value());
                    return pair;
                })
                .orElseGet(() -> refusal(proposal));
    }

    /** Whether there was something to agree to. */
    boolean agree(UUID customer, Holder by) {
        oneAtATime();
        int agreed = jdbc.sql("""
                update identity set consent_by = :by, consent_name = :name, consent_at = clock_timestamp()
                 where customer = :customer and consent_at is null
                   and channel in (select channel from guarded_channel)
                """)
                .param("by", by.id())
                .param("name", by.name())
                .param("customer", customer)
                .update();
        if (agreed > 0) {
            proposals.propose(customer);
        }
        return agreed > 0;
    }

    /** Whether there was a consent to take back; with it goes everything that rested on it. */
    boolean disagree(UUID customer) {
        oneAtATime();
        int withdrawn = jdbc.sql("""
                update identity set consent_by = null, consent_name = null, consent_at = null
                 where customer = :customer and consent_at is not null
                """).param("customer", customer).update();
        if (withdrawn == 0) {
            return false;
        }
        List<UUID> others =
                jdbc.sql("""
                delete from merge_proposal where state in ('OPEN', 'MERGED') and :customer in (one, other)
                returning case when one = :customer then other else one end
                """).param("customer", customer).query(UUID.class).list();
        regroup(customer);
        others.forEach(this::regroup);
        return true;
    }

    /** Everybody whom merged pairs still connect with this customer is one person, and nobody else. */
    private void regroup(UUID customer) {
        jdbc.sql("""
                with recursive near (id) as (
                    select :customer::uuid
                    union
                    select case when p.one = near.id then p.other else p.one end
                      from near join merge_proposal p on p.state = 'MERGED' and near.id in (p.one, p.other))
                update customer
                   set merged_into = (select id from near order by id limit 1)
                 where id in (select id from near)
                """).param("customer", customer).update();
    }

    private void oneAtATime() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, n) -> n)
                .list();
    }

    private Optional<Done> pairOf(UUID proposal, String state) {
        return jdbc.sql("select one, other from merge_proposal where id = :id and state = :state")
                .param("id", proposal)
                .param("state", state)
                .query((row, n) -> pair(row, "one", "other"))
                .optional();
    }

    private static Done pair(ResultSet row, String one, String other) throws SQLException {
        return new Done(
                new CustomerId(row.getObject(one, UUID.class)), new CustomerId(row.getObject(other, UUID.class)));
    }

    private void decide(UUID proposal, String state, Holder by) {
        jdbc.sql("""
                update merge_proposal
                   set state = :state, decided_at = clock_timestamp(), decided_by = :by, decided_name = :name
                 where id = :id
                """)
                .param("state", state)
                .param("by", by.id())
                .param("name", by.name())
                .param("id", proposal)
                .update();
    }

    private MergeVerdict refusal(UUID proposal) {
        return jdbc.sql("select state, coalesce(decided_name, '') as by from merge_proposal where id = :id")
                .param("id", proposal)
                .query((row, n) -> row.getString("state").equals("OPEN")
                        ? (MergeVerdict) new NotAllowed()
                        : new AlreadyDecided(row.getString("by")))
                .optional()
                .orElseGet(() -> new AlreadyDecided(""));
    }
}
