package dev.dragoman.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.dragoman.staff.Role;
import org.junit.jupiter.api.Test;

/** A customer who is not understood, a marketer who teaches it, and the customer again. */
@InTheHouse
class MarketerTeachesTests {

    private static final String QUESTION = "zorbel quantix wuzzle llamas fripp";
    private static final double LONG = 150_000;

    private final House house;

    MarketerTeachesTests(House house) {
        this.house = house;
    }

    @Test
    void teachesWhatWasNotUnderstood() {
        Person customer = house.visitor("en").opens("/demo/shop");
        customer.sees(customer.widget().field());
        customer.widget().write(QUESTION);
        customer.sees(customer.widget().rows("bot", "").first());
        Person marketer = house.staff("mara", Role.MARKETER).opens("/learning?lang=en");
        Page page = marketer.page();

        makesAnIntent(marketer);
        page.locator("#try").click();
        page.locator("#rehearsal[data-done]").waitFor(new Locator.WaitForOptions().setTimeout(LONG));
        String difference = page.locator("#rehearsal").textContent();
        page.locator("#again").click();
        page.locator("input[name=reason]").fill("llamas are asked for");
        page.locator("#publish").click();
        marketer.sees("#news", "Published");

        assertThat(difference).contains("Now answered", QUESTION, "Llamas are fripped on Fridays.");
        assertThat(page.locator("#speaks").textContent()).contains("speaks before the files", "mara");
        customer.widget().write(QUESTION);
        customer.widget().hears("bot", "on Fridays");
        marketer.sees("#history form button").last().click();
        marketer.sees("#news", "Brought back");
    }

    private static void makesAnIntent(Person marketer) {
        Locator group = marketer.page()
                .locator(
                        ".learn-group",
                        new Page.LocatorOptions().setHas(marketer.page().locator("input[value='" + QUESTION + "']")));
        marketer.sees(group);
        group.locator("summary").last().click();
        group.locator("input[name=name]").fill("llama_fripping");
        group.locator("textarea[name=answer]").fill("Llamas are fripped on Fridays.");
        group.locator("button[formaction$='/intent']").click();
        marketer.sees("#draft", QUESTION);
    }
}
