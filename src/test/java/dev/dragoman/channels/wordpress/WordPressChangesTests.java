package dev.dragoman.channels.wordpress;

import static dev.dragoman.channels.wordpress.Visits.events;
import static dev.dragoman.channels.wordpress.Visits.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Polled;
import dev.dragoman.message.Inbound;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Late approvals, edits and deletions, over a real socket. */
class WordPressChangesTests {

    private final Visits visits = new Visits();

    @BeforeEach
    void start() throws IOException {
        visits.start();
    }

    @AfterEach
    void stop() {
        visits.server().close();
    }

    @Test
    void noticesALateApprovalAtAGlance() {
        visits.blog().put(50, "Late.", "2026-02-28T08:00:00", "hold");
        visits.blog().put(60, "Later.", "2026-03-01T08:00:00", "approved");
        visits.look();
        visits.blog().status(50, "approved");

        assertThat(told(visits.glance())).containsExactly("Said 50");
    }

    @Test
    void noticesALateApprovalFarDownTheList() {
        visits.blog().put(50, "Late.", "2026-02-20T08:00:00", "hold");
        for (int i = 0; i < 250; i++) {
            visits.blog().put(1000 + i, "Hello " + i, "2026-03-01T08:00:00", "approved");
        }
        visits.look();
        visits.blog().status(50, "approved");

        assertThat(told(visits.glance())).isEmpty();
        assertThat(told(visits.look())).containsExactly("Said 50");
        assertThat(told(visits.look())).isEmpty();
    }

    @Test
    void noticesAnApprovalOlderThanTheWindow() {
        visits.put("comment-held");
        visits.look();
        visits.put("comment-approved-late");

        assertThat(told(visits.look())).containsExactly("Said 4090");
        assertThat(told(visits.look())).isEmpty();
        assertThat(told(visits.glance())).isEmpty();
    }

    @Test
    void tellsNothingOlderThanTheWindow() {
        visits.look();
        visits.blog().put(40, "Imported.", "2026-02-01T08:00:00", "approved");

        assertThat(told(visits.look())).isEmpty();
    }

    @Test
    void followsEdits() {
        visits.look();
        visits.put("comment");
        visits.glance();
        visits.put("comment-edited");

        Polled polled = visits.glance();

        assertThat(told(polled)).containsExactly("Edited 4101");
        assertThat(events(polled).getFirst()).isInstanceOfSatisfying(Inbound.Edited.class, edited -> {
            assertThat(edited.content().text()).contains("green");
            assertThat(edited.event().version()).isNotBlank();
            assertThat(edited.event().address().thread()).hasToString("7_4101");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"trash", "spam", "deleted"})
    void followsDeletions(String how) {
        visits.look();
        visits.put("comment");
        visits.glance();
        if (how.equals("deleted")) {
            visits.blog().delete(4101);
        } else {
            visits.blog().status(4101, how);
        }

        assertThat(told(visits.look())).containsExactly("Withdrawn 4101");
        assertThat(told(visits.look())).isEmpty();
    }

    @Test
    void takesNoHiddenCommentForDeleted() {
        visits.look();
        visits.put("comment");
        visits.glance();
        visits.blog().status(4101, "hold");
        Polled hidden = visits.look();
        visits.blog().status(4101, "approved");

        assertThat(told(hidden)).isEmpty();
        assertThat(told(visits.look())).isEmpty();
    }

    @Test
    void saysNothingOfItsOwnDeletedComments() {
        visits.look();
        visits.put("comment", "own-comment");
        visits.glance();
        visits.blog().delete(4106);

        assertThat(told(visits.look())).isEmpty();
    }
}
