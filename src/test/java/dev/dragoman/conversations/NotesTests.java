package dev.dragoman.conversations;

import static dev.dragoman.TestEvents.privately;
import static dev.dragoman.TestEvents.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dragoman.HouseOfTests;
import dev.dragoman.RealPostgres;
import dev.dragoman.conversations.Conversations.Holder;
import dev.dragoman.message.Address;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

@RealPostgres
class NotesTests {

    private static final Holder ANNA = new Holder(UUID.randomUUID(), "Anna");
    private static final Holder BEN = new Holder(UUID.randomUUID(), "Ben");
    private static final Address ADA = privately("ada");

    private final HouseOfTests house;
    private final Notes notes;

    NotesTests(DataSource source) {
        house = HouseOfTests.on(source);
        notes = house.room(Notes.class);
    }

    @BeforeEach
    void empty() {
        house.empty();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void keepsNotesInTheirOrder() {
        ConversationId id = conversation();

        notes.write(id, ANNA, UUID.randomUUID(), " Called back.\u0000 ");
        notes.write(id, BEN, UUID.randomUUID(), "Thank you!");

        assertThat(notes.of(id)).extracting(Note::authorName).containsExactly("Anna", "Ben");
        assertThat(notes.of(id)).extracting(Note::text).containsExactly("Called back.\uFFFD", "Thank you!");
    }

    @Test
    void takesARepeatedRequestForOneNote() {
        ConversationId id = conversation();
        UUID browserId = UUID.randomUUID();

        notes.write(id, ANNA, browserId, "Called back.");
        notes.write(id, ANNA, browserId, "Called back.");

        assertThat(notes.of(id)).hasSize(1);
    }

    @Test
    void leavesTheConversationToItsOwner() {
        ConversationId id = conversation();
        Conversation before = house.room(Conversations.class).find(id).orElseThrow();

        notes.write(id, ANNA, UUID.randomUUID(), "Let the bot do it.");

        assertThat(house.room(Conversations.class).find(id)).contains(before);
    }

    @Test
    void refusesNotesThatAreEmptyOrTooLongOrBelongNowhere() {
        ConversationId id = conversation();
        String most = "🐪".repeat(Notes.LONGEST);

        notes.write(id, ANNA, UUID.randomUUID(), most);

        assertThatThrownBy(() -> notes.write(id, ANNA, UUID.randomUUID(), " \n"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> notes.write(id, ANNA, UUID.randomUUID(), most + "!"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> notes.write(new ConversationId(UUID.randomUUID()), ANNA, UUID.randomUUID(), "Hello"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(notes.of(id)).extracting(Note::text).containsExactly(most);
    }

    private ConversationId conversation() {
        Conversations conversations = house.room(Conversations.class);
        house.room(TransactionTemplate.class)
                .executeWithoutResult(status -> conversations.file(said(ADA, "one", "Hello"), Duration.ZERO));
        return conversations.open(ADA);
    }
}
