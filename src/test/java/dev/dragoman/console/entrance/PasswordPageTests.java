package dev.dragoman.console.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.console.Browser;
import dev.dragoman.console.ConsoleHouse;
import dev.dragoman.staff.AgentId;
import dev.dragoman.staff.Role;
import dev.dragoman.staff.Staff;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@Timeout(120)
class PasswordPageTests {

    private static final String PAGE = "/settings/password";
    private static final String FRESH = "a long walk in the rain";

    static ConsoleHouse house;

    @BeforeAll
    static void open() {
        house = ConsoleHouse.open("dragoman.demo=true", "dragoman.simulator.enabled=false");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void changesThePasswordOfEveryRoleAndEndsTheOtherSessions(Role role) {
        Somebody mara = somebody(role);
        Browser here = mara.signIn();
        Browser elsewhere = mara.signIn();
        here.get(PAGE);
        String before = here.cookie("dragoman");

        Browser.Answer answer = here.post(PAGE, form(mara.password, FRESH, FRESH));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(here.cookie("dragoman")).isNotEqualTo(before);
        assertThat(here.get(PAGE + "?done").body()).contains("Your password is changed", "Change password");
        assertThat(elsewhere.get(PAGE).location()).endsWith("/sign-in");
        assertThat(mara.canSignInWith(mara.password)).isFalse();
        assertThat(mara.canSignInWith(FRESH)).isTrue();
        assertThat(mara.audited()).containsExactly(mara.login + " staff.password");
    }

    @ParameterizedTest
    @CsvSource({
        "wrong, a long walk in the rain, a long walk in the rain, This is not your current password",
        "right, a long walk in the rain, a long walk in the sun,  was not typed the same twice",
        "right, too short,               too short,               A password has 12 to 128 characters",
        "right, abababababababab,        abababababababab,        too easy to guess",
        "right, right,                   right,                   The new password is the current one",
    })
    void refusesWithASentence(String current, String password, String repeated, String sentence) {
        Somebody mara = somebody(Role.AGENT);
        Browser browser = mara.signIn();
        browser.get(PAGE);

        Browser.Answer answer = browser.post(PAGE, form(mara.said(current), mara.said(password), mara.said(repeated)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains(sentence).doesNotContain(mara.password);
        assertThat(mara.canSignInWith(mara.password)).isTrue();
        assertThat(mara.audited()).isEmpty();
        assertThat(browser.get(PAGE).status()).isEqualTo(200);
    }

    @Test
    void slowsDownWhoeverGuessesTheCurrentOne() {
        Somebody mara = somebody(Role.AGENT);
        Browser browser = mara.signIn();
        browser.get(PAGE);
        for (int i = 0; i < 4; i++) {
            browser.post(PAGE, form("a guess " + i, FRESH, FRESH));
        }

        Browser.Answer answer = browser.post(PAGE, form(mara.password, FRESH, FRESH));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body()).contains("Too many attempts");
    }

    @Test
    void speaksGermanToo() {
        Somebody mara = somebody(Role.MARKETER);
        Browser browser = mara.signIn();
        browser.get(PAGE);
        browser.post("/preferences", Map.of("lang", "de", "theme", "light", "to", PAGE));

        Browser.Answer answer = browser.post(PAGE, form("falsch", FRESH, FRESH));

        assertThat(answer.body()).contains("Das ist nicht Ihr jetziges Passwort", "Neues Passwort, noch einmal");
        assertThat(answer.body()).doesNotContain("/settings/channels");
    }

    @Test
    void hasNothingToChangeForTheAgentOfTheDemo() {
        Browser browser = house.browser();
        browser.get("/demo/sign-in");
        browser.get(PAGE);

        Browser.Answer answer = browser.post(PAGE, form("", FRESH, FRESH));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("You are signed in without a password");
    }

    private static Map<String, String> form(String current, String password, String repeated) {
        return Map.of("current", current, "password", password, "repeated", repeated);
    }

    private static Somebody somebody(Role role) {
        String login = "mara-" + UUID.randomUUID().toString().substring(0, 8);
        Staff staff = house.get(Staff.class);
        String password = staff.create(null, login, "Mara", role);
        return new Somebody(login, password, staff.find(login).orElseThrow().id());
    }

    private record Somebody(String login, String password, AgentId id) {

        String said(String word) {
            return word.equals("right") ? password : word;
        }

        Browser signIn() {
            return house.browser().signIn(login, password);
        }

        boolean canSignInWith(String word) {
            return house.get(Staff.class).signIn(login, word).isPresent();
        }

        List<String> audited() {
            return house.get(JdbcClient.class)
                    .sql("""
                    select login || ' ' || what from audit join staff on who = staff.id
                     where subject = :subject and what = 'staff.password'
                    """)
                    .param("subject", "staff:" + id)
                    .query(String.class)
                    .list();
        }
    }
}
