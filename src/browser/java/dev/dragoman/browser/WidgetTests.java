package dev.dragoman.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The web chat on other people's pages. */
@InTheHouse
class WidgetTests {

    private static final String ANGRY_CSS = """
        * { font: italic 31px/3 serif !important; color: red !important; background: lime !important;
          border: 3px dashed blue !important; margin: 7px !important; padding: 9px !important; float: left !important;
          letter-spacing: 5px !important; text-transform: uppercase !important; box-sizing: content-box !important;
          text-align: right !important; opacity: .6 !important; border-radius: 0 !important }
        html, body { background: white !important; border: 0 !important; margin: 0 !important; opacity: 1 !important }
        dragoman-chat, div, ol, li, button, textarea, svg { display: none !important; visibility: hidden !important;
          position: static !important; width: 5px !important; transform: rotate(9deg) !important }
        """;
    private static final String SENDS = "**/chat/v1/messages";

    private final House house;

    WidgetTests(House house) {
        this.house = house;
    }

    @Test
    void isOneSmallFileBeforeTheFirstClick() {
        Person visitor = house.visitor("en");
        List<String> asked = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        visitor.page().onRequest(request -> {
            if (request.url().startsWith(house.address())) {
                asked.add(request.url());
            }
        });
        visitor.page().onRequestFinished(request -> {
            if (request.url().endsWith("/widget.js")) {
                sizes.add(request.sizes().responseBodySize);
            }
        });

        visitor.opens(plainPage());
        visitor.sees(visitor.widget().launcher());
        visitor.page().waitForLoadState(LoadState.NETWORKIDLE);

        assertThat(asked).hasSizeLessThanOrEqualTo(2);
        assertThat(sizes).singleElement().satisfies(size -> assertThat(size).isBetween(1, 15 * 1024));
        assertThat(layoutShift(visitor.page())).isZero();
    }

    private static double layoutShift(Page page) {
        return ((Number) page.evaluate("""
            () => new Promise(tell => {
              let sum = 0;
              new PerformanceObserver(list => list.getEntries().forEach(shift => { sum += shift.value; }))
                .observe({type: 'layout-shift', buffered: true});
              requestAnimationFrame(() => requestAnimationFrame(() => tell(sum)));
            })
            """)).doubleValue();
    }

    @Test
    void worksUnderAStrictPolicyOfAForeignPage() {
        Person visitor = house.visitor("en");
        String policy = "default-src 'none'; script-src " + house.address() + "; connect-src " + house.address();

        visitor.opens(house.site().guarded(house.address(), policy));
        visitor.widget().open();
        visitor.widget().write("what are your opening hours");

        assertThat(visitor.widget().hears("bot", "9")).contains("17");
    }

    @Test
    void looksTheSameOnAPageWithForcefulStyles() throws IOException {
        Person visitor = house.visitor("en");
        List<int[]> pictures = new ArrayList<>();

        for (String css : List.of("html, body { background: white }", ANGRY_CSS)) {
            visitor.opens(house.site().styled(house.address(), css));
            visitor.page().evaluate("() => localStorage.clear()");
            visitor.page().reload();
            pictures.add(pixels(visitor.sees(visitor.widget().launcher())));
            visitor.widget().open();
            pictures.add(pixels(visitor.widget().part(".panel")));
        }

        assertThat(pictures.get(2)).as("launcher").isEqualTo(pictures.get(0));
        assertThat(pictures.get(3)).as("panel").isEqualTo(pictures.get(1));
    }

    private static int[] pixels(Locator element) throws IOException {
        byte[] png = element.screenshot(new Locator.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED));
        var image = ImageIO.read(new ByteArrayInputStream(png));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    @Test
    void showsOnesOwnMessageAtOnceWhileTheServerIsSlow() {
        Person visitor = house.visitor("en").opens(plainPage());
        List<Route> held = new ArrayList<>();
        visitor.page().route(SENDS, held::add);
        visitor.widget().open();
        visitor.page().evaluate("""
            () => {
              const root = document.querySelector('dragoman-chat').shadowRoot;
              const own = () => root.querySelectorAll('.row.customer').length;
              window.took = [];
              root.addEventListener('keydown', event => {
                if (event.key !== 'Enter') return;
                const began = performance.now();
                const before = own();
                const look = () => own() > before ? took.push(performance.now() - began) : requestAnimationFrame(look);
                requestAnimationFrame(look);
              }, true);
            }
            """);

        for (int i = 1; i <= 5; i++) {
            visitor.widget().write("thought " + i);
            visitor.page().waitForFunction("n => took.length === n", i);
        }

        List<Double> took = ((List<?>) visitor.page().evaluate("() => took"))
                .stream().map(each -> ((Number) each).doubleValue()).toList();
        assertThat(Stopwatch.median(took)).isLessThan(Stopwatch.allowed(100));
        assertThat(visitor.widget().rows("customer", "thought 5").textContent()).contains("Sending");
        visitor.page().unroute(SENDS);
        held.forEach(Route::resume);
        visitor.sees(visitor.widget().rows("customer", "Sent").nth(4));
    }

    @Test
    void deliversOnceWhatWasWrittenOffline() {
        Person visitor = house.visitor("en");
        visitor.forgives("Failed to load resource");
        visitor.opens(plainPage());
        visitor.widget().open();
        visitor.page().route("**/chat/v1/**", Route::abort);
        visitor.widget().write("written in a tunnel");
        visitor.sees(visitor.widget().rows("customer", "Sending"));

        visitor.page().reload();
        visitor.sees(visitor.widget().rows("customer", "written in a tunnel"));
        List<Integer> stored = new ArrayList<>();
        visitor.page().unroute("**/chat/v1/**");
        visitor.page().route(SENDS, route -> {
            stored.add(route.fetch().status());
            visitor.page().unroute(SENDS);
            route.abort();
        });
        visitor.page().evaluate("() => dispatchEvent(new Event('online'))");
        visitor.sees(visitor.widget().rows("customer", "Sent"));

        assertThat(stored).containsExactly(200);
        assertThat(visitor.widget().rows("customer", "written in a tunnel").count())
                .isOne();
        assertThat(ownMessagesOnTheServer(visitor)).containsExactly("written in a tunnel");
    }

    private List<Object> ownMessagesOnTheServer(Person visitor) {
        return List.copyOf((List<?>) visitor.page().evaluate("""
            async bot => {
              const token = JSON.parse(localStorage.getItem('dragoman:shop:token'));
              const headers = {Authorization: `Bearer ${token}`};
              const answer = await fetch(`${bot}/chat/v1/messages?after=0`, {headers});
              return (await answer.json()).messages.filter(it => it.from === 'customer').map(it => it.text);
            }
            """, house.address()));
    }

    @Test
    void needsNoMouse() {
        Person visitor = house.visitor("en").opens(plainPage());
        visitor.sees(visitor.widget().launcher());
        var keys = visitor.page().keyboard();

        keys.press("Tab");
        keys.press("Tab");
        assertThat(focused(visitor.page())).contains("launcher");
        keys.press("Enter");
        assertThat(focused(visitor.page())).contains("field");
        keys.type("what are your opening hours");
        keys.press("Enter");
        visitor.widget().hears("bot", "17");
        assertThat(focused(visitor.page())).contains("field");
        keys.press("Escape");

        assertThat(focused(visitor.page())).contains("launcher");
        assertThat(visitor.widget().part(".panel").isVisible()).isFalse();
    }

    private static String focused(Page page) {
        return (String) page.evaluate(
                "() => document.querySelector('dragoman-chat').shadowRoot.activeElement?.className ?? 'nothing'");
    }

    @ParameterizedTest
    @CsvSource({"1280, 720", "360, 640"})
    void isAccessible(int width, int height) {
        Person visitor = house.visitor(options -> options.setLocale("en").setViewportSize(width, height));
        visitor.opens(plainPage());
        visitor.sees(visitor.widget().launcher());

        Accessibility.isFlawless(visitor.page());
        visitor.widget().open();
        visitor.widget().write("where is my parcel 4711?");
        visitor.widget().hears("bot", "4711");
        Accessibility.isFlawless(visitor.page());

        assertThat(visitor.widget().part("button:visible").all()).allSatisfy(button -> {
            assertThat(button.boundingBox().width).isGreaterThanOrEqualTo(24);
            assertThat(button.boundingBox().height).isGreaterThanOrEqualTo(24);
        });
    }

    @Test
    void showsHostileTextAsText() {
        Person visitor = house.visitor("en").opens(plainPage());
        visitor.widget().open();
        List<String> texts = List.of(
                "<script>window.hacked = 1</script><img src=x onerror=\"window.hacked = 1\">",
                "x".repeat(3_990) + "</div><b>!",
                "\u202Egnp.exe\u202C and \u2067عربي\u2069",
                "👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301");

        texts.forEach(visitor.widget()::write);
        visitor.sees(visitor.widget().rows("customer", "Sent").nth(texts.size() - 1));

        assertThat(visitor.widget().part(".row.customer .bubble").allTextContents())
                .isEqualTo(texts);
        assertThat(visitor.page().evaluate("() => window.hacked")).isNull();
        assertThat(overflow(visitor.page())).isEqualTo(0);
    }

    /** How far the conversation overflows sideways. */
    private static Object overflow(Page page) {
        return page.evaluate("""
            () => {
              const log = document.querySelector('dragoman-chat').shadowRoot.querySelector('.log');
              return log.scrollWidth - log.clientWidth;
            }
            """);
    }

    private String plainPage() {
        return house.site().styled(house.address(), "");
    }
}
