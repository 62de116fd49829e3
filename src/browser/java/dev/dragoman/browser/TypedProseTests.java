package dev.dragoman.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.Owner;
import dev.dragoman.delivery.Outbox;
import dev.dragoman.staff.Role;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that no field took are no commands: letters act when they stand alone, and never out of the midst of prose. */
@InTheHouse
class TypedProseTests {

    private static final String JUDGE = """
            async letters => {
              const { listenToTyping } = await import('/assets/inbox-typing.js');
              const typing = listenToTyping(new Set([...'jkrnae?']));
              const judge = letter => {
                const [key, at] = letter.split('@');
                return typing.judge(key === '_' ? ' ' : key, Number(at));
              };
              return letters.split(' ').map(judge).join(' ');
            }
            """;

    private final House house;

    TypedProseTests(House house) {
        this.house = house;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 180})
    void doNothingWhileNoConversationIsOpen(int pause) {
        house.somebodyAsksForAPerson("my kettle is lost");
        Person anna = house.staff("anna", Role.AGENT).opens("/inbox/waiting");
        ConversationId kettle = idOf(anna, "my kettle is lost");
        Page page = anna.page();

        page.keyboard().press("n");
        anna.sees("#toasts .toast", "No conversation is open");
        page.keyboard().type("jar, rare: a note", new Keyboard.TypeOptions().setDelay(pause));
        page.keyboard().press("Control+Enter");

        assertThat(page.locator(".thread[data-conversation]").count()).isZero();
        assertIsUntouched(kettle);
        Accessibility.isFlawless(page);
    }

    @Test
    void doNothingAfterTheFieldHasLostTheFocusByItself() {
        house.somebodyAsksForAPerson("my ladle is lost");
        Person anna = house.staff("anna", Role.AGENT).opens("/inbox/waiting");
        ConversationId ladle = idOf(anna, "my ladle is lost");
        opens(anna, "my ladle is lost");
        Page page = anna.page();
        page.keyboard().press("n");
        page.keyboard().type("She is ");

        page.evaluate("() => document.activeElement.blur()");
        page.keyboard().type("a rare ear", new Keyboard.TypeOptions().setDelay(180));
        page.keyboard().press("Enter");

        anna.sees("#toasts .toast", "what you type goes nowhere");
        assertThat(page.locator("#note").inputValue()).isEqualTo("She is ");
        assertThat(page.locator(".thread").getAttribute("data-conversation")).isEqualTo(ladle.toString());
        assertIsUntouched(ladle);
    }

    @Test
    void actWhenTheyStandAlone() {
        house.somebodyAsksForAPerson("my spoon is lost");
        Person anna = house.staff("anna", Role.AGENT).opens("/inbox/waiting");
        opens(anna, "my spoon is lost");
        Page page = anna.page();

        page.keyboard().press("a");
        anna.sees("#thread-head", "You have it");
        page.keyboard().press("n");
        page.keyboard().type("I have it");
        page.keyboard().press("Escape");
        page.keyboard().press("r");

        assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("reply");
        page.keyboard().press("Escape");
        page.waitForResponse("**/resolution", () -> page.keyboard().press("e"));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "a@1000,                         wait,                           one that changes something waits",
        "r@1000,                         act,                            one that changes nothing acts",
        "j@1000 j@1080 k@1160,           act act act,                    walking quickly is no prose",
        "a@1000 n@1100,                  wait swallow,                   the second of a burst is prose",
        "a@1000 n@1200,                  wait act,                       with a pause between they are wishes",
        "t@1000 a@1400 j@2800 e@4200,    swallow swallow swallow swallow, prose lasts as long as it goes on",
        "t@1000 a@2600,                  swallow wait,                   and ends with a pause",
        "A@1000,                         swallow,                        a capital begins a sentence",
        "_@1000 a@1400,                  act wait,                       a space alone scrolls",
        "a@1000 _@1050,                  wait act,                       a space makes a word of a letter",
    })
    void areToldFromWishes(String letters, String verdicts, String what) {
        Person anna = house.staff("anna", Role.AGENT).opens("/inbox/closed");

        assertThat(anna.page().evaluate(JUDGE, letters)).as(what).isEqualTo(verdicts);
    }

    private static ConversationId idOf(Person agent, String words) {
        String id = agent.sees("#rows .row", words).first().getAttribute("data-id");
        return new ConversationId(UUID.fromString(id));
    }

    private static void opens(Person agent, String words) {
        agent.sees("#rows .row", words).first().click();
        agent.sees("#messages .bubble", words);
    }

    private void assertIsUntouched(ConversationId id) {
        assertThat(house.get(Conversations.class).find(id))
                .hasValueSatisfying(it -> assertThat(it.owner()).isEqualTo(Owner.QUEUED));
        assertThat(house.get(Outbox.class).of(id)).allMatch(it -> it.authorName() == null);
    }
}
