package dev.dragoman.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.Note;
import dev.dragoman.conversations.Notes;
import dev.dragoman.conversations.Owner;
import dev.dragoman.simulator.JournalEntry;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the staff write for one another stays in the house, whoever owns the conversation. */
class PrivateNoteJourneyTests extends JourneyHouse {

    private static final String SECRET_WORDS = "between us: a walrus 🦭 ate this parcel";

    @Autowired
    Notes notes;

    private final int customer = stranger();

    @Test
    void keepsANoteFromTheNetworkInWhateverHandsTheConversationIs() {
        network.write(customer, "Where is my parcel 4711?");
        answers(customer, 1);
        Conversation talk = privateTalk(customer);
        long writes = writes();
        int sends = sends(talk).size();

        note(talk);
        desk.take(talk.id(), ANNA);
        note(talk);
        queue.release(talk.id(), ANNA);
        note(talk);
        queue.resolve(talk.id(), ANNA);
        note(talk);
        waitForQuiet();

        assertThat(notes.of(talk.id()))
                .extracting(Note::text)
                .containsOnly(SECRET_WORDS)
                .hasSize(4);
        assertThat(writes()).isEqualTo(writes);
        assertThat(sends(talk)).hasSize(sends);
        assertNothingOfItLeft();
        assertThat(privateTalk(customer).owner()).isEqualTo(Owner.CLOSED);
    }

    @Test
    void saysNothingOfItWithTheNextReply() {
        network.write(customer, "I want to talk to a human");
        answers(customer, 1);
        Conversation talk = privateTalk(customer);

        note(talk);
        desk.reply(talk.id(), ANNA, UUID.randomUUID(), "Anna here.");
        note(talk);

        assertThat(answers(customer, 2).getLast().text()).isEqualTo("Anna here.");
        assertNothingOfItLeft();
    }

    @Test
    void keepsANoteFromAPublicThread() {
        String root = network.comment(customer, "Where is my parcel 4711?");
        Conversation thread = commentThread(root);
        waitForQuiet();
        long writes = writes();

        note(thread);
        waitForQuiet();

        assertThat(writes()).isEqualTo(writes);
        assertNothingOfItLeft();
    }

    private void assertNothingOfItLeft() {
        assertThat(network.journal())
                .isNotEmpty()
                .noneMatch(entry -> entry.toString().contains("walrus"));
        assertThat(jdbc.sql("select count(*) from outbox where body like '%walrus%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void note(Conversation conversation) {
        notes.write(conversation.id(), ANNA, UUID.randomUUID(), SECRET_WORDS);
    }

    /** How often the house changed anything in the network; looking for what was missed changes nothing. */
    private long writes() {
        List<JournalEntry> wire = network.journal();
        return wire.stream()
                .filter(entry -> entry.kind().equals("call") && !entry.method().equals("GET"))
                .count();
    }
}
