package dev.dragoman.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The web chat on a page, as a customer uses it. */
record Widget(Page page) {

    Locator part(String selector) {
        return page.locator("dragoman-chat " + selector);
    }

    Locator launcher() {
        return part(".launcher");
    }

    Locator field() {
        return part(".field");
    }

    void open() {
        launcher().click();
        field().waitFor();
    }

    void write(String text) {
        field().fill(text);
        field().press("Enter");
    }

    /** The rows of {@code customer}, {@code bot} or {@code person} that hold these words. */
    Locator rows(String from, String words) {
        return page.locator("dragoman-chat .row." + from, new Page.LocatorOptions().setHasText(words));
    }

    /** Waits for a row and gives its text alone. */
    String hears(String from, String words) {
        Locator row = rows(from, words).last();
        row.waitFor();
        return row.locator(".bubble").textContent();
    }
}
