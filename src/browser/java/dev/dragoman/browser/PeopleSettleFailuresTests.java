package dev.dragoman.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.dragoman.bus.Quarantine;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.Conversations.Holder;
import dev.dragoman.flow.Desk;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Visibility;
import dev.dragoman.staff.Role;
import dev.dragoman.system.LastWrites;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.transaction.support.TransactionTemplate;

/** An administrator and an agent in front of what failed. */
@InTheHouse
class PeopleSettleFailuresTests {

    private static final String GONE = "gonenet";

    private final House house;

    PeopleSettleFailuresTests(House house) {
        this.house = house;
    }

    @Test
    void settlesEverythingOnThePage() {
        doubtful("Did this reach you?");
        doubtful("This was nonsense.");
        doubtful("This one surely came.");
        house.get(Quarantine.class)
                .put(new ChannelId(GONE), "<b>not JSON</b>".getBytes(StandardCharsets.UTF_8), "not what it claims");
        Person anna = house.staff("adele", Role.ADMINISTRATOR);
        anna.forgives("422");

        anna.opens("/failures");
        anna.sees(card(anna, "Did this reach you?"));
        anna.sees(".rail a[aria-current=page]", "Settings");
        Accessibility.isFlawless(anna.page());

        press(card(anna, "Did this reach you?"), "Send anyway");
        assertThat(anna.sees("#news").textContent()).contains("It is sent again");
        assertThat(card(anna, "Did this reach you?").count()).isZero();

        press(card(anna, "This one surely came."), "It did arrive");
        anna.sees("#news", "marked as arrived");

        discard(card(anna, "This was nonsense."), "said in anger");
        anna.sees("#news", "It is discarded");
        assertThat(card(anna, "This was nonsense.").count()).isZero();

        Locator arrival = anna.sees(card(anna, "not what it claims"));
        arrival.locator(".fail-bytes summary").click();
        assertThat(arrival.locator("pre").textContent()).isEqualTo("<b>not JSON</b>");
        press(arrival, "Try again");
        anna.sees("#news", "It still cannot be read");
        discard(card(anna, "not what it claims"), "a test of theirs");
        anna.sees("#settled", "a test of theirs");
        Accessibility.isFlawless(anna.page());
    }

    @Test
    void tellsTheSecondThatItIsSettled() {
        doubtful("Who presses first?");
        Person anna = house.staff("adele", Role.ADMINISTRATOR).opens("/failures");
        Person ben = house.staff("ben", Role.AGENT).opens("/failures");
        ben.forgives("409");
        anna.sees(card(anna, "Who presses first?"));
        ben.sees(card(ben, "Who presses first?"));

        press(card(anna, "Who presses first?"), "It did arrive");
        anna.sees("#news", "marked as arrived");
        press(card(ben, "Who presses first?"), "Send anyway");

        assertThat(ben.sees("#news").textContent()).contains("adele has settled this already");
    }

    private static Locator card(Person person, String words) {
        return person.page().locator(".fail", new Page.LocatorOptions().setHasText(words));
    }

    private static void press(Locator card, String name) {
        card.locator("button", new Locator.LocatorOptions().setHasText(name))
                .first()
                .click();
    }

    private static void discard(Locator card, String reason) {
        card.locator(".tpl-restore summary").click();
        card.locator("input[name=reason]").fill(reason);
        press(card, "Discard now");
    }

    /** A reply on a network that is switched off, as if the wire had broken while it left. */
    private void doubtful(String text) {
        Conversations conversations = house.get(Conversations.class);
        var thread = new NetworkId(UUID.randomUUID().toString());
        var address = new Address(new ChannelId(GONE), new AccountId("page"), Visibility.PRIVATE, thread);
        house.get(TransactionTemplate.class).executeWithoutResult(status -> {
            ConversationId id = conversations.open(address);
            house.get(Desk.class).reply(id, new Holder(UUID.randomUUID(), "anna"), UUID.randomUUID(), text);
            house.get(LastWrites.class).add("""
                    update outbox set state = 'UNCLEAR', reason = 'no answer', settled_at = clock_timestamp()
                     where conversation = :id
                    """, new MapSqlParameterSource("id", id.value()));
        });
    }
}
