package dev.dragoman.conversations;

import static dev.dragoman.TestEvents.privately;
import static dev.dragoman.TestEvents.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.HouseOfTests;
import dev.dragoman.RealPostgres;
import dev.dragoman.conversations.Conversations.Holder;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

@RealPostgres
class OwnershipTests {

    private static final Holder ANNA = new Holder(UUID.randomUUID(), "Anna");

    private final HouseOfTests house;
    private final Conversations conversations;

    OwnershipTests(DataSource source) {
        house = HouseOfTests.on(source);
        conversations = house.room(Conversations.class);
    }

    @BeforeEach
    void startEmpty() {
        house.empty();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void changesNothingWhenItIsHandedToItsOwner() {
        ConversationId conversation = open();

        conversations.handTo(conversation, Owner.BOT, "again", null);

        assertThat(conversations.due(10))
                .singleElement()
                .satisfies(it -> assertThat(it.unanswered()).hasSize(1));
        assertThat(conversations.ownership(conversation)).isEmpty();
    }

    @Test
    void keepsItsHolderWhenTheNetworksOwnAppIsUsedToo() {
        ConversationId conversation = open();
        conversations.handTo(conversation, Owner.HUMAN, "Anna took it", ANNA);

        conversations.handTo(conversation, Owner.HUMAN, "a colleague answered in the network's own app", null);

        assertThat(conversations.find(conversation).orElseThrow().holder()).isEqualTo(ANNA.id());
    }

    @Test
    void givesAHumansConversationAHolderWhoCameLater() {
        ConversationId conversation = open();
        conversations.handTo(conversation, Owner.HUMAN, "a colleague answered in the network's own app", null);

        conversations.handTo(conversation, Owner.HUMAN, "Anna took it", ANNA);

        assertThat(conversations.find(conversation).orElseThrow().holderName()).isEqualTo("Anna");
    }

    /** A conversation with one message that waits for the bot. */
    private ConversationId open() {
        house.room(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> conversations.file(said(privately("Ada"), "one", "Hello"), Duration.ZERO));
        return conversations.open(privately("Ada"));
    }
}
