package dev.dragoman.console.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.console.Browser;
import dev.dragoman.console.ConsoleHouse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DemoSignInTests {

    static ConsoleHouse house;

    @BeforeAll
    static void open() {
        house = ConsoleHouse.open("dragoman.demo=true", "dragoman.simulator.enabled=true");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void letsAVisitorWorkAsTheDemoAgent() {
        Browser browser = house.browser();

        var answer = browser.get("/demo/sign-in");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/inbox");
        assertThat(browser.get("/inbox/open").status()).isEqualTo(200);
        assertThat(browser.get("/templates").status()).isEqualTo(200);
        assertThat(browser.get("/settings").status()).isEqualTo(302);
        assertThat(browser.get("/settings/people").status()).isEqualTo(403);
    }

    @Test
    void goesToOurOwnPlacesAlone() {
        assertThat(house.browser().get("/demo/sign-in?to=/templates").location())
                .isEqualTo("/templates");
        assertThat(house.browser().get("/demo/sign-in?to=//evil.example").location())
                .isEqualTo("/inbox");
    }

    @Test
    void letsNobodyInFromElsewhere() {
        var proxied = house.browser().get("/demo/sign-in", Map.of("X-Forwarded-For", "203.0.113.9"));
        var renamed = house.browser().get("/demo/sign-in", Map.of("Host", "evil.example"));

        assertThat(proxied.status()).isEqualTo(404);
        assertThat(renamed.status()).isEqualTo(404);
    }

    @Test
    void keepsTheSessionOfSomebodyWhoIsSignedIn() {
        Browser browser = house.administrator();

        browser.get("/demo/sign-in");

        assertThat(browser.get("/settings/people").status()).isEqualTo(200);
    }

    @Test
    void letsNobodySignInAsTheDemoAgentByPassword() {
        Browser browser = house.browser();
        browser.get("/demo/sign-in");
        Browser other = house.browser();
        other.get("/sign-in");

        assertThat(other.post("/sign-in", Map.of("login", "demo", "password", ""))
                        .location())
                .endsWith("?error");
    }

    @Test
    void letsOurPagesFrameOurs() {
        var headers = house.browser().get("/demo/sign-in").headers();

        assertThat(headers.get("Content-Security-Policy")).contains("frame-ancestors 'self'", "frame-src 'self'");
        assertThat(headers.get("X-Frame-Options")).isEqualTo("SAMEORIGIN");
    }
}
