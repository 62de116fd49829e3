package dev.dragoman.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.Notes;
import dev.dragoman.conversations.Owner;
import dev.dragoman.delivery.Outbox;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Visibility;
import dev.dragoman.staff.Role;
import dev.dragoman.staff.Staff;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PrivateNoteTests {

    static ConsoleHouse house;
    static Browser admin;

    @BeforeAll
    static void open() {
        house = ConsoleHouse.open();
        admin = house.administrator();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void keepsANoteOnceAndSendsNothing() {
        ConversationId id = conversation();
        UUID browserId = UUID.randomUUID();

        var first = note(admin, id, browserId, "Wants <b>her</b> money back.");
        var again = note(admin, id, browserId, "Wants <b>her</b> money back.");

        assertThat(first.status()).isEqualTo(204);
        assertThat(again.status()).isEqualTo(204);
        assertThat(house.get(Notes.class).of(id)).hasSize(1);
        assertThat(house.get(Outbox.class).of(id)).isEmpty();
        assertThat(house.get(Conversations.class).find(id).orElseThrow().owner())
                .isEqualTo(Owner.BOT);
    }

    @Test
    void showsANoteInAShapeAndWithALabelOfItsOwn() {
        ConversationId id = conversation();
        UUID browserId = UUID.randomUUID();
        note(admin, id, browserId, "Wants <b>her</b> money back.");

        String page = admin.get("/inbox/open/" + id).body();

        assertThat(page)
                .contains("class=\"said note\" data-browser=\"" + browserId)
                .contains("<span class=\"badge\">Private note</span>", "Wants &lt;b&gt;her&lt;/b&gt; money back.")
                .doesNotContain("Wants <b>");
    }

    @Test
    void refusesANoteThatIsBlankOrTooLong() {
        ConversationId id = conversation();

        var blank = note(admin, id, UUID.randomUUID(), " \n ");
        var tooLong = note(admin, id, UUID.randomUUID(), "x".repeat(Notes.LONGEST + 1));

        assertThat(blank.status()).isEqualTo(422);
        assertThat(blank.body()).isEqualTo("Write something first.");
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.body()).contains("5001", "5000");
        assertThat(house.get(Notes.class).of(id)).isEmpty();
    }

    @Test
    void takesNotesOnlyFromThoseWhoMayAnswer() {
        ConversationId id = conversation();
        Browser marketer = signedIn("mara", Role.MARKETER);
        Browser agent = signedIn("anna", Role.AGENT);

        assertThat(note(marketer, id, UUID.randomUUID(), "Hello").status()).isEqualTo(403);
        assertThat(note(house.browser(), id, UUID.randomUUID(), "Hello").status())
                .isNotEqualTo(204);
        assertThat(note(agent, id, UUID.randomUUID(), "Hello").status()).isEqualTo(204);
        assertThat(house.get(Notes.class).of(id)).hasSize(1);
    }

    private static Browser.Answer note(Browser browser, ConversationId id, UUID browserId, String text) {
        return browser.post(
                "/inbox/conversations/" + id + "/notes", Map.of("browserId", browserId.toString(), "text", text));
    }

    private static Browser signedIn(String login, Role role) {
        String password = house.get(Staff.class).create(null, login, login, role);
        return house.browser().signIn(login, password);
    }

    private static ConversationId conversation() {
        return house.get(Conversations.class)
                .open(new Address(
                        new ChannelId("rest"),
                        new AccountId("rest"),
                        Visibility.PRIVATE,
                        new NetworkId(UUID.randomUUID().toString())));
    }
}
