package dev.dragoman.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import dev.dragoman.staff.Role;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** An agent sends files, and a visitor sees them. */
@InTheHouse
class AgentSendsFilesTests {

    private static final byte[] PICTURE = picture();
    private static final byte[] TEXT = "The lamp costs 40 EUR.".getBytes(StandardCharsets.UTF_8);

    /** What a paste or a drop brings: a text file, as the browser makes it. */
    private static final String GIVE = """
            ([kind, on, name]) => {
              const data = new DataTransfer();
              data.items.add(new File(['Words in a file.'], name, { type: 'text/plain' }));
              const event = kind === 'paste'
                ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
                : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
              document.querySelector(on).dispatchEvent(event);
            }""";

    private final House house;

    AgentSendsFilesTests(House house) {
        this.house = house;
    }

    @Test
    void showsThePictureToBothAndOpensItForTheVisitor() {
        Person visitor = house.visitor("en").opens(house.site().styled(house.address(), ""));
        visitor.widget().open();
        visitor.widget().write("I want to talk to a person about a map");
        Person agent = openFrom("about a map");

        choose(agent, "map.png", PICTURE);
        agent.sees("#chosen-state", "goes with the next reply");
        agent.page().locator("#reply").fill("Here we are.");
        agent.page().locator("#reply").press("Control+Enter");

        Locator sent = agent.sees("#messages .said.ours:not(.bot)", "Here we are.");
        assertThat(sent.locator(".picture img").getAttribute("alt")).isEqualTo("map.png");
        agent.page().waitForFunction("() => document.querySelector('.picture img').naturalWidth === 40");
        agent.sees(sent.locator(".state", new Locator.LocatorOptions().setHasText("Sent")));
        assertThat(agent.page().locator("#chosen").isVisible()).isFalse();
        Accessibility.isFlawless(agent.page());

        assertThat(visitor.widget().hears("person", "Here we are.")).startsWith("Here we are.");
        Locator picture = visitor.sees(visitor.widget().part(".given.picture"));
        assertThat(picture.locator("canvas").getAttribute("aria-label")).isEqualTo("map.png");
        Accessibility.isFlawless(visitor.page());
        Page tab = visitor.page().waitForPopup(picture::click);
        assertThat(tab.url()).startsWith("blob:");
        visitor.page().reload();
        visitor.sees(visitor.widget().part(".given.picture canvas"));
    }

    @Test
    void letsTheVisitorSaveWhatIsNoPicture() throws IOException {
        Person visitor = house.visitor("de").opens(house.site().styled(house.address(), ""));
        visitor.widget().open();
        visitor.widget().write("Ich möchte mit einem Menschen über einen Preis sprechen");
        Person agent = openFrom("über einen Preis");

        choose(agent, "price.txt", TEXT);
        agent.sees("#chosen-state", "goes with the next reply");
        agent.page().locator("#send").click();

        agent.sees("#messages .said.ours .attachment", "price.txt");
        visitor.sees(visitor.widget().rows("person", "price.txt"));
        Download saved = visitor.page()
                .waitForDownload(() -> visitor.widget().part(".given").click());
        assertThat(saved.suggestedFilename()).isEqualTo("price.txt");
        assertThat(Files.readAllBytes(saved.path())).isEqualTo(TEXT);
    }

    @Test
    void takesWhatIsPastedOrDroppedAndKeepsItOverAReload() {
        house.somebodyAsksForAPerson("a pasted question");
        Person agent = openFrom("a pasted question");
        Page page = agent.page();

        page.evaluate(GIVE, List.of("paste", "#reply", "pasted.txt"));
        agent.sees("#chosen-state", "goes with the next reply");
        page.reload();
        assertThat(agent.sees("#chosen-name", "pasted.txt").isVisible()).isTrue();
        page.evaluate(GIVE, List.of("drop", "#composer", "dropped.txt"));
        agent.sees("#chosen-name", "dropped.txt");
        agent.sees("#chosen-state", "goes with the next reply");
        page.locator("#chosen-remove").click();

        assertThat(page.locator("#chosen").isVisible()).isFalse();
        assertThat(page.locator("#send").isDisabled()).isTrue();
    }

    @Test
    void saysAtOnceWhatCannotGo() {
        house.somebodyAsksForAPerson("a large question");
        Person agent = openFrom("a large question");
        agent.forgives("Failed to load resource");

        choose(agent, "film.png", new byte[5 * 1024 * 1024 + 1]);
        agent.sees("#chosen-state", "larger than 5 MB");
        assertThat(agent.page().locator("#send").isDisabled()).isTrue();
        choose(agent, "page.png", "<html>".getBytes(StandardCharsets.UTF_8));
        agent.sees("#chosen-state", "safe to hand on");
        choose(agent, "all.zip", new byte[] {'P', 'K', 3, 4, 0, 0});
        agent.sees("#chosen-state", "only: gif, jpeg, pdf, png, text, webp");

        agent.page().route("**/files/**", Route::abort);
        choose(agent, "map.png", PICTURE);
        agent.sees("#chosen-again");
        agent.page().unroute("**/files/**");
        agent.page().locator("#chosen-again").click();
        agent.sees("#chosen-state", "goes with the next reply");
    }

    private Person openFrom(String words) {
        Person agent = house.staff("anna", Role.AGENT).opens("/inbox/waiting");
        agent.sees("#rows .row", words).first().click();
        agent.sees("#messages .bubble", words);
        return agent;
    }

    private static void choose(Person agent, String name, byte[] bytes) {
        agent.page().locator("#file").setInputFiles(new FilePayload(name, "application/octet-stream", bytes));
    }

    private static byte[] picture() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
