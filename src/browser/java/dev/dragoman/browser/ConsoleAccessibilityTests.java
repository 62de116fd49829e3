package dev.dragoman.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.staff.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page of the console, in the light and in the dark, by axe; and no page writes an error to the console. */
@InTheHouse
class ConsoleAccessibilityTests {

    private final House house;

    ConsoleAccessibilityTests(House house) {
        this.house = house;
    }

    @ParameterizedTest
    @CsvSource({
        "/templates,                                h1",
        "/templates/utter_track_order?lang=en,      #preview .bubble",
        "/templates/utter_track_order/history,      .tpl-version",
        "/learning?lang=en,                         #lessons",
        "/learning/dry-run,                         .learn-dry",
        "/settings/channels,                        h1",
        "/failures,                                 h1",
        "/settings/people,                          .table",
        "/settings/password,                        .fields",
        "/simulator,                                #phone",
    })
    void isAccessible(String path, String sign) {
        Person administrator = house.staff("ada", Role.ADMINISTRATOR).opens(path);
        administrator.sees(sign);

        Accessibility.isFlawless(administrator.page());
    }

    @ParameterizedTest
    @CsvSource({"/sign-in, .card", "/demo, #inbox", "/demo/shop, h1"})
    void letsVisitorsIn(String path, String sign) {
        Person visitor = house.visitor("en").opens(path);
        visitor.sees(sign);

        Accessibility.isFlawless(visitor.page());
    }

    @ParameterizedTest
    @CsvSource({"1280, 720", "390, 800"})
    void showsAnOpenConversation(int width, int height) {
        house.somebodyAsksForAPerson("where is my parcel 4711?");
        Person agent = house.staff("anna", Role.AGENT);
        agent.page().setViewportSize(width, height);
        agent.opens("/inbox/waiting");
        agent.sees("#rows .row", "4711").last().click();
        agent.sees("#messages .bubble");
        agent.sees("#reply");

        Accessibility.isFlawless(agent.page());
    }

    @Test
    void listsTheKeysOfTheInbox() {
        Person agent = house.staff("anna", Role.AGENT).opens("/inbox/closed");
        agent.page().keyboard().press("?");
        agent.sees("#keys");

        Accessibility.isFlawless(agent.page());
    }

    @ParameterizedTest
    @CsvSource({"1280, 720", "390, 800"})
    void namesEveryPlaceOnOneLineInGermanToo(int width, int height) {
        Person agent = house.visitor("de").opens("/demo/sign-in?to=/settings");
        agent.page().setViewportSize(width, height);
        agent.sees(".place", "Einstellungen");

        Object lines = agent.page().evaluate("""
                () => [...document.querySelectorAll('.place span')]
                  .filter(name => name.offsetHeight > 1.5 * parseFloat(getComputedStyle(name).lineHeight))
                  .map(name => name.textContent).join(', ')
                """);

        assertThat(lines).isEqualTo("");
    }
}
