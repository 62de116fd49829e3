package dev.dragoman.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.dragoman.staff.Role;
import org.junit.jupiter.api.Test;

/** Two agents talk about a customer, who hears nothing of it. */
@InTheHouse
class PrivateNoteTests {

    private static final String EDGE = "bubble => getComputedStyle(bubble).borderTopStyle";
    private static final String GROUND = "bubble => getComputedStyle(bubble).backgroundColor";

    private final House house;

    PrivateNoteTests(House house) {
        this.house = house;
    }

    @Test
    void tellsColleaguesAndNotTheCustomer() {
        Person customer = house.visitor("en").opens("/demo/shop");
        Person anna = house.staff("anna", Role.AGENT).opens("/inbox/waiting");
        Person ben = house.staff("ben", Role.AGENT).opens("/inbox/waiting");
        customer.sees(customer.widget().field());
        customer.widget().write("where is my parcel 4711?");
        customer.widget().hears("bot", "4711");
        customer.widget().part(".ask").click();
        customer.widget().write("my llama is lost");
        opens(anna);
        opens(ben);

        anna.page().locator("#as-note").click();
        anna.page().locator("#note").fill("She called before: the llama is fine.");
        anna.page().locator("#note").press("Control+Enter");

        ben.sees("#messages .said.note", "the llama is fine");
        anna.sees("#messages .said.note", "the llama is fine");
        assertThat(anna.page().locator("#pending .said").count()).isZero();
        replies(anna, "Your llama waits at the gate.");
        customer.widget().hears("person", "at the gate");
        assertThat(customer.page().locator("dragoman-chat").textContent()).doesNotContain("She called");
    }

    private static void opens(Person agent) {
        agent.sees("#rows .row", "my llama is lost").first().click();
        agent.sees("#messages .bubble", "my llama is lost");
    }

    private static void replies(Person agent, String words) {
        agent.page().locator("#as-reply").click();
        agent.page().locator("#reply").fill(words);
        agent.page().locator("#send").click();
    }

    @Test
    void looksLikeNothingElseInTheThread() {
        house.somebodyAsksForAPerson("my camel is lost");
        Person anna = house.staff("anna", Role.AGENT).opens("/inbox/waiting");
        anna.sees("#rows .row", "my camel is lost").first().click();
        anna.sees("#messages .bubble", "my camel is lost");

        anna.page().keyboard().press("n");
        anna.page().keyboard().type("Ask the caravan.");
        anna.page().locator("#save-note").click();
        var note = anna.sees("#messages .said.note", "Ask the caravan.");

        assertThat(note.locator(".badge").textContent()).isEqualTo("Private note");
        var bubble = note.locator(".bubble");
        var said = anna.page().locator("#messages .said:not(.note) .bubble").first();
        assertThat(bubble.evaluate(EDGE)).isEqualTo("dashed").isNotEqualTo(said.evaluate(EDGE));
        assertThat(bubble.evaluate(GROUND)).isNotEqualTo(said.evaluate(GROUND));
        assertThat(anna.page().locator("#composer").evaluate(EDGE)).isEqualTo("dashed");
        Accessibility.isFlawless(anna.page());
    }

    @Test
    void keepsBothDraftsApartOverAReload() {
        house.somebodyAsksForAPerson("my goat is lost");
        Person anna = house.staff("anna", Role.AGENT).opens("/inbox/waiting");
        anna.sees("#rows .row", "my goat is lost").first().click();
        anna.sees("#messages .bubble", "my goat is lost");
        Page page = anna.page();

        page.locator("#reply").fill("Dear customer");
        page.locator("#as-note").click();
        page.locator("#note").fill("Do not tell her");
        page.reload();
        anna.sees("#note");

        assertThat(page.locator("#note").inputValue()).isEqualTo("Do not tell her");
        assertThat(page.locator("#reply").isVisible()).isFalse();
        page.locator("#as-reply").click();
        assertThat(page.locator("#reply").inputValue()).isEqualTo("Dear customer");
    }
}
