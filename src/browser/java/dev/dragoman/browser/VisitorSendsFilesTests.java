package dev.dragoman.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import dev.dragoman.staff.Role;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** A visitor hands files to the brand, and an agent opens them. */
@InTheHouse
class VisitorSendsFilesTests {

    /** One grey pixel. */
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCB9s6jQAAAAABJRU5ErkJggg==");

    private final House house;

    VisitorSendsFilesTests(House house) {
        this.house = house;
    }

    @Test
    void keepsAFileThroughATunnelAndAReloadUntilAnAgentOpensIt() {
        Person visitor = house.visitor("en").opens(house.site().styled(house.address(), ""));
        visitor.forgives("Failed to load resource");
        visitor.widget().open();
        visitor.page().route("**/chat/v1/**", Route::abort);
        visitor.widget().part("input[type=file]").setInputFiles(new FilePayload("broken.png", "image/png", PICTURE));
        visitor.sees(visitor.widget().part(".chips li").getByText("broken.png"));
        visitor.widget().write("I want to talk to a person about this broken lamp");
        visitor.sees(visitor.widget().rows("customer", "broken.png"));

        visitor.page().reload();
        visitor.sees(visitor.widget().rows("customer", "broken.png"));
        visitor.page().unroute("**/chat/v1/**");
        visitor.page().evaluate("() => dispatchEvent(new Event('online'))");
        visitor.sees(visitor.widget().rows("customer", "Sent"));

        Person agent = house.staff("anna", Role.AGENT).opens("/inbox/waiting");
        agent.sees("#rows .row", "broken lamp").first().click();
        var attachment = agent.sees(".attachment", "broken.png");
        APIResponse file = agent.page()
                .request()
                .get(house.address() + attachment.locator("a").getAttribute("href"));
        assertThat(file.body()).isEqualTo(PICTURE);
        assertThat(file.headers()).containsEntry("content-type", "image/png").containsKey("content-security-policy");
    }

    @Test
    void saysAtOnceWhatCannotGoAndForgetsWhatIsRemoved() {
        Person visitor = house.visitor("en").opens(house.site().styled(house.address(), ""));
        visitor.widget().open();

        visitor.widget()
                .part("input[type=file]")
                .setInputFiles(new FilePayload("film.png", "image/png", new byte[5 * 1024 * 1024 + 1]));
        visitor.sees(visitor.widget().part(".banner").getByText("5 MB"));
        visitor.widget().part("input[type=file]").setInputFiles(new FilePayload("a.png", "image/png", PICTURE));
        visitor.widget().part(".chips button").click();

        assertThat(visitor.widget().part(".chips").isVisible()).isFalse();
        Accessibility.isFlawless(visitor.page());
    }

    @Test
    void tellsWhyTheServerDoesNotTakeAFile() {
        Person visitor = house.visitor("de").opens(house.site().styled(house.address(), ""));
        visitor.forgives("Failed to load resource");
        visitor.widget().open();

        byte[] page = "<html>".getBytes(StandardCharsets.UTF_8);
        visitor.widget().part("input[type=file]").setInputFiles(new FilePayload("a.html", "text/html", page));
        visitor.widget().field().press("Enter");

        visitor.sees(visitor.widget().part(".meta.bad"));
        assertThat(visitor.widget().part(".meta.bad").textContent()).contains("PDF");
    }
}
