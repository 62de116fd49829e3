package dev.dragoman.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import dev.dragoman.staff.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A customer in the widget and an agent in the inbox, each in a browser of their own. */
@InTheHouse
class AgentAnswersACustomerTests {

    private final House house;

    AgentAnswersACustomerTests(House house) {
        this.house = house;
    }

    @Test
    void answersAndGivesTheNextQuestionBackToTheBot() {
        Person agent = house.staff("anna", Role.AGENT).opens("/inbox/waiting");
        Person customer = house.visitor("de-DE").opens("/demo/shop");
        agent.page().evaluate("() => { window.notReloaded = true; }");

        customer.sees(customer.widget().field());
        customer.widget().write("Wo bleibt mein Paket 4711?");
        assertThat(customer.widget().hears("bot", "4711")).contains("Bestellung");
        customer.widget().part(".ask").click();

        openFrom(agent, "Ich möchte mit einem Menschen sprechen");
        readWhyWithoutScrolling(agent);
        agent.page().locator("#take").click();
        agent.sees("#thread-head", "You have it");
        reply(agent, "Das Paket 4711 kommt morgen. Anna");

        assertThat(customer.widget().hears("person", "kommt morgen")).isEqualTo("Das Paket 4711 kommt morgen. Anna");
        customer.sees(".state", "Ein Mensch aus dem Team");
        resolve(agent);
        customer.widget().write("Wann habt ihr geöffnet?");
        customer.sees(customer.widget().rows("bot", "17"));
        assertThat(agent.page().evaluate("() => window.notReloaded")).isEqualTo(true);
    }

    /** The row comes by itself and says why; a click opens it. */
    private static void openFrom(Person agent, String words) {
        Locator row = agent.sees("#rows .row", words).first();
        assertThat(row.textContent()).contains("Asked for a person", "Web chat");
        row.click();
        agent.sees("#messages .bubble", words);
    }

    private static void readWhyWithoutScrolling(Person agent) {
        Page page = agent.page();
        assertThat(page.locator(".why-reason").textContent()).contains("Asked for a person");
        assertThat(page.locator(".why-strip .number").textContent()).contains("%");
        assertThat(page.locator(".why-tried").textContent()).contains("track order");
        for (String part : List.of(".why-reason", ".why-strip .number", ".why-tried dd")) {
            BoundingBox box = page.locator(part).boundingBox();
            assertThat(box.y).as(part).isNotNegative();
            assertThat(box.y + box.height).as(part).isLessThan(720);
        }
        assertThat(page.evaluate("() => scrollY + document.querySelector('.details').scrollTop"))
                .isEqualTo(0);
    }

    /** Shows at once as Sending, while the server still thinks, and then as sent. */
    private static void reply(Person agent, String words) {
        List<Route> held = new ArrayList<>();
        agent.page().route("**/replies", held::add);
        agent.page().locator("#reply").fill(words);
        agent.page().locator("#reply").press("Control+Enter");

        assertThat(agent.sees("#pending .said", words).textContent()).contains("Sending");
        agent.page().waitForCondition(() -> !held.isEmpty());
        agent.page().unroute("**/replies");
        held.forEach(Route::resume);

        Locator sent = agent.sees("#messages .said.ours:not(.bot)", words);
        agent.sees(sent.locator(".state").getByText(Pattern.compile("^(Sent|Delivered|Read)$")));
        assertThat(agent.page().locator("#pending .said").count()).isZero();
    }

    /** Whatever opens next, this one is done. */
    private static void resolve(Person agent) {
        Response answer = agent.page()
                .waitForResponse(
                        "**/resolution", () -> agent.page().locator("#resolve").click());
        assertThat(answer.text()).contains("anna resolved it");
    }

    @Test
    void showsColleaguesAtOnceWhatSomebodyTook() {
        Person anna = house.staff("anna", Role.AGENT).opens("/inbox/waiting");
        Person ben = house.staff("ben", Role.AGENT).opens("/inbox/waiting");
        List<Double> took = new ArrayList<>();

        for (String words : List.of("a first parcel", "a second parcel", "a third parcel")) {
            house.somebodyAsksForAPerson(words);
            anna.sees("#rows .row", words).click();
            anna.sees("#messages .bubble", words);
            String row = "#row-" + anna.page().locator(".thread").getAttribute("data-conversation");
            ben.sees(row);

            long began = System.nanoTime();
            anna.page().locator("#take").click();
            ben.page().waitForFunction("row => !document.querySelector(row)", row);
            took.add((System.nanoTime() - began) / 1e6);
            anna.sees("#thread-head", "You have it");
        }

        assertThat(Stopwatch.median(took)).isLessThan(Stopwatch.allowed(1000));
    }

    @Test
    void showsTheAgentHostileTextAsText() {
        String words = "<img src=x onerror=\"window.hacked = 1\"> \u202Egnp.exe 👩‍👩‍👧‍👦";
        Person agent = house.staff("anna", Role.AGENT).opens("/inbox/waiting");

        house.somebodyAsksForAPerson(words);
        agent.sees("#rows .row", "onerror").click();
        agent.sees("#messages .bubble", "onerror");

        assertThat(agent.page().locator("#messages .bubble").first().textContent())
                .isEqualTo(words);
        assertThat(agent.page().evaluate("() => window.hacked")).isNull();
    }
}
