package dev.dragoman.flow;

import static dev.dragoman.TestEvents.echoed;
import static dev.dragoman.TestEvents.privately;
import static dev.dragoman.TestEvents.publicly;
import static dev.dragoman.TestEvents.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.RealPostgres;
import dev.dragoman.bus.Quarantine;
import dev.dragoman.conversations.Message;
import dev.dragoman.conversations.Owner;
import dev.dragoman.delivery.Parcel;
import dev.dragoman.delivery.Sending;
import dev.dragoman.message.Address;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@RealPostgres
class EchoTests {

    private static final Address ADA = privately("Ada");

    private final Store store;

    EchoTests(DataSource source) {
        store = new Store(source);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void settlesASendByTheEchoWithItsKey() {
        store.hear(said(ADA, "one", "Hello"));
        store.put(store.find(ADA), "one", Owner.BOT);
        Parcel parcel = store.outbox.take(1).getFirst();

        store.hear(echoed(ADA, "network-7", parcel.outbound().key()));

        assertThat(store.sendings(ADA)).extracting(Sending::state).containsExactly(Sending.State.SENT);
        assertThat(store.find(ADA).owner()).isEqualTo(Owner.BOT);
        assertThat(store.messages(ADA)).hasSize(1);
    }

    @Test
    void makesAPersonTheOwnerAfterAnEchoNobodyHereSent() {
        store.hear(said(ADA, "one", "Hello"));
        store.put(store.find(ADA), "one", Owner.BOT);

        store.hear(echoed(ADA, "network-8", null));

        assertThat(store.find(ADA).owner()).isEqualTo(Owner.HUMAN);
        assertThat(store.sendings(ADA)).singleElement().satisfies(it -> {
            assertThat(it.state()).isEqualTo(Sending.State.CANCELLED);
            assertThat(it.reason()).isEqualTo("a colleague answered in the network's own app");
        });
        assertThat(store.due()).isEmpty();
        assertThat(store.messages(ADA)).extracting(Message::byCustomer).containsExactly(true, false);
    }

    @ParameterizedTest
    @MethodSource("foreignKeys")
    void takesAForeignKeyForAPersons(String key) {
        store.hear(said(ADA, "one", "Hello"));

        store.hear(echoed(ADA, "network-9", key));

        assertThat(store.find(ADA).owner()).isEqualTo(Owner.HUMAN);
    }

    @Test
    void parksAnUnknownEchoUnderACommentWhileASendIsOnItsWay() {
        Address comment = publicly("c1");
        store.hear(said(comment, "c1", "Lovely"));
        store.put(store.find(comment), "c1", Owner.BOT);
        store.outbox.take(1);

        store.hear(echoed(comment, "network-1", null));

        assertThat(store.bus.backlog().parked()).isEqualTo(1);
        assertThat(store.find(comment).owner()).isEqualTo(Owner.BOT);
    }

    @Test
    void keepsAnUnknownEchoOutOfQuarantineWhileASlowSendIsOnItsWay() {
        Address comment = publicly("c1");
        store.hear(said(comment, "c1", "Lovely"));
        store.put(store.find(comment), "c1", Owner.BOT);
        store.outbox.take(1);
        store.hear(echoed(comment, "network-1", null));

        for (int i = 0; i < 8; i++) {
            store.sql
                    .sql("update parked_event set not_before = clock_timestamp()")
                    .update();
            store.intake.retryParked();
        }

        assertThat(store.room(Quarantine.class).list()).isEmpty();
        store.sql
                .sql("update outbox set state = 'SENT', external_id = 'network-1'")
                .update();
        store.sql.sql("update parked_event set not_before = clock_timestamp()").update();
        store.intake.retryParked();
        assertThat(store.bus.backlog().parked()).isZero();
        assertThat(store.find(comment).owner()).isEqualTo(Owner.BOT);
    }

    static List<String> foreignKeys() {
        return List.of("another app's key", UUID.randomUUID().toString(), "a\u0000b", "", "1-1-1-1-1");
    }
}
