package dev.dragoman.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody with a browser of their own, and what went wrong in it. */
final class Person {

    private static final double PATIENCE = 20_000;

    private final BrowserContext context;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> forgiven = new ArrayList<>();
    private final Page page;

    Person(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout(PATIENCE);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        page = context.newPage();
    }

    Page page() {
        return page;
    }

    Person opens(String address) {
        page.navigate(address);
        return this;
    }

    Widget widget() {
        return new Widget(page);
    }

    /** Waits until it can be seen. */
    Locator sees(String selector) {
        return sees(page.locator(selector));
    }

    Locator sees(Locator thing) {
        thing.first().waitFor();
        return thing;
    }

    Locator sees(String selector, String words) {
        return sees(page.locator(selector, new Page.LocatorOptions().setHasText(words)));
    }

    /** Expects errors that hold these words, such as those of a network that the test itself cuts. */
    void forgives(String words) {
        forgiven.add(words);
    }

    List<String> complaints() {
        return complaints.stream()
                .filter(complaint -> forgiven.stream().noneMatch(complaint::contains))
                .toList();
    }

    void photograph(Path file) {
        try {
            page.screenshot(new Page.ScreenshotOptions().setPath(file).setTimeout(5_000));
        } catch (PlaywrightException e) {
            complaints.add("no picture: " + e.getMessage());
        }
    }

    void leave() {
        context.close();
    }
}
