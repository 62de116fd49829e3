package dev.dragoman.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Visibility;
import dev.dragoman.replies.Body;
import dev.dragoman.replies.Disclosure;
import dev.dragoman.replies.Fitting;
import dev.dragoman.replies.Rendered;
import dev.dragoman.replies.Request;
import dev.dragoman.replies.TemplateKey;
import dev.dragoman.replies.Templates;
import dev.dragoman.replies.Version;
import dev.dragoman.staff.Role;
import dev.dragoman.staff.Staff;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;

@Timeout(120)
class TemplatePagesTests {

    static ConsoleHouse house;
    static Templates templates;

    @BeforeAll
    static void open() {
        house = ConsoleHouse.open(
                "dragoman.channels.facebook.enabled=true", "dragoman.channels.facebook.base-url=http://127.0.0.1:9");
        templates = house.get(Templates.class);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void listsTemplatesByWhatCustomersWant() {
        Browser admin = house.administrator();

        String page = admin.get("/templates").body();

        assertThat(page).contains("Track order", "/templates/utter_track_order?lang=de", "Comment handoff", "File");
    }

    @Test
    void speaksWhatWasPublishedAtOnceAndWhatWasBroughtBack() {
        Browser admin = house.administrator();
        String before = said("utter_warranty").text();
        admin.get("/templates/utter_warranty?lang=en");

        var published = admin.post(
                "/templates/utter_warranty/published?lang=en",
                form("Two years, {customer_name}.", Map.of("reason", "short")));
        String after = said("utter_warranty").text();
        var restored = admin.post("/templates/utter_warranty/restored?lang=en", Map.of("version", "0"));

        assertThat(published.location()).contains("/templates/utter_warranty?lang=en&done=published");
        assertThat(after).isEqualTo("Two years, there.");
        assertThat(restored.location()).endsWith("/templates/utter_warranty/history?lang=en&done=restored");
        assertThat(said("utter_warranty").text()).isEqualTo(before);
        assertThat(audited("template:utter_warranty")).containsExactly("template.publish", "template.restore");
        assertThat(admin.get("/templates/utter_warranty/history?lang=en&done=restored")
                        .body())
                .contains("short", "the file brought back", "Administrator", "Speaks now", "The file")
                .contains("Brought back. It speaks from the next message on.");
    }

    @Test
    void bringsBackOnceOnADoubleClick() {
        Browser admin = house.administrator();
        admin.get("/templates/utter_gift_card?lang=en");
        admin.post("/templates/utter_gift_card/published?lang=en", form("Day and night.", Map.of("reason", "short")));

        Supplier<Browser.Answer> click =
                () -> admin.post("/templates/utter_gift_card/restored?lang=en", Map.of("version", "0"));
        var first = CompletableFuture.supplyAsync(click);
        var second = CompletableFuture.supplyAsync(click);

        assertThat(List.of(first.join(), second.join()))
                .allSatisfy(answer -> assertThat(answer.location())
                        .endsWith("/templates/utter_gift_card/history?lang=en&done=restored"));
        assertThat(templates.history(new TemplateKey("utter_gift_card", "en")))
                .extracting(Version::version)
                .containsExactly(2, 1, 0);
        assertThat(audited("template:utter_gift_card")).containsExactly("template.publish", "template.restore");
    }

    @Test
    void bringsBackNothingThatNeverSpokeAndCannot() {
        Browser admin = house.administrator();
        admin.get("/templates/utter_newsletter?lang=en");
        admin.post("/templates/utter_newsletter/draft?lang=en", form("News, {nobody}", Map.of()));
        admin.post("/templates/utter_newsletter/draft?lang=en", form("News", Map.of("seen", "1")));

        var refused = admin.post("/templates/utter_newsletter/restored?lang=en", Map.of("version", "1"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Not published", "uses {nobody}, which is not a variable");
        assertThat(templates
                        .speaking(new TemplateKey("utter_newsletter", "en"))
                        .orElseThrow()
                        .isFile())
                .isTrue();
    }

    @Test
    void publishesNothingWhileSomethingStandsInTheWay() {
        Browser admin = house.administrator();
        admin.get("/templates/utter_thanks?lang=en");

        var refused = admin.post(
                "/templates/utter_thanks/published?lang=en", form("You are welcome, {nobody}", Map.of("reason", "x")));
        var silent = admin.post("/templates/utter_thanks/published?lang=en", form("Welcome", Map.of()));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("uses {nobody}, which is not a variable", "You are welcome, {nobody}</textarea>");
        assertThat(silent.status()).isEqualTo(422);
        assertThat(silent.body()).contains("Say in a few words why");
        assertThat(templates.history(new TemplateKey("utter_thanks", "en"))).hasSize(1);
        assertThat(audited("template:utter_thanks")).isEmpty();
    }

    @Test
    void previewsByteForByteWhatWouldBeSent() {
        Browser admin = house.administrator();
        var template = new TemplateKey("utter_greet", "en");
        String text = "Hi {customer_name} <b>&amp;</b> \"you\" 😀\n\tparcel {order_number} " + "and so on ".repeat(30);
        admin.get("/templates/utter_greet?lang=en");

        String fragment = admin.post(
                        "/templates/utter_greet/preview?lang=en", form(text, Map.of("customer", "LONG_NAME")))
                .body();
        var published = admin.post("/templates/utter_greet/published?lang=en", form(text, Map.of("reason", "a test")));

        assertThat(published.status()).isEqualTo(303);
        assertThat(templates.networks()).isNotEmpty().allSatisfy(network -> {
            var values = TestCustomer.LONG_NAME.values(templates.variables("en"));
            var request = new Request(template, new ChannelId(network.name()), Visibility.PRIVATE, values, 7);
            Rendered rendered = templates.render(request).orElseThrow();
            String first = Disclosure.opening(
                            templates.render(Disclosure.before(request)).orElseThrow())
                    + rendered.text();
            assertThat(shown(fragment, network.name(), "messages"))
                    .containsExactly(Fitting.fit(first, rendered.choices(), network.message())
                            .text());
            assertThat(shown(fragment, network.name(), "comments"))
                    .isEqualTo(
                            network.comment().isSilent()
                                    ? List.of()
                                    : List.of(Fitting.fit(rendered, network.comment())
                                            .text()));
        });
        assertThat(templates.networks())
                .extracting(it -> it.comment().isSilent())
                .contains(true, false);
        assertThat(fragment).containsOnlyOnce("Later answers come without it.");
    }

    @Test
    void showsHostileTextAsText() {
        Browser admin = house.administrator();
        String hostile = "</textarea><script>alert(1)</script>\"><img src=x onerror=alert(2)>";
        admin.get("/templates/utter_goodbye?lang=en");

        var saved = admin.post("/templates/utter_goodbye/draft?lang=en", form(hostile, Map.of("v0.b0.title", hostile)));

        assertThat(saved.status()).isEqualTo(303);
        for (String page : List.of("", "/history", "/compare?a=0&b=1&lang=en")) {
            assertThat(admin.get("/templates/utter_goodbye" + page).body())
                    .contains("alert", "&lt;")
                    .doesNotContain("<script>alert", "<img src=x");
        }
        assertThat(admin.get("/templates").body()).doesNotContain("<script>alert");
    }

    @Test
    void keepsTheTextOfWhoComesSecond() {
        Browser anna = house.administrator();
        Browser ben = house.administrator();
        anna.get("/templates/utter_praise?lang=de");
        ben.get("/templates/utter_praise?lang=de");
        anna.post("/templates/utter_praise/draft?lang=de", form("Danke von Anna", Map.of()));

        var second = ben.post("/templates/utter_praise/draft?lang=de", form("Danke von Ben", Map.of()));
        var again = ben.post("/templates/utter_praise/draft?lang=de", form("Danke von Ben", Map.of("seen", "1")));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("Danke von Ben</textarea>", "name=\"seen\" value=\"1\"");
        assertThat(again.status()).isEqualTo(303);
        assertThat(templates
                        .draft(new TemplateKey("utter_praise", "de"))
                        .orElseThrow()
                        .body())
                .isEqualTo(Body.of("Danke von Ben"));
    }

    @Test
    void addsAndRemovesVariationsAndButtons() {
        Browser admin = house.administrator();
        admin.get("/templates/utter_greet?lang=en");

        String added = admin.post("/templates/utter_greet/fields?lang=en", form("One ", Map.of("press", "add")))
                .body();
        String button = admin.post("/templates/utter_greet/fields?lang=en", form("One ", Map.of("press", "button:0")))
                .body();
        String removed = admin.post("/templates/utter_greet/fields?lang=en", form("One ", Map.of("press", "remove:0")))
                .body();

        assertThat(added).contains("name=\"v0.text\"", ">One </textarea>", "name=\"v1.text\"");
        assertThat(button).contains("name=\"v0.b0.title\"", "name=\"v0.b0.payload\"");
        assertThat(removed).doesNotContain("name=\"v0.text\"");
    }

    @Test
    void letsAgentsReadAndNothingElse() {
        String password = house.get(Staff.class).create(null, "nina", "Nina", Role.AGENT);
        Browser agent = house.browser().signIn("nina", password);

        var page = agent.get("/templates/utter_greet?lang=en");
        var attempt = agent.post("/templates/utter_greet/published?lang=en", form("Mine now", Map.of("reason", "x")));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("<fieldset class=\"tpl-write\" disabled>")
                .doesNotContain("formaction");
        assertThat(attempt.status()).isEqualTo(403);
        assertThat(agent.get("/settings/channels").status()).isEqualTo(200);
    }

    @Test
    void knowsNoTemplateThatIsNotThere() {
        Browser admin = house.administrator();

        assertThat(admin.get("/templates/utter_nothing").status()).isEqualTo(404);
        assertThat(admin.get("/templates/utter_greet?lang=xx").status()).isEqualTo(404);
        assertThat(admin.get("/templates/utter_greet/compare?lang=en&a=99&b=0").status())
                .isEqualTo(404);
    }

    @Test
    void handsOutTheFiles() {
        var zip = house.administrator().get("/templates/export.zip");

        assertThat(zip.status()).isEqualTo(200);
        assertThat(zip.headers().get("Content-Type")).isEqualTo("application/zip");
        assertThat(zip.body()).startsWith("PK");
    }

    private static Rendered said(String key) {
        return templates
                .render(new Request(new TemplateKey(key, "en"), new ChannelId("rest"), Visibility.PRIVATE, Map.of(), 0))
                .orElseThrow();
    }

    private static Map<String, String> form(String text, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(Map.of("v0.text", text, "v0.channel", "", "seen", "0"));
        form.putAll(more);
        return form;
    }

    private static List<String> shown(String fragment, String network, String where) {
        String section = fragment.substring(fragment.indexOf("data-network=\"" + network + "\""));
        String bubbles = section.substring(section.indexOf("data-where=\"" + where + "\""));
        String own = bubbles.substring(
                0, bubbles.indexOf("data-where", 20) < 0 ? bubbles.length() : bubbles.indexOf("data-where", 20));
        return Pattern.compile("data-variation=\"\\d+\">(.*?)</div>", Pattern.DOTALL)
                .matcher(own)
                .results()
                .map(found -> HtmlUtils.htmlUnescape(found.group(1)))
                .toList();
    }

    private static List<String> audited(String subject) {
        return house.get(JdbcClient.class)
                .sql("select what from audit where subject = :subject order by at, id")
                .param("subject", subject)
                .query(String.class)
                .list();
    }
}
