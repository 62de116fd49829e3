package dev.dragoman.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.dragoman.staff.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A marketer in the editor, and a customer who hears the difference. */
@InTheHouse
class MarketerChangesAReplyTests {

    private static final String EDITOR = "/templates/utter_track_order?lang=en";
    private static final String PREVIEW = "[data-network=webchat] [data-where=messages] .bubble[data-variation='0']";
    private static final String OLD = "wanderlicht.example/track";
    private static final String QUESTION = "where is my parcel?";

    /** Whoever says the same three times in a row is taken for a machine. */
    private static final String OTHER_WORDS = "my parcel is late";

    private final House house;

    MarketerChangesAReplyTests(House house) {
        this.house = house;
    }

    @Test
    void speaksWithTheNextMessageAndTakesItBack() {
        Person marketer = house.staff("mara", Role.MARKETER).opens(EDITOR);
        Person customer = house.visitor("en").opens("/demo/shop");
        customer.sees(customer.widget().field());
        customer.widget().write(QUESTION);
        customer.widget().hears("bot", OLD);
        Page editor = marketer.page();
        editor.locator("button[value='remove:1']").click();
        marketer.sees(editor.locator(".tpl-variation").nth(1));
        editor.waitForFunction("() => document.querySelectorAll('.tpl-variation').length === 2");
        editor.locator("select[name=customer]").selectOption("NO_DATA");

        String preview = writes(marketer, "Your parcel <b>{order_number}</b> is on a camel & well. 🐪");
        publishes(marketer, "camels are calm");

        customer.widget().write(QUESTION);
        String later = customer.widget().hears("bot", "camel");
        assertThat(preview).endsWith("\n\n" + later);
        assertThat(newcomerHears("camel")).isEqualTo(preview);

        bringsTheFileBack(marketer);
        customer.widget().write(OTHER_WORDS);
        customer.sees(customer.widget().rows("bot", OLD).nth(1));
        assertThat(customer.widget().rows("bot", "camel").count()).isOne();
    }

    /** The bot's first answer to somebody who never wrote before. */
    private String newcomerHears(String words) {
        Person newcomer = house.visitor("en").opens("/demo/shop");
        newcomer.sees(newcomer.widget().field());
        newcomer.widget().write(QUESTION);
        return newcomer.widget().hears("bot", words);
    }

    /** Types, and gives what the preview shows then. */
    private static String writes(Person marketer, String text) {
        marketer.page().locator("#text-1").fill(text);
        return marketer.sees(PREVIEW, "on a camel").textContent();
    }

    private static void publishes(Person marketer, String reason) {
        marketer.page().locator("input[name=reason]").fill(reason);
        marketer.page().locator("button[formaction*=published]").click();
        marketer.sees("#news", "Published");
        marketer.sees(".tpl-state", reason);
    }

    private static void bringsTheFileBack(Person marketer) {
        marketer.opens("/templates/utter_track_order/history?lang=en");
        Locator file = marketer.sees(".tpl-version", "The file");
        file.locator("form button").click();
        marketer.sees("#news", "Brought back");
    }

    @Test
    void seesThePreviewFollow() {
        Person marketer = house.staff("mara", Role.MARKETER).opens(EDITOR);
        Page editor = marketer.page();
        marketer.sees(PREVIEW);
        editor.evaluate("""
            bubble => {
              window.took = [];
              const words = document.querySelector('#text-1');
              words.addEventListener('input', () => {
                const typed = performance.now();
                const wanted = words.value;
                const look = () => document.querySelector(bubble)?.textContent.endsWith(wanted)
                  ? took.push(performance.now() - typed) : requestAnimationFrame(look);
                look();
              });
            }
            """, PREVIEW);

        for (int i = 1; i <= 5; i++) {
            editor.locator("#text-1").fill("Attempt " + i);
            editor.waitForFunction("n => took.length === n", i);
        }

        List<Double> took = ((List<?>) editor.evaluate("() => took"))
                .stream().map(each -> ((Number) each).doubleValue()).toList();
        assertThat(Stopwatch.median(took)).isLessThan(Stopwatch.allowed(400));
        editor.onDialog(dialog -> dialog.accept());
    }

    @Test
    void learnsWhyAReplyIsNotPublished() {
        Person marketer = house.staff("mara", Role.MARKETER);
        marketer.forgives("422");
        marketer.opens(EDITOR);
        Page editor = marketer.page();

        editor.locator("#text-1").fill("Hello {nobody_knows}");
        editor.locator("button[formaction*=published]").click();
        assertThat(marketer.sees("#news").textContent()).contains("Say in a few words why");
        editor.locator("input[name=reason]").fill("because");
        editor.locator("button[formaction*=published]").click();

        assertThat(marketer.sees("#news", "Not published").textContent()).contains("nobody_knows");
        assertThat(editor.locator("#text-1").inputValue()).isEqualTo("Hello {nobody_knows}");
        marketer.sees("#news a[data-offset]", "nobody_knows").first().click();
        assertThat(editor.evaluate("() => document.activeElement.id + document.activeElement.selectionStart"))
                .isEqualTo("text-16");
    }
}
