package dev.dragoman.console.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.console.Browser;
import dev.dragoman.console.ConsoleHouse;
import dev.dragoman.staff.AgentId;
import dev.dragoman.staff.Role;
import dev.dragoman.staff.Staff;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class EntranceTests {

    private static final int MISSING = 404;
    private static final int FORBIDDEN = 403;

    static ConsoleHouse house;

    @BeforeAll
    static void open() {
        house = ConsoleHouse.open();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/inbox",
                "/inbox/all/7",
                "/templates",
                "/settings",
                "/settings/people",
                "/insights",
                "/nowhere"
            })
    void sendsStrangersToTheSignInPage(String path) {
        var answer = house.browser().get(path);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).endsWith("/sign-in");
    }

    @Test
    void tellsProgramsThatTheyAreNotSignedIn() {
        var stream = house.browser().get("/live", Map.of("Accept", "text/event-stream"));
        var fragment = house.browser().get("/inbox", Map.of("Accept", "text/html", "HX-Request", "true"));

        assertThat(stream.status()).isEqualTo(401);
        assertThat(fragment.status()).isEqualTo(401);
        assertThat(fragment.headers().get("HX-Redirect")).isEqualTo("/sign-in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/webhooks/nowhere", "/chat/v1/nowhere", "/model/nowhere", "/simulator/graph/v25.0/me/messages"})
    void letsProgramsPostWithoutToken(String path) {
        var answer = house.browser().postWithout(path);

        assertThat(answer.status()).isEqualTo(MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/sign-out", "/preferences", "/simulator/play"})
    void refusesAPostWithoutToken(String path) {
        var answer = house.browser().postWithout(path);

        assertThat(answer.status()).isIn(FORBIDDEN, 401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/dragoman.css",
                "/assets/app.js",
                "/assets/live.js",
                "/assets/htmx.min.js",
                "/sign-in",
                "/actuator/health",
                "/actuator/prometheus"
            })
    void showsWhatIsPublic(String path) {
        assertThat(house.browser().get(path, Map.of("Accept", "text/html, */*")).status())
                .isEqualTo(200);
    }

    @Test
    void keepsMetricsFromThoseWhoComeThroughAProxy() {
        var answer = house.browser().get("/actuator/prometheus", Map.of("X-Forwarded-For", "203.0.113.9"));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void keepsMetricsFromAForeignNameThatPointsHere() {
        var answer = house.browser().get("/actuator/prometheus", Map.of("Host", "evil.example"));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void letsTheAdministratorInWithAFreshSession() {
        Browser browser = house.browser();
        browser.get("/sign-in");
        String before = browser.cookie("dragoman");

        browser.signIn("Admin", house.administratorsPassword());

        assertThat(before).isNotEmpty();
        assertThat(browser.cookie("dragoman")).isNotEmpty().isNotEqualTo(before);
        assertThat(browser.get("/settings/people").body())
                .contains("Administrator")
                .doesNotContain("Demo</th>");
    }

    @Test
    void goesOnToThePageThatWasWanted() {
        Browser browser = house.browser();
        browser.get("/settings/people");
        browser.get("/sign-in");

        var answer = browser.post("/sign-in", Map.of("login", "admin", "password", house.administratorsPassword()));

        assertThat(answer.location()).contains("/settings/people");
    }

    @Test
    void refusesAWrongPasswordAndThenSlowsDown() {
        house.get(Staff.class).create(null, "slow", "Slow", Role.AGENT);
        Browser browser = house.browser();
        browser.get("/sign-in");

        Browser.Answer first = browser.post("/sign-in", Map.of("login", "slow", "password", "wrong"));
        for (int i = 0; i < 3; i++) {
            browser.post("/sign-in", Map.of("login", "slow", "password", "wrong"));
        }
        Browser.Answer later = browser.post("/sign-in", Map.of("login", "slow", "password", "wrong"));

        assertThat(first.location()).endsWith("/sign-in?error");
        assertThat(browser.get("/sign-in?error").body()).contains("do not match");
        assertThat(later.location()).contains("/sign-in?wait=");
    }

    @ParameterizedTest
    @CsvSource({
        "AGENT,         /inbox/open,      200", "MARKETER, /inbox/open,      403",
                "ADMINISTRATOR, /inbox/open,      200",
        "AGENT,         /templates,       200", "MARKETER, /templates,       200",
                "ADMINISTRATOR, /templates,       200",
        "AGENT,         /settings/channels, 200", "MARKETER, /settings/channels, 403",
                "ADMINISTRATOR, /settings/channels, 200",
        "AGENT,         /settings/people, 403", "MARKETER, /settings/people, 403",
                "ADMINISTRATOR, /settings/people, 200",
        "AGENT,         /insights,        404", "MARKETER, /insights,        404",
                "ADMINISTRATOR, /insights,        404"
    })
    void showsEveryRoleItsPages(Role role, String path, int status) {
        assertThat(someone(role).get(path).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "AGENT, /templates/greet, 403", "MARKETER, /templates/greet, 405", "AGENT, /settings/hours, 403",
        "MARKETER, /settings/hours, 403", "ADMINISTRATOR, /settings/hours, 404", "MARKETER, /inbox/7/reply, 403"
    })
    void letsEveryRoleChangeWhatIsIts(Role role, String path, int status) {
        assertThat(someone(role).post(path, Map.of()).status()).isEqualTo(status);
    }

    @Test
    void endsTheSessionOfSomebodyWhoIsDisabled() {
        Staff staff = house.get(Staff.class);
        String password = staff.create(null, "leaver", "Leaver", Role.AGENT);
        Browser browser = house.browser().signIn("leaver", password);

        staff.disable(
                new AgentId(UUID.randomUUID()),
                staff.find("leaver").orElseThrow().id());

        assertThat(browser.get("/inbox").location()).endsWith("/sign-in");
    }

    @Test
    void signsOut() {
        Browser browser = house.administrator();

        browser.post("/sign-out", Map.of());

        assertThat(browser.get("/settings/people").location()).endsWith("/sign-in");
    }

    @Test
    void sendsStrictHeaders() {
        var headers = house.browser().get("/sign-in").headers();

        assertThat(headers.get("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.get("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.get("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(headers.get("X-Frame-Options")).isEqualTo("DENY");
        assertThat(headers.get("Set-Cookie")).contains("HttpOnly", "SameSite=Lax");
        assertThat(headers.get("Server")).isNull();
        assertThat(headers.get("X-Powered-By")).isNull();
    }

    @Test
    void hasNoDemoUnlessItIsOn() {
        assertThat(house.browser().get("/demo/sign-in").status()).isEqualTo(MISSING);
    }

    private static Browser someone(Role role) {
        String login = "someone-" + UUID.randomUUID().toString().substring(0, 8);
        String password = house.get(Staff.class).create(null, login, "Someone", role);
        return house.browser().signIn(login, password);
    }
}
