package dev.dragoman.delivery;

import dev.dragoman.bus.Waker;
import dev.dragoman.conversations.Conversations;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The last question before the socket: is this send still ours, and is its window still open? */
@Component
public class Fence {

    /** Within this after its claim a send is certainly still ours: its lease runs for 60 s, and a call for 10 s. */
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final JdbcClient jdbc;
    private final Conversations conversations;
    private final Waker waker;
    private final TransactionTemplate transaction;

    Fence(JdbcClient jdbc, Conversations conversations, Waker waker, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.waker = waker;
        this.transaction = transaction;
    }

    /**
     * Whether a claimed send may leave. The store is asked only when more than 3 s passed since the claim, as after a
     * process was stopped; a send that may not leave is settled here.
     */
    public boolean mayLeave(Parcel parcel) {
        if (parcel.isTooLate()) {
            transaction.executeWithoutResult(status -> tooLate(parcel));
            return false;
        }
        if (parcel.age().compareTo(FRESH) < 0) {
            return true;
        }
        return Boolean.TRUE.equals(transaction.execute(status -> isStillOurs(parcel)));
    }

    private void tooLate(Parcel parcel) {
        jdbc.sql("""
                update outbox
                   set state = case when resends > 0 then 'UNCLEAR' else 'FAILED' end, settled_at = clock_timestamp(),
                       reason = 'the network''s reply window has closed', looks = :noLookLeft,
                       look_at = clock_timestamp()
                 where id = :id and attempt = :attempt
                   and (state = 'SENDING' or state = 'UNCLEAR' and escalated_at is null and resends = 0)
                """)
                .param("noLookLeft", DoubtLimits.NO_LOOK_LEFT)
                .param("id", parcel.id())
                .param("attempt", parcel.attempt())
                .update();
        changed(parcel);
    }

    private boolean isStillOurs(Parcel parcel) {
        int ours = jdbc.sql("""
                update outbox set lease_until = clock_timestamp() + interval '60 seconds'
                 where id = :id and attempt = :attempt and state = 'SENDING'
                """)
                .param("id", parcel.id())
                .param("attempt", parcel.attempt())
                .update();
        if (ours == 0) {
            neverLeft(parcel);
        }
        return ours == 1;
    }

    /** Others took it for interrupted and doubt it; nobody but us knows that this attempt never left. */
    private void neverLeft(Parcel parcel) {
        jdbc.sql("""
                update outbox set state = 'WAITING', settled_at = null, not_before = clock_timestamp(),
                       reason = 'held up before it left'
                 where id = :id and attempt = :attempt and state = 'UNCLEAR' and escalated_at is null and resends = 0
                """)
                .param("id", parcel.id())
                .param("attempt", parcel.attempt())
                .update();
        changed(parcel);
    }

    private void changed(Parcel parcel) {
        conversations.changed(parcel.conversation());
        waker.afterCommit(Outbox.LIST);
    }
}
